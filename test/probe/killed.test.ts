import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { main } from '../../src/cli/main.ts';
import { type Lifeguard, startLifeguard } from '../../src/testing/index.ts';
import { fakeTerminal } from '../cli/fake-terminal.ts';
import { accessOf, type Probed } from './probed.ts';

const program = fileURLToPath(new URL('../../bin/lifeguard.js', import.meta.url));
const old = 'Old-Passw0rd!';
const users = ['kept', 'restored'] as const;
const pools = {
  regions: ['eu-west-1'],
  pools: [
    {
      id: 'eu-west-1_Kill',
      name: 'kill',
      limits: { resetRequestsPerHour: 1_000, resetAttemptsPerHour: 1_000 },
      users: users.map(name => ({ username: name, email: `${name}@example.com`, password: old })),
      clients: users.map(name => ({ id: name, name })),
    },
  ],
};

/** A call at which a run is killed: before it arrives, or once it was answered, with the answer lost. */
interface Death {
  readonly name: string;
  readonly operation: string;
  /** Which of the calls of the run. */
  readonly count?: number;
  readonly isAnswered?: boolean;
  /** What the next run says first. */
  readonly says: RegExp;
}

/** In front of the service, something that kills a run at a call. */
const killer = {
  target: '',
  death: undefined as Death | undefined,
  child: undefined as ChildProcess | undefined,
  met: 0,
};
const front = createServer(async (request, response) => {
  const sent = await buffer(request);
  const operation = String(request.headers['x-amz-target'] ?? request.url);
  const { death, child } = killer;
  if (death && operation.includes(death.operation)) killer.met += 1;
  const isNow = death && operation.includes(death.operation) && killer.met === (death.count ?? 1);
  if (isNow && !death.isAnswered) {
    child?.kill('SIGKILL');
    return;
  }
  const headers = {
    'content-type': request.headers['content-type'] ?? '',
    ...(request.headers['x-amz-target'] && { 'x-amz-target': String(request.headers['x-amz-target']) }),
  };
  const { method = 'GET', url } = request;
  const answer = await fetch(`${killer.target}${url}`, {
    method,
    headers,
    ...(sent.length > 0 && { body: sent }),
  });
  const body = Buffer.from(await answer.arrayBuffer());
  if (isNow) {
    child?.kill('SIGKILL');
    return;
  }
  response.writeHead(answer.status).end(body);
});

describe('a run that is killed', () => {
  let lifeguard: Lifeguard;
  let folder: string;
  before(async () => {
    lifeguard = await startLifeguard({ pools, log: () => {} });
    killer.target = lifeguard.endpoint;
    front.listen(0, '127.0.0.1');
    await once(front, 'listening');
    folder = await mkdtemp(join(tmpdir(), 'probe-killed-'));
    // A server that listens on an address has one.
    const { port } = front.address() as AddressInfo;
    const settings = {
      target: `http://127.0.0.1:${port}`,
      attemptsAnHour: 20,
      keep: { file: 'kept' },
      users: [
        { pool: 'kill', username: 'kept', email: 'kept@example.com', clients: ['kept'] },
        {
          ...{ pool: 'kill', username: 'restored', email: 'restored@example.com', clients: ['restored'] },
          restore: old,
        },
      ],
    };
    await writeFile(join(folder, 'pools.yaml'), JSON.stringify(pools));
    await writeFile(join(folder, 'probe.yaml'), JSON.stringify(settings));
  });
  after(async () => {
    front.close();
    front.closeAllConnections();
    await lifeguard.stop();
    await rm(folder, { recursive: true });
  });

  /** Forgets the attempts of the hour: the runs of this test are more than a user has. */
  async function forgetAttempts(): Promise<void> {
    const kept = join(folder, 'kept');
    for (const name of await readdir(kept).catch(() => [])) {
      const file = join(kept, name);
      const before = JSON.parse(await readFile(file, 'utf8'));
      await writeFile(file, JSON.stringify({ ...before, attempts: [] }));
    }
  }

  async function kill(user: string, death: Death): Promise<void> {
    await forgetAttempts();
    const child = spawn(process.execPath, [program, 'probe', '--client', user], {
      cwd: folder,
      stdio: 'ignore',
    });
    Object.assign(killer, { death, child, met: 0 });
    const [, signal] = await once(child, 'exit');
    Object.assign(killer, { death: undefined, child: undefined });
    assert.equal(signal, 'SIGKILL');
  }

  async function runAgain(user: string): Promise<Probed> {
    await forgetAttempts();
    const terminal = fakeTerminal(folder);
    const code = await main(['probe', '--client', user, '--json'], terminal);
    assert.equal(code, 0, [...terminal.said, ...terminal.complained].join('\n'));
    const [run]: Probed[] = JSON.parse(terminal.said.join('\n'));
    assert.ok(run?.ok);
    return run;
  }

  const unchanged = /signs in; the run before did not end, and has changed nothing$/;
  const repaired = /^repaired: the run before did not end; its new password signs in/;
  const deaths: readonly Death[] = [
    { name: 'ready', operation: 'InitiateAuth', says: unchanged },
    { name: 'request', operation: 'ForgotPassword', says: unchanged },
    { name: 'delivery', operation: 'mail', count: 2, says: unchanged },
    { name: 'confirm, before it', operation: 'ConfirmForgotPassword', says: unchanged },
    { name: 'confirm, behind it', operation: 'ConfirmForgotPassword', isAnswered: true, says: repaired },
    { name: 'sign-in', operation: 'InitiateAuth', count: 2, says: repaired },
    { name: 'tokens', operation: 'jwks.json', says: repaired },
    { name: 'refresh', operation: 'InitiateAuth', count: 3, says: repaired },
    { name: 'sign-out', operation: 'RevokeToken', count: 2, says: repaired },
  ];
  const atEnd: readonly Death[] = [
    { name: 'restore, before it', operation: 'ChangePassword', says: repaired },
    { name: 'restore, behind it', operation: 'ChangePassword', isAnswered: true, says: unchanged },
  ];

  test('leaves a kept password that the next run finds, wherever it was killed', async t => {
    await runAgain('kept');
    for (const death of deaths) {
      await t.test(death.name, async () => {
        await kill('kept', death);
        const { stages = [] } = await runAgain('kept');
        assert.match(stages[0]?.seen ?? '', death.says);
      });
    }
  });

  test('is repaired, too, where the run after it was killed as well', async () => {
    const named = (name: string) => deaths.find(death => death.name === name) ?? assert.fail(name);
    for (const user of users) {
      await kill(user, named('confirm, behind it'));
      await kill(user, named('confirm, before it'));
      const { stages = [] } = await runAgain(user);
      // The second run had found the kept password out before it was killed.
      assert.match(stages[0]?.seen ?? '', user === 'kept' ? unchanged : repaired);
    }
  });

  test('leaves a user whose password the next run sets back, wherever it was killed', async t => {
    await runAgain('restored');
    const late = deaths.filter(({ name }) => name === 'confirm, behind it');
    for (const death of [...late, ...atEnd]) {
      await t.test(death.name, async () => {
        await kill('restored', death);
        const { stages = [] } = await runAgain('restored');
        assert.match(stages[0]?.seen ?? '', death.says);
        const who = { client: 'restored', name: 'restored', password: old };
        assert.ok(await accessOf(lifeguard.endpoint, who));
      });
    }
  });

  test('has left no password in the clear but in what is kept, and none of a restored user there', async () => {
    const files = await readdir(join(folder, 'kept'));
    const kept = await Promise.all(files.map(file => readFile(join(folder, 'kept', file), 'utf8')));
    assert.equal(kept.length, 2);
    assert.equal(kept.filter(text => text.includes('"current"')).length, 1);
    assert.ok(
      kept.every(text => !text.includes('"pending"') && !text.includes('"lock"') && !text.includes(old)),
    );
  });
});
