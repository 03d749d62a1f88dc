import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { unzipSync } from 'fflate';
import { main } from '../../src/cli/main.ts';
import { type Lifeguard, startLifeguard } from '../../src/testing/index.ts';
import { fakeTerminal } from '../cli/fake-terminal.ts';

const password = 'Passw0rd!';
const pools = {
  regions: ['eu-west-1'],
  pools: [
    {
      id: 'eu-west-1_Lamb',
      name: 'lamb',
      limits: { resetRequestsPerHour: 100 },
      users: [{ username: 'ann', email: 'ann@example.com', password }],
      clients: [{ id: 'one', name: 'one' }],
    },
  ],
};
const users = [{ pool: 'lamb', username: 'ann', email: 'ann@example.com', restore: '$' + '{PROBE_OLD}' }];
const settings = { target: '$' + '{PROBE_TARGET}', users, journeys: { reset: {}, jwks: {} } };

type Handler = (event: unknown, context: { getRemainingTimeInMillis(): number }) => Promise<unknown>;

describe('the probe as a Lambda function', () => {
  let lifeguard: Lifeguard;
  let folder: string;
  let task: string;
  before(async () => {
    lifeguard = await startLifeguard({ pools, log: () => {} });
    folder = await mkdtemp(join(tmpdir(), 'probe-lambda-'));
    task = join(folder, 'task');
    await writeFile(join(folder, 'pools.yaml'), JSON.stringify(pools));
  });
  after(async () => {
    await lifeguard.stop();
    await rm(folder, { recursive: true });
  });
  async function packaged(probe: object): Promise<{ code: number; complained: string }> {
    await writeFile(join(folder, 'probe.yaml'), JSON.stringify(probe));
    const terminal = fakeTerminal(folder);
    const code = await main(['lambda', 'package', 'probe', '--dirty', '--out', 'probe.zip'], terminal);
    return { code, complained: terminal.complained.join('\n') };
  }
  const context = (milliseconds: number) => ({ getRemainingTimeInMillis: () => milliseconds });

  let handler: Handler;
  before(async () => {
    assert.deepEqual(await packaged(settings), { code: 0, complained: '' });
    await mkdir(join(task, 'node_modules'), { recursive: true });
    for (const [name, bytes] of Object.entries(unzipSync(await readFile(join(folder, 'probe.zip'))))) {
      await mkdir(dirname(join(task, name)), { recursive: true });
      await writeFile(join(task, name), bytes);
    }
    // The runtime brings the SDK along.
    await symlink(resolve('node_modules/@aws-sdk'), join(task, 'node_modules/@aws-sdk'));
    Object.assign(process.env, {
      LAMBDA_TASK_ROOT: task,
      PROBE_OLD: password,
      PROBE_TARGET: lifeguard.endpoint,
    });
    ({ handler } = await import(pathToFileURL(join(task, 'index.mjs')).href));
  });
  after(() => {
    for (const name of ['LAMBDA_TASK_ROOT', 'PROBE_OLD', 'PROBE_TARGET']) delete process.env[name];
  });

  test('makes one round for each event, tells its runs, and fails where one fails', async t => {
    const told: string[] = [];
    t.mock.method(console, 'error', (line: string) => told.push(line));
    const runs = await handler({ source: 'aws.scheduler' }, context(600_000));
    assert.ok(Array.isArray(runs));
    assert.deepEqual(
      runs.map(({ journey, failure }) => [journey, failure]),
      [
        ['reset', undefined],
        ['jwks', undefined],
      ],
    );
    const keys = await handler({ journeys: ['jwks', 'lockdown'] }, context(600_000));
    assert.ok(Array.isArray(keys));
    assert.deepEqual(
      keys.map(({ journey, ok, passedOver }) => [journey, ok, passedOver]),
      [
        ['jwks', true, undefined],
        ['lockdown', undefined, 'The pool lamb lets people sign up (signUp: open).'],
      ],
    );
    assert.deepEqual(await handler({}, context(20_000)), []);
    assert.match(told.join(), /^Time did not suffice for 2 of 2 runs\.$/);
    process.env.PROBE_TARGET = 'http://127.0.0.1:9';
    t.after(() => Object.assign(process.env, { PROBE_TARGET: lifeguard.endpoint }));
    await assert.rejects(
      handler({}, context(600_000)),
      /^Error: 2 of 2 runs failed, the first \(reset, lamb \/ one\) at the stage ready: http:\/\/127\.0\.0\.1:9 did not answer/,
    );
  });

  test('says in its log why a run has failed: the cause, and what doctor finds', async t => {
    const told: string[] = [];
    t.mock.method(console, 'error', (line: string) => told.push(line));
    const [pool] = pools.pools;
    const gone = { ...pools, pools: [{ ...pool, clients: [{ id: 'gone', name: 'gone' }] }] };
    await writeFile(join(task, 'pools.yaml'), JSON.stringify(gone));
    t.after(() => writeFile(join(task, 'pools.yaml'), JSON.stringify(pools)));
    await assert.rejects(
      handler({ journeys: ['reset'] }, context(600_000)),
      /1 of 1 runs failed, the first \(reset, lamb \/ gone\) at the stage ready: .*ResourceNotFoundException/,
    );
    const [log = ''] = told;
    assert.match(log, /^gone of lamb: reset\n/);
    assert.match(log, /\n {2}cause {3}client-not-found: /);
    assert.match(log, /\n {2}doctor {2}clients-of-file-exist: /);
  });

  const refused: readonly (readonly [name: string, probe: object, said: RegExp])[] = [
    [
      'settings that are wrong',
      { ...settings, targett: 'aws' },
      /^probe\.yaml:1:\d+ {2}targett: expected a known key/,
    ],
    [
      'what it would forget',
      { users: [{ ...users[0], restore: 'Old-Passw0rd' }], keep: { file: 'kept' } },
      /^probe\.yaml:1:\d+ {2}keep\.file: expected keep\.secretsManager; found a folder\n +A function does not keep/,
    ],
    [
      'what it would forget, beside a reference to its own environment',
      { users, keep: { file: 'kept' } },
      /keep\.file: expected keep\.secretsManager/,
    ],
    [
      'pools in AWS and no mailbox',
      { ...settings, target: 'aws' },
      /^probe\.yaml:1:1 {2}mailbox: expected one of imap, s3, mailpit, command, lifeguard; found nothing\n/,
    ],
  ];
  for (const [name, probe, said] of refused) {
    test(`is not packaged with ${name}`, async () => {
      const { code, complained } = await packaged(probe);
      assert.equal(code, 2);
      assert.match(complained, said);
    });
  }
});
