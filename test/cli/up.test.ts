import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { main } from '../../src/cli/main.ts';
import { paint } from '../../src/cli/paint.ts';
import { startReport } from '../../src/cli/start-report.ts';
import { startScreen } from '../../src/cli/start-screen.ts';
import { choosePoolsFile } from '../../src/config/choose-pools-file.ts';
import { loadPools } from '../../src/config/load-pools.ts';
import { fakeTerminal } from './fake-terminal.ts';

const directory = mkdtempSync(join(tmpdir(), 'lifeguard-up-'));
after(() => rmSync(directory, { recursive: true }));

describe('up', () => {
  test('says as JSON where it answers, and ends with 0 when it is told to stop', async () => {
    const terminal = fakeTerminal(directory);
    const ended = main(['up', '--port', '0', '--data', 'memory', '--json'], terminal);
    const report = JSON.parse(await Promise.race([terminal.nextLine(), ended.then(String)]));
    assert.equal((await fetch(`${report.endpoint}/_lifeguard/health`)).status, 200);
    assert.equal(report.local, true);
    assert.equal(report.pools.length, 3);
    terminal.stop();
    assert.equal(await ended, 0);
    await assert.rejects(fetch(`${report.endpoint}/_lifeguard/health`));
  });

  test('a port that is in use is one sentence and exit code 3', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise(resolve => other.once('listening', resolve));
    const address = other.address();
    assert.ok(typeof address === 'object' && address);
    const terminal = fakeTerminal(directory);
    const code = await main(['up', '--port', String(address.port), '--data', 'memory'], terminal);
    other.close();
    assert.equal(code, 3);
    assert.equal(terminal.complained.length, 1);
    assert.match(terminal.complained[0] ?? '', /in use/);
  });

  test('a database that cannot be reached is one sentence and exit code 3, and ends there', async () => {
    const terminal = fakeTerminal(directory);
    const store = 'postgres://nobody@127.0.0.1:1/none';
    const code = await main(['up', '--port', '0', '--data', 'data', '--store', store], terminal);
    assert.equal(code, 3);
    assert.equal(terminal.complained.length, 1);
    // Whatever nobody handles would end the process in the next turn.
    await new Promise(resolve => setImmediate(resolve));
  });

  test('strangers are not let in without credentials', async () => {
    const terminal = fakeTerminal(directory);
    assert.equal(await main(['up', '--port', '0', '--host', '0.0.0.0', '--data', 'memory'], terminal), 3);
    assert.match(terminal.complained.join(), /credentials/);
  });

  test('a wrong pools.yaml is told, and nothing is started', async () => {
    writeFileSync(join(directory, 'wrong.yaml'), 'pools: 1\n');
    const terminal = fakeTerminal(directory);
    assert.equal(await main(['up', '--config', 'wrong.yaml', '--data', 'memory'], terminal), 2);
    assert.match(terminal.complained.join(), /wrong\.yaml:1:8 {2}pools: expected a list; found 1/);
  });
});

describe('the start screen', () => {
  const loaded = loadPools(choosePoolsFile(undefined, '/').path, {});
  assert.ok(loaded.ok);
  const started = {
    version: '1.2.3',
    origin: 'http://127.0.0.1:9400',
    local: true,
    data: './.lifeguard (SQLite)',
    config: { file: 'pools.yaml', isExample: true },
    pools: loaded.pools,
    madePasswords: [],
  };

  test('fits 100 columns and 45 lines, and is the same text with colour', () => {
    const report = startReport(started);
    const plain = startScreen(report, paint(false));
    for (const line of plain.split('\n')) assert.ok(line.length <= 100, line);
    assert.ok(plain.split('\n').length <= 45);
    const escapes = new RegExp(`${String.fromCharCode(27)}\\[\\d+m`, 'g');
    assert.equal(startScreen(report, paint(true)).replace(escapes, ''), plain);
  });

  test('says who may call: on this machine anyone, unless pools.yaml names credentials', () => {
    const credentials = [
      { accessKeyId: 'AKIDEXAMPLE00000', secretAccessKey: 'x'.repeat(40), actions: ['*'] },
    ];
    const first = (local: boolean, named: typeof credentials) => {
      const pools = { ...loaded.pools, credentials: named };
      return startScreen(startReport({ ...started, local, pools }), paint(false)).split('\n')[0];
    };
    const suggested = (named: typeof credentials) =>
      startReport({ ...started, pools: { ...loaded.pools, credentials: named } }).tryThis[0]?.about ?? '';
    assert.match(suggested([]), /other calls take any/);
    assert.match(suggested(credentials), /other calls need those of pools\.yaml/);
    assert.match(first(true, []) ?? '', /on this machine only and accepts any AWS credentials$/);
    assert.match(
      first(true, credentials) ?? '',
      /on this machine only and verifies the credentials of pools.yaml$/,
    );
    assert.match(
      first(false, credentials) ?? '',
      /open to the network: it verifies the credentials of pools.yaml$/,
    );
  });

  test('names every client and test user of the example', () => {
    const screen = startScreen(startReport(started), paint(false));
    for (const pool of loaded.pools.pools) {
      for (const { id, name } of [pool, ...pool.clients])
        assert.ok(screen.includes(id) && screen.includes(name));
      for (const user of pool.users) assert.ok(screen.includes(`${user.username}`));
    }
  });

  test('shows passwords of the example and those just made, and no others', () => {
    const pool = loaded.pools.pools[0];
    const [user] = pool?.users ?? [];
    assert.ok(pool && user?.password);
    const passwordOf = (changes: Partial<typeof started>) =>
      startReport({ ...started, ...changes }).pools[0]?.users[0]?.password;
    assert.equal(passwordOf({}), user.password);
    const own = { file: 'pools.yaml', isExample: false };
    assert.equal(passwordOf({ config: own }), undefined);
    const madePasswords = [{ poolId: pool.id, username: user.username, password: 'made' }];
    assert.equal(
      startReport({ ...started, config: own, madePasswords }).pools[0]?.users[0]?.password,
      'made',
    );
  });

  test('tries the client that the reset page falls back to', () => {
    const [request] = startReport(started).tryThis;
    assert.match(request?.lines.join('') ?? '', /--client-id 6sjjnkaeagnqgkmbl1mr5rtfsr/);
  });

  const probes = [
    { name: 'the example on the usual port', changes: {}, ends: ' test-staging@thephenom.app' },
    {
      name: 'the file that the probe reads by itself, on another port',
      changes: { origin: 'http://127.0.0.1:9555', config: { file: 'pools.yaml', isExample: false } },
      ends: ' \\\n  --endpoint http://127.0.0.1:9555',
    },
    {
      name: 'a file of another name',
      changes: { config: { file: "my team's.yaml", isExample: false } },
      ends: " \\\n  --config 'my team'\\''s.yaml'",
    },
  ];
  for (const { name, changes, ends } of probes) {
    test(`gives a line for the probe that finds ${name}`, () => {
      const line =
        startReport({ ...started, ...changes })
          .tryThis.at(-1)
          ?.lines.join('\n') ?? '';
      assert.ok(line.endsWith(ends), line);
    });
  }
});
