import assert from 'node:assert/strict';
import { once } from 'node:events';
import { chmod, mkdir, readdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { systemRandom } from '../../src/pool/random.ts';
import { fileKeep } from '../../src/probe/keep/file-keep.ts';
import { type Lifeguard, startLifeguard } from '../../src/testing/index.ts';
import type { PoolsDescription } from '../../src/testing/pools-description.ts';
import { settled } from './settled.ts';

const pools = {
  regions: ['eu-west-1'],
  pools: [
    {
      id: 'eu-west-1_Fail',
      name: 'fail',
      messages: { verification: { subject: 'Your code is {####}' } },
      limits: { resetRequestsPerHour: 100 },
      users: [{ username: 'ann', email: 'ann@example.com' }],
      clients: [{ id: 'one', name: 'one' }],
    },
  ],
} satisfies PoolsDescription;
const kept = {
  keep: { file: 'kept' },
  users: [{ pool: 'fail', username: 'ann', email: 'ann@example.com' }],
};

describe('a failure of the probe', () => {
  let lifeguard: Lifeguard;
  let answer: readonly [type: string, message: string] = ['', ''];
  let asked = 0;
  /** A service that is no Lifeguard: no recorder tells the cause. */
  const refusing = createServer((request, response) => {
    request.resume();
    if (request.headers['x-amz-target']?.includes('ForgotPassword')) asked += 1;
    const [__type, message] = answer;
    response
      .writeHead(__type === 'InternalErrorException' ? 500 : 400)
      .end(JSON.stringify({ __type, message }));
  });
  let origin = '';
  before(async () => {
    lifeguard = await startLifeguard({ pools, log: () => {} });
    refusing.listen(0, '127.0.0.1');
    await once(refusing, 'listening');
    // A server that listens on an address has one.
    origin = `http://127.0.0.1:${(refusing.address() as AddressInfo).port}`;
  });
  after(async () => {
    refusing.close();
    refusing.closeAllConnections();
    await lifeguard.stop();
  });

  const rows: readonly {
    readonly answer: readonly [type: string, message: string];
    readonly code: number;
    readonly kind: string;
    readonly cause: string | undefined;
    readonly asked: number;
  }[] = [
    {
      answer: ['LimitExceededException', 'Attempt limit exceeded, please try after some time.'],
      ...{ code: 3, kind: 'quota', cause: 'reset-requests-exceeded', asked: 1 },
    },
    {
      answer: ['ForbiddenException', 'Request not allowed due to WAF block.'],
      ...{ code: 1, kind: 'target', cause: 'blocked-by-firewall', asked: 1 },
    },
    {
      answer: ['InternalErrorException', 'Something went wrong'],
      ...{ code: 1, kind: 'target', cause: 'service-failed', asked: 2 },
    },
  ];
  for (const { answer: given, code, kind, cause, asked: times } of rows) {
    test(`is ranked by the catalogue where no recorder knows: ${given[0]}`, async () => {
      answer = given;
      asked = 0;
      const mailbox = { lifeguard: { url: lifeguard.endpoint } };
      await using probe = await settled(pools, { ...kept, target: origin, mailbox });
      const { code: ended, runs } = await probe.runs();
      const failure = runs[0]?.failure;
      assert.deepEqual([failure?.stage, failure?.kind, failure?.cause?.id], ['request', kind, cause]);
      assert.deepEqual([ended, asked], [code, times]);
    });
  }

  test('of the mailbox is told before an attempt is spent', async () => {
    const mailbox = { lifeguard: { url: 'http://127.0.0.1:9' } };
    await using probe = await settled(pools, { ...kept, target: lifeguard.endpoint, mailbox });
    const { code, runs, complained } = await probe.runs();
    assert.equal(code, 3);
    assert.deepEqual([runs[0]?.failure?.stage, runs[0]?.failure?.kind], ['mailbox', 'mailbox']);
    assert.match(complained, /^The probe did not come to an end: /);
    assert.equal(lifeguard.events.last({ operation: 'ForgotPassword' }), undefined);
  });

  test('to remember begins nothing', async () => {
    await using probe = await settled(pools, { ...kept, target: lifeguard.endpoint });
    await mkdir(join(probe.folder, 'kept'));
    await chmod(join(probe.folder, 'kept'), 0o755);
    const { code, runs } = await probe.runs();
    assert.equal(code, 3);
    assert.deepEqual([runs[0]?.failure?.stage, runs[0]?.failure?.kind], ['remember', 'probe']);
    assert.match(runs[0]?.failure?.message ?? '', /^Others may look into .*run: chmod 700/);
  });

  test('is none where another probe works on the user: it says until when', async () => {
    await using probe = await settled(pools, { ...kept, target: lifeguard.endpoint });
    const keep = fileKeep(join(probe.folder, 'kept'), systemRandom);
    const until = Date.now() + 600_000;
    await keep.update({ poolId: 'eu-west-1_Fail', username: 'ann' }, before => ({
      kept: { ...before, lock: { run: 'other', until } },
      gives: undefined,
    }));
    const { code, runs, complained } = await probe.runs();
    const why = `another probe works on this user, until ${new Date(until).toISOString()} at the latest`;
    assert.deepEqual(
      [code, runs.map(({ journey, postponed }) => [journey, postponed])],
      [3, [['reset', why]]],
    );
    assert.equal(complained, `ann was not probed through one: ${why}.`);
  });

  test('and none: a mail with the code in its subject is told without it, as is each password', async () => {
    await using probe = await settled(pools, {
      ...kept,
      target: lifeguard.endpoint,
      journeys: { reset: {} },
    });
    for (const args of [['--json'], []]) {
      const { code, said, complained } = await probe.probe(...args);
      assert.equal(code, 0, said);
      assert.match(said, /Your code is ……/);
      const mail = await lifeguard.mail.latest({ client: 'one' });
      assert.ok(mail?.codes[0]);
      const [file = ''] = await readdir(join(probe.folder, 'kept'));
      const { current } = JSON.parse(await readFile(join(probe.folder, 'kept', file), 'utf8'));
      assert.equal(current.length, 100);
      for (const secret of [mail.codes[0], current, 'eyJ'])
        assert.ok(!`${said}${complained}`.includes(secret));
      assert.ok(said.split('\n').every(line => args.length > 0 || line.length <= 80));
    }
  });
});
