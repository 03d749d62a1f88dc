import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { main } from '../../src/cli/main.ts';
import { type Lifeguard, startLifeguard } from '../../src/testing/start-lifeguard.ts';
import { fakeTerminal } from '../cli/fake-terminal.ts';

let folder: string;
let lifeguard: Lifeguard;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tap-'));
  lifeguard = await startLifeguard({ log: () => {} });
});
after(async () => {
  await lifeguard.stop();
  await rm(folder, { recursive: true });
});

/** Runs the command until `use` is done, and gives all that it said. */
async function tapCommand(args: readonly string[], use: (origin: string) => Promise<void>, columns = 80) {
  const terminal = { ...fakeTerminal(folder), columns };
  const first = terminal.nextLine();
  const ended = main(['tap', '--upstream', lifeguard.endpoint, '--port', '0', ...args], terminal);
  const origin = /http:\/\/127\.0\.0\.1:\d+/.exec(await first)?.[0] ?? '';
  await use(origin);
  terminal.stop();
  return { code: await ended, lines: terminal.said.join('\n').split('\n'), complained: terminal.complained };
}

const post = (origin: string, operation: string, input: unknown) =>
  fetch(origin, {
    method: 'POST',
    headers: { 'x-amz-target': `AWSCognitoIdentityProviderService.${operation}` },
    body: typeof input === 'string' ? input : JSON.stringify(input),
  }).then(response => response.text());

/** The example's first pool, whose second app client submits the code of the first. */
async function trap(origin: string): Promise<void> {
  const [{ clients, users }] = lifeguard.pools;
  const [issuedTo, submittedBy] = clients;
  const Username = users[0]?.username;
  await post(origin, 'ForgotPassword', { ClientId: issuedTo?.id, Username });
  const code = { ConfirmationCode: '123456', Password: 'Another-Password-1' };
  await post(origin, 'ConfirmForgotPassword', { ClientId: submittedBy?.id, Username, ...code });
}

describe('lifeguard tap', () => {
  test('tells each call in 80 columns, both app clients under a failure, and a summary', async () => {
    const { code, lines } = await tapCommand([], trap);
    assert.equal(code, 0);
    const [{ clients, users }] = lifeguard.pools;
    const text = lines.join(' ').replaceAll(/\s+/g, ' ');
    assert.match(text, /ForgotPassword .+ email#[0-9a-f]{8} ok/);
    assert.ok(
      text.includes(
        `cause: This code was issued to ${clients[0]?.name} (${clients[0]?.id}); ${clients[1]?.name} (${clients[1]?.id}) submitted it.`,
      ),
      text,
    );
    assert.match(text, /2 calls, 1 failed 1 code-issued-to-another-client/);
    assert.ok(!text.includes(users[0]?.username ?? ''));
    assert.ok(!text.includes('123456'));
    assert.deepEqual(
      lines.filter(line => line.length > 80),
      [],
    );
  });

  test('shows users where that is asked', async () => {
    const { lines } = await tapCommand(['--show-users'], trap, 140);
    const name = lifeguard.pools[0].users[0]?.username.slice(0, 12) ?? '';
    assert.ok(lines.some(line => line.includes(name)));
    assert.ok(!lines.join('').includes('Another-Password-1'));
  });

  test('as JSON: the address, a line a call, a summary', async () => {
    const { lines } = await tapCommand(['--json'], trap);
    const [ready, first, second, summary] = lines.map(line => JSON.parse(line));
    assert.equal(ready.upstream, lifeguard.endpoint);
    assert.deepEqual([first.operation, second.cause.id], ['ForgotPassword', 'code-issued-to-another-client']);
    assert.deepEqual(summary, { calls: 2, failed: 1, causes: { 'code-issued-to-another-client': 1 } });
  });

  test('has its calls as the recorder has them, for this machine alone', async () => {
    await tapCommand([], async origin => {
      await trap(origin);
      const events: unknown = await (await fetch(`${origin}/_lifeguard/events?outcome=failed`)).json();
      assert.match(JSON.stringify(events), /"cause":\{"id":"code-issued-to-another-client"/);
      const foreign = await fetch(`${origin}/_lifeguard/events`, {
        headers: { origin: 'https://evil.example' },
      });
      assert.equal(foreign.status, 403);
      const stream = await fetch(`${origin}/_lifeguard/events?since=0`, {
        headers: { accept: 'text/event-stream' },
      });
      const reader = stream.body?.getReader();
      let text = '';
      while (!text.includes('code-issued-to-another-client')) {
        const { value } = (await reader?.read()) ?? {};
        text += Buffer.from(value ?? []).toString();
      }
      assert.match(text, /event: call\ndata: \{/);
      await reader?.cancel();
      assert.equal((await fetch(`${origin}/_lifeguard/mail`)).status, 404);
      assert.equal((await fetch(`${origin}/_lifeguard/events?limit=x`)).status, 400);
    });
  });

  test('warns in a sentence where others can reach it', async () => {
    const terminal = fakeTerminal(folder);
    const first = terminal.nextLine();
    const args = ['--upstream', 'eu-west-1', '--port', '0', '--host', '0.0.0.0'];
    const ended = main(['tap', ...args], terminal);
    assert.match(await first, /anew, for programs of this machine only/);
    terminal.stop();
    assert.equal(await ended, 0);
    const warning = 'Whoever reaches 0.0.0.0 can call through this tap and see who calls.';
    assert.deepEqual(terminal.complained, [warning]);
  });

  test('passes on what it cannot understand', async () => {
    const { code } = await tapCommand(['--record', 'odd.ndjson'], async origin => {
      for (const body of [
        '',
        'no JSON',
        '['.repeat(200_000),
        `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`,
        `{${'"m":null,'.repeat(150_000)}"m":null}`,
        'null',
      ]) {
        assert.match(await post(origin, 'SignUp', body), /Exception/);
      }
    });
    assert.equal(code, 0);
    const lines = (await readFile(join(folder, 'odd.ndjson'), 'utf8')).trimEnd().split('\n');
    assert.ok(lines.length >= 6);
    for (const at of [2, 3, 4, 5]) assert.deepEqual(JSON.parse(lines[at] ?? '').unread, ['input'], lines[at]);
  });

  const wrong = [
    { name: 'no upstream', args: [], code: 2, says: /Say where calls go with --upstream/ },
    {
      name: 'an upstream that is none',
      args: ['--upstream', 'ireland'],
      code: 2,
      says: /--upstream takes a region/,
    },
    {
      name: 'an upstream with a path',
      args: ['--upstream', 'http://a.example/b'],
      code: 2,
      says: /--upstream takes/,
    },
    {
      name: 'an upstream that is the tap itself',
      args: ['--upstream', 'http://localhost:9410'],
      code: 2,
      says: /--upstream is this tap itself; choose another port/,
    },
    {
      name: 'a file that is there already',
      args: ['--upstream', 'eu-west-1', '--record', 'there.ndjson'],
      code: 3,
      says: /^there\.ndjson is there already; name another file with --record\.$/,
    },
    {
      name: 'a folder that is not there',
      args: ['--upstream', 'eu-west-1', '--record', 'gone/a.ndjson'],
      code: 3,
      says: /^gone\/a\.ndjson cannot be written \(ENOENT\)\.$/,
    },
    {
      name: 'a pools.yaml that is not right',
      args: ['--upstream', 'eu-west-1', '--config', 'there.ndjson'],
      code: 2,
      says: /there\.ndjson/,
    },
    {
      name: 'a host that is not of this machine',
      args: ['--upstream', 'eu-west-1', '--host', '192.0.2.1'],
      code: 3,
      says: /192\.0\.2\.1 is no address of this machine/,
    },
  ];
  for (const { name, args, code, says } of wrong) {
    test(`says in a sentence what is wrong: ${name}`, async () => {
      await writeFile(join(folder, 'there.ndjson'), 'x: 1\n');
      const terminal = fakeTerminal(folder);
      assert.equal(await main(['tap', ...args], terminal), code);
      assert.match(terminal.complained.join('\n'), says);
    });
  }
});
