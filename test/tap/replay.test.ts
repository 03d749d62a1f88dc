import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { main } from '../../src/cli/main.ts';
import { startLifeguard } from '../../src/testing/start-lifeguard.ts';
import { fakeTerminal } from '../cli/fake-terminal.ts';
import { linesOf, recordedPools, recordSession, server, serverSecret } from './recorded-session.ts';
import { listening } from './running-tap.ts';

let folder: string;
let file: string;
let secrets: readonly string[];
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tap-'));
  file = join(folder, 'calls.ndjson');
  await using lifeguard = await startLifeguard({ pools: recordedPools('client'), log: () => {} });
  secrets = await recordSession(lifeguard, file);
});
after(() => rm(folder, { recursive: true }));

const replayTo = async (endpoint: string, ...more: string[]) => {
  const terminal = fakeTerminal(folder);
  const code = await main(['replay', file, '--target', endpoint, '--json', ...more], terminal);
  return { code, said: JSON.parse(terminal.said.join('\n')), complained: terminal.complained };
};

const replayAnew = async (...more: string[]) => {
  await using lifeguard = await startLifeguard({ pools: recordedPools('client'), log: () => {} });
  return await replayTo(lifeguard.endpoint, ...more);
};

describe('a recording', () => {
  test('holds no secret, no name and no address', async () => {
    const text = await readFile(file, 'utf8');
    assert.ok(secrets.length > 20);
    const found = secrets.filter(
      secret => text.includes(secret) || text.includes(secret.split('@')[0] ?? secret),
    );
    assert.deepEqual(found, []);
  });

  test('is for its owner alone', async () => {
    assert.equal((await stat(file)).mode & 0o777, 0o600);
  });

  test('tells the cause of each failure', async () => {
    const calls = (await linesOf(file)).map(line => JSON.parse(line));
    const told = calls
      .filter(call => call.outcome === 'failed')
      .map(call => [call.operation, call.cause?.id]);
    assert.deepEqual(told, [
      ['ConfirmSignUp', 'code-mismatch'],
      ['ConfirmSignUp', 'sign-up-already-confirmed'],
      ['GetUser', 'id-token-as-access-token'],
      ['InitiateAuth', 'wrong-password'],
      ['InitiateAuth', 'refresh-token-of-another-client'],
      ['ConfirmForgotPassword', 'password-not-conforming'],
      ['ConfirmForgotPassword', 'code-issued-to-another-client'],
      ['RespondToAuthChallenge', 'srp-proof-wrong'],
      ['VerifySoftwareToken', 'totp-setup-code-wrong'],
      ['InitiateAuth', 'secret-hash-missing'],
      ['RespondToAuthChallenge', 'session-invalid'],
      ['InitiateAuth', 'refresh-token-revoked'],
    ]);
  });
});

describe('a recording replayed', () => {
  test('to another Lifeguard of the same pools: no difference, once all is said that nobody knows', async () => {
    const secret = ['--value', `${server}=${serverSecret}`];
    const counts = (said: Record<string, unknown>) => [
      said.same,
      said.differ,
      said.notReplayed,
      said.leftOut,
    ];
    const first = await replayAnew(...secret);
    const others = first.said.results.filter((call: { result: string }) => call.result !== 'same');
    assert.deepEqual(
      others.map((call: { operation: string; result: string }) => [call.operation, call.result]),
      [['RespondToAuthChallenge', 'not replayed']],
      JSON.stringify(others),
    );
    const { why, lacks } = others[0];
    assert.match(why, /^Nobody knows (session#[0-9a-f]{8}); say it with --value \1=TEXT\.$/);
    assert.deepEqual(counts(first.said), [first.said.calls - 1, 0, 1, 0]);
    assert.equal(first.code, 1, 'a call that could not be replayed is not proven');
    const again = await replayAnew(
      ...secret,
      '--value',
      lacks[0].replace('TEXT', 'a-session-that-nobody-gave-out'),
    );
    assert.deepEqual(counts(again.said), [again.said.calls, 0, 0, 0]);
    assert.equal(again.code, 0);
  });

  test('to one where a code is good for the whole pool: the difference by name', async () => {
    await using lifeguard = await startLifeguard({ pools: recordedPools('pool'), log: () => {} });
    const { code, said } = await replayTo(lifeguard.endpoint, '--value', `${server}=${serverSecret}`);
    assert.equal(code, 1);
    const [first] = said.results.filter((call: { result: string }) => call.result === 'differs');
    assert.equal(first.operation, 'ConfirmForgotPassword');
    assert.deepEqual(first.differences, [
      {
        in: 'outcome',
        recorded: 'ExpiredCodeException: Invalid code provided, please request a code again.',
        replayed: 'ok',
      },
    ]);
  });

  test('without the secret of a client, its calls are left out by name', async () => {
    await using lifeguard = await startLifeguard({ pools: recordedPools('client'), log: () => {} });
    const { said } = await replayTo(lifeguard.endpoint);
    const [first] = said.results.filter((call: { result: string }) => call.result === 'not replayed');
    assert.match(
      first.why,
      new RegExp(`^Nobody knows secret-hash#[0-9a-f]{8}; say it with --value ${server}=SECRET\\.$`),
    );
  });

  const wrong = [
    {
      name: 'no such file',
      args: ['gone.ndjson'],
      says: /gone\.ndjson cannot be read: there is no such file\./,
      code: 3,
    },
    {
      name: 'a file that is no recording',
      args: [import.meta.filename],
      says: /is no recording of lifeguard tap\./,
      code: 3,
    },
    {
      name: 'a line of many megabytes',
      args: ['huge.ndjson'],
      says: /^Line 2 of .+huge\.ndjson is longer than any call\.$/,
      code: 3,
    },
    {
      name: 'a file of 600 megabytes without a line break',
      args: ['endless.ndjson'],
      says: /^Line 1 of .+endless\.ndjson is longer than any call\.$/,
      code: 3,
    },
    {
      name: 'a recording of another version',
      args: ['later.ndjson'],
      says: /later\.ndjson is a recording of version 2; this lifeguard reads version 1\.$/,
      code: 3,
    },
    {
      name: 'a call with a member of another kind',
      args: ['unread.ndjson'],
      says: /^Line 2 of .+unread\.ndjson is no call: its unread is missing, or none that a tap writes\.$/,
      code: 3,
    },
    {
      name: 'a line that is no JSON',
      args: ['broken.ndjson'],
      says: /^Line 2 of .+broken\.ndjson is no call\.$/,
      code: 3,
    },
    { name: 'no file at all', args: [], says: /Say which recording to replay/, code: 2 },
    {
      name: 'a value that names no mark',
      args: ['x', '--value', '=a'],
      says: /--value takes a mark/,
      code: 2,
    },
  ];
  for (const { name, args, says, code } of wrong) {
    test(name, async () => {
      await writeFile(join(folder, 'huge.ndjson'), `{"recording":1}\n{"call":"${'x'.repeat(3_000_000)}"}\n`);
      // It takes no room on the disk.
      await writeFile(join(folder, 'endless.ndjson'), '');
      await truncate(join(folder, 'endless.ndjson'), 600 * 1024 * 1024);
      await writeFile(join(folder, 'later.ndjson'), '{"recording":2}\n');
      const call = { call: 1, at: '', milliseconds: 1, operation: 'SignUp', signed: 'no', outcome: 'failed' };
      const line = JSON.stringify({ ...call, unread: 5 });
      await writeFile(join(folder, 'unread.ndjson'), `{"recording":1}\n${line}\n`);
      await writeFile(join(folder, 'broken.ndjson'), `{"recording":1}\n${line.slice(0, 20)}\n`);
      const terminal = fakeTerminal(folder);
      assert.equal(await main(['replay', ...args, '--target', 'http://127.0.0.1:1'], terminal), code);
      assert.match(terminal.complained.join('\n'), says);
    });
  }

  test('a target that nobody listens at', async () => {
    // Its first call is one that nobody can replay, which must not be told before.
    const [head = '', ...calls] = (await readFile(file, 'utf8')).split('\n');
    const cut = JSON.stringify({ ...JSON.parse(calls[0] ?? ''), isCut: true });
    await writeFile(join(folder, 'cut.ndjson'), [head, cut, ...calls].join('\n'));
    const terminal = fakeTerminal(folder);
    assert.equal(await main(['replay', 'cut.ndjson', '--target', 'http://127.0.0.1:1'], terminal), 3);
    assert.deepEqual(terminal.said, []);
    assert.match(
      terminal.complained.join('\n'),
      /^http:\/\/127\.0\.0\.1:1 did not answer \(no program asks at that port\)\.$/,
    );
  });
});

describe('of a few calls', () => {
  const head = {
    recording: 1,
    madeBy: 'a test',
    upstream: 'x',
    startedAt: '2026-11-21T10:00:00Z',
    showsUsers: false,
  };
  const call = {
    at: '2026-11-21T10:00:00Z',
    milliseconds: 1,
    signed: 'no',
    operation: 'ForgotPassword',
    outcome: 'ok',
    output: {},
  };
  const done = { ...call, status: 200, clientId: 'one', input: { ClientId: 'one' } };
  const named = { ...done, input: { ClientId: 'one', Username: 'email#0123abcd' } };
  const hashed = { ...done, input: { ClientId: 'one', Username: 'a', SecretHash: 'secret-hash#0123abcd' } };
  const own = { ...call, outcome: 'failed', error: { type: 'UpstreamUnreachableException', message: null } };
  const rows = [
    { name: 'all the same', calls: [done, done], code: 0, says: ['2 calls: 2 the same, 0 different'] },
    {
      name: 'most that nobody can replay',
      calls: [done, named, named, hashed],
      code: 1,
      says: [
        '4 calls: 1 the same, 0 different, 3 not replayed',
        'Of what was not replayed nothing is proven. Say what nobody knows, and replay it again:',
        '  --value email#0123abcd=ADDRESS',
        '  --value one=SECRET',
      ],
    },
    {
      name: 'one that the tap itself answered',
      calls: [done, own],
      code: 0,
      says: ['2 calls: 1 the same, 0 different, 1 left out'],
    },
    { name: 'none but that', calls: [own], code: 1, says: ['1 call: 0 the same, 0 different, 1 left out'] },
    {
      name: 'one that could not be recorded',
      calls: [done, { ...done, isCut: true }],
      code: 1,
      says: ['2 calls: 1 the same, 0 different, 1 not replayed'],
    },
  ];
  for (const { name, calls, code, says } of rows) {
    test(name, async () => {
      await using target = await listening((_, response) => response.end('{}'));
      const lines = [head, ...calls.map((one, at) => ({ ...one, call: at + 1 }))].map(line =>
        JSON.stringify(line),
      );
      await writeFile(join(folder, 'few.ndjson'), lines.join('\n'));
      const terminal = { ...fakeTerminal(folder), columns: 100 };
      assert.equal(await main(['replay', 'few.ndjson', '--target', target.origin], terminal), code);
      assert.deepEqual(terminal.said.join('\n').split('\n').slice(-says.length), says);
    });
  }
});

test('a target that redirects gets the call alone: where it points to learns nothing', async () => {
  let followed = 0;
  await using other = await listening((_, response) => {
    followed += 1;
    response.end('{}');
  });
  await using target = await listening((_, response) => {
    response.writeHead(307, { location: other.origin });
    response.end();
  });
  const { code, said } = await replayTo(target.origin, '--value', `${server}=${serverSecret}`);
  assert.equal(code, 1);
  assert.equal(followed, 0);
  const [{ differences }] = said.results;
  assert.ok(
    differences.some((one: { replayed: string }) => one.replayed.includes('HTTP 307')),
    JSON.stringify(differences),
  );
});
