import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { buffer } from 'node:stream/consumers';
import { describe, test } from 'node:test';
import { main } from '../../src/cli/main.ts';
import { type LifeguardOptions, startLifeguard } from '../../src/testing/index.ts';
import { fakeTerminal } from '../cli/fake-terminal.ts';

const staging = '6sjjnkaeagnqgkmbl1mr5rtfsr';
const another = '73q703cql980nrvq554a6sta54';

interface Run {
  readonly ok: boolean;
  readonly stages: readonly { stage: string; outcome: string; seen: string }[];
  readonly failure?: { stage: string; kind: string; cause?: { id: string; fix?: string } };
}

/** Runs the command in a folder without a pools.yaml, so that it probes the example. */
async function probe(endpoint: string, ...args: string[]) {
  const terminal = fakeTerminal(tmpdir());
  const code = await main(['probe', '--endpoint', endpoint, ...args], terminal);
  return { code, said: terminal.said.join('\n'), complained: terminal.complained.join('\n') };
}

async function probed(options: LifeguardOptions, ...args: string[]): Promise<{ code: number; runs: Run[] }> {
  await using lifeguard = await startLifeguard({ log: () => {}, ...options });
  const { code, said } = await probe(lifeguard.endpoint, '--json', ...args);
  return { code, runs: JSON.parse(said) };
}

describe('the probe', () => {
  test('resets the test user of each of the ten app clients, and again', async () => {
    await using lifeguard = await startLifeguard();
    for (const _again of [1, 2]) {
      const { code, said } = await probe(lifeguard.endpoint, '--all');
      assert.equal(code, 0, said);
      assert.match(said, /\n10 of 10 ok$/);
    }
  });

  test('tells each stage in order, and leaves the password as it was', async () => {
    const { code, runs } = await probed({}, '--client', staging);
    assert.equal(code, 0);
    assert.deepEqual(
      runs[0]?.stages.map(({ stage, outcome }) => [stage, outcome]),
      [
        'ready',
        'mailbox',
        'request',
        'delivery',
        'sender',
        'trigger',
        'link',
        'routing',
        'confirm',
        'sign-in',
        'tokens',
        'refresh',
        'sign-out',
        'restore',
      ].map(stage => [stage, 'ok']),
    );
  });

  test('finds a link that names another client, and does not go on', async () => {
    const wrong = new URL('handlers/wrong-client.ts', import.meta.url);
    const { code, runs } = await probed({ triggers: { CustomMessage: wrong } }, '--client', another);
    assert.equal(code, 1);
    const failed = runs[0]?.stages.find(({ outcome }) => outcome === 'failed');
    assert.equal(failed?.stage, 'routing');
    assert.match(failed?.seen ?? '', new RegExp(`^cid in the link is "${staging}", expected "${another}"$`));
    const last = runs[0]?.stages.at(-1);
    assert.deepEqual([last?.outcome, last?.seen], ['not run', 'the password was not changed']);
  });

  test('says where a link leads that is not to the reset page', async () => {
    await using lifeguard = await startLifeguard({ log: () => {} });
    const { port } = new URL(lifeguard.endpoint);
    const { code, said } = await probe(`http://localhost:${port}`, '--client', staging, '--json');
    assert.equal(code, 1);
    const [run]: Run[] = JSON.parse(said);
    assert.match(
      run?.stages.find(({ stage }) => stage === 'link')?.seen ?? '',
      /^no link to http:\/\/localhost\S+ is in the mail: its first leads to http:\/\/127\.0\.0\.1:\d+\/reset-password\/?$/,
    );
  });

  test('names the cause of a call that is refused', async () => {
    const throws = new URL('handlers/throws.ts', import.meta.url);
    const { code, runs } = await probed({ triggers: { CustomMessage: throws } }, '--client', staging);
    assert.equal(code, 1);
    assert.equal(runs[0]?.stages.find(({ stage }) => stage === 'request')?.outcome, 'failed');
    assert.equal(runs[0]?.failure?.cause?.id, 'handler-threw');
  });

  test('writes no password, code or token', async () => {
    await using lifeguard = await startLifeguard();
    const { said } = await probe(lifeguard.endpoint, '--client', staging, '--json');
    const mail = await lifeguard.mail.latest({ client: staging });
    assert.ok(mail?.codes[0]);
    assert.ok(!said.includes(mail.codes[0]));
    assert.doesNotMatch(said, /eyJ|Local-Only/);
  });
});

describe('a probe whose endpoint does not always answer', () => {
  test('goes on with the other app clients, and ends with 3', async () => {
    await using lifeguard = await startLifeguard();
    // In front of it, something that drops what is asked for one app client. The links lead past it: that stage fails.
    const front = createServer(async (request, response) => {
      const sent = await buffer(request);
      if (sent.includes(another)) {
        request.socket.destroy();
        return;
      }
      const { method = 'GET', headers, url } = request;
      const kept = {
        'content-type': headers['content-type'] ?? '',
        'x-amz-target': String(headers['x-amz-target']),
      };
      const answer = await fetch(lifeguard.endpoint + url, {
        method,
        headers: kept,
        ...(sent.length > 0 && { body: sent }),
      });
      response.writeHead(answer.status).end(await answer.text());
    }).listen(0, '127.0.0.1');
    await once(front, 'listening');
    // A server that listens on an address has one.
    const { port } = front.address() as AddressInfo;
    const { code, said, complained } = await probe(`http://127.0.0.1:${port}`, '--all');
    front.close();
    assert.equal(code, 3);
    assert.match(said, /phenom-dev-synapse-oidc +failed: ready/);
    assert.equal(said.match(/ok +request/g)?.length, 9);
    assert.match(complained, /^http:\/\/127\.0\.0\.1:\d+ did not answer InitiateAuth /);
  });
});

describe('a probe whose endpoint is another', () => {
  for (const status of [200, 500]) {
    test(`says what it answered: a page with the status ${status}`, async () => {
      const site = createServer((_request, response) => {
        response.writeHead(status, { 'content-type': 'text/html' }).end('<h1>Welcome</h1>');
      }).listen(0, '127.0.0.1');
      await once(site, 'listening');
      // A server that listens on an address has one.
      const { port } = site.address() as AddressInfo;
      const { code, complained } = await probe(`http://127.0.0.1:${port}`, '--client', staging);
      site.close();
      assert.equal(code, 3);
      assert.equal(
        complained,
        `http://127.0.0.1:${port} answered InitiateAuth with status ${status} and no JSON object. Name another with --endpoint.`,
      );
    });
  }
});

describe('a probe that cannot be', () => {
  const rows: readonly (readonly [args: readonly string[], code: number, sentence: RegExp])[] = [
    [[], 2, /^Say which app client to probe with --client NAME, or --all for each of them\.$/],
    [['--all', '--client', staging], 2, /^--client and --all exclude each other\.$/],
    [['--client', 'nobody'], 2, /^No pool has the app client nobody\. The pools were read from the example/],
    [['--client', 'nobody', '--journey', 'jwks'], 2, /^No pool has the app client nobody\./],
    [
      ['--client', staging, '--user', 'nobody'],
      2,
      /^The pool phenom-staging has no user nobody; name one of its users\./,
    ],
    [['--all'], 3, /^http:\/\/127\.0\.0\.1:9 did not answer InitiateAuth .* Start it with lifeguard up/],
  ];
  for (const [args, code, sentence] of rows) {
    test(args.join(' ') || 'without arguments', async () => {
      const run = await probe('http://127.0.0.1:9', ...args);
      assert.equal(run.code, code);
      assert.match(run.complained, sentence);
    });
  }

  const endpoints: readonly (readonly [endpoint: string, sentence: RegExp])[] = [
    ['here', /^--endpoint takes an address such as/],
    ['http://pools.example.com', /^--endpoint takes https:\/\/ for another machine than this one: passwords/],
  ];
  for (const [endpoint, sentence] of endpoints) {
    test(`at ${endpoint}`, async () => {
      const run = await probe(endpoint, '--all');
      assert.equal(run.code, 2);
      assert.match(run.complained, sentence);
    });
  }
});
