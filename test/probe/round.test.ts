import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { systemOutside } from '../../src/cli/probe/probe-outside.ts';
import { probePlan } from '../../src/cli/probe/probe-plan.ts';
import { probeTools } from '../../src/cli/probe/probe-tools.ts';
import { runRound } from '../../src/cli/probe/run-round.ts';
import { systemRandom } from '../../src/pool/random.ts';
import { clientSubjectOf } from '../../src/probe/client-subject.ts';
import { EndpointUnreachable } from '../../src/probe/endpoint-unreachable.ts';
import type { Work } from '../../src/probe/work.ts';
import { type Lifeguard, startLifeguard } from '../../src/testing/index.ts';
import type { PoolsDescription } from '../../src/testing/pools-description.ts';
import { settled } from './settled.ts';

const elsewhere = 'https://elsewhere.example';
const pools = {
  regions: ['eu-west-1'],
  pools: [
    {
      id: 'eu-west-1_Once',
      name: 'once',
      users: [{ username: 'ann', email: 'ann@example.com', password: 'Passw0rd!' }],
      clients: [{ id: 'one', name: 'one' }],
    },
  ],
} satisfies PoolsDescription;

describe('a round', () => {
  let lifeguard: Lifeguard;
  before(async () => {
    lifeguard = await startLifeguard({ pools, log: () => {} });
  });
  after(() => lifeguard.stop());

  const rows: readonly (readonly [name: string, journey: string, failedAt: string | undefined])[] = [
    ['that goes well', 'jwks', undefined],
    ['that cannot begin', 'reset', 'remember'],
  ];
  for (const [name, journey, failedAt] of rows) {
    test(`${name} takes its time, its ids and its answers from what it is given`, async () => {
      await using at = await settled(pools, { target: lifeguard.endpoint, keep: { file: 'kept' } });
      // Others may look into it.
      await mkdir(join(at.folder, 'kept'), { mode: 0o755 });
      const choice = { all: true, journey: [journey] };
      const plan = probePlan(choice, { directory: at.folder, environment: {} });
      const asked: string[] = [];
      const tools = probeTools(
        plan,
        {},
        {
          fetch: (input, init) => {
            asked.push(String(input));
            return fetch(input, init);
          },
          now: () => 86_400_000,
          random: { ...systemRandom, uuid: () => 'an id' },
        },
      );
      const openBrowser = () => assert.fail('no page is opened');
      const { runs } = await runRound(plan.work, { tools, openBrowser, isStopped: () => false });
      assert.deepEqual(
        runs.map(({ run }) => [run.id, run.startedAt, run.failure?.stage]),
        [['an id', 86_400_000, failedAt]],
      );
      assert.equal(asked.length, failedAt === undefined ? 2 : 0);
    });
  }

  test('tells who was not reached without what is secret', async () => {
    await using at = await settled(pools, { target: lifeguard.endpoint });
    const plan = probePlan({ all: true, journey: ['jwks'] }, { directory: at.folder, environment: {} });
    const [pool] = plan.file.pools;
    const [client] = pool?.clients ?? [];
    assert.ok(pool && client);
    const secret = 'a secret of the client';
    const work: Work = {
      of: 'client',
      journey: {
        ...{ of: 'client', name: 'own', whyNot: () => undefined },
        stages: [
          {
            name: 'asks',
            run: () => Promise.reject(new EndpointUnreachable(`${elsewhere}/x?y`, `It said ${secret}.`)),
          },
        ],
      },
      subject: clientSubjectOf(pool, { ...client, secret }, plan.target),
    };
    const tools = probeTools(plan, {}, systemOutside);
    const openBrowser = () => assert.fail('no page is opened');
    const { unreachable } = await runRound([work], { tools, openBrowser, isStopped: () => false });
    assert.deepEqual(unreachable, { origin: elsewhere, isAnother: false, words: 'It said …….' });
  });
});
