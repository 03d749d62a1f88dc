import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { CallEvent } from '../../src/recorder/event.ts';
import { ask, openStream } from './ask.ts';
import { clientId, type PagesServer, poolId, startPages } from './pages-server.ts';

function call(given: Partial<CallEvent> = {}): Omit<CallEvent, 'sequence'> {
  return {
    time: Date.parse('2026-11-20T09:30:00Z'),
    requestId: '00000000-0000-4000-8000-000000000000',
    operation: 'ForgotPassword',
    poolId,
    clientId,
    user: 'ada',
    outcome: 'ok',
    triggers: [],
    messages: [],
    milliseconds: 2,
    ...given,
  };
}

const failed = call({
  operation: 'ConfirmForgotPassword',
  outcome: 'failed',
  error: { type: 'ExpiredCodeException', message: 'Invalid code provided, please request a code again.' },
  cause: {
    id: 'code-issued-to-another-client',
    title: 'The code was issued to another app client',
    facts: { issuedTo: clientId, submittedBy: 'other<client>' },
  },
});

let server: PagesServer;
before(async () => {
  server = await startPages({
    readCauses: async () => id =>
      id === 'code-issued-to-another-client' ? { means: 'It was another.', fix: 'Use the same.' } : undefined,
  });
  server.recorder.record(call());
  server.recorder.record(failed);
  server.recorder.record(call({ user: 'bob' }));
});
after(() => server.close());

describe('GET /_lifeguard/events', () => {
  const rows: readonly [query: string, sequences: number[]][] = [
    ['', [1, 2, 3]],
    ['?since=1', [2, 3]],
    ['?limit=1', [3]],
    ['?operation=ForgotPassword', [1, 3]],
    ['?outcome=failed', [2]],
    ['?outcome=ok&user=bob', [3]],
    ['?cause=code-issued-to-another-client', [2]],
    [`?pool=${poolId}&client=${clientId}&since=2`, [3]],
    ['?client=nobody', []],
  ];
  for (const [query, sequences] of rows) {
    test(`lists with ${query || 'no query'}`, async () => {
      const { body } = await ask(server.origin, `/_lifeguard/events${query}`);
      assert.deepEqual(
        JSON.parse(body).map((event: CallEvent) => event.sequence),
        sequences,
      );
    });
  }

  for (const query of ['outcome=maybe', 'since=x', 'limit=0']) {
    test(`says what is wrong with ${query}`, async () => {
      assert.equal((await ask(server.origin, `/_lifeguard/events?${query}`)).status, 400);
    });
  }

  test('streams what was missed and what comes, as the filter lets it through', async () => {
    const own = await startPages();
    own.recorder.record(failed);
    own.recorder.record(call());
    const stream = await openStream(own.origin, '/_lifeguard/events?outcome=failed&since=0');
    const first = await stream.next();
    assert.deepEqual([first.id, first.name], ['1', 'call']);
    own.recorder.record(call());
    own.recorder.record(failed);
    const second = await stream.next();
    assert.equal(second.id, '4');
    assert.deepEqual(JSON.parse(second.data), { ...failed, sequence: 4 });
    stream.close();
    await own.close();
  });
});

describe('GET /_lifeguard/health', () => {
  test('is fine while the store answers', async () => {
    const { status, body } = await ask(server.origin, '/_lifeguard/health');
    assert.equal(status, 200);
    assert.deepEqual(JSON.parse(body), { status: 'ok', version: '0.0.0', mode: 'local', store: 'sqlite' });
  });

  test('fails when it does not, and tells no more', async () => {
    const store = {
      ...server.store,
      read: async () => {
        throw new Error('postgres://user:secret@db');
      },
    };
    const own = await startPages({ store });
    const { status, body } = await ask(own.origin, '/_lifeguard/health');
    assert.equal(status, 503);
    assert.equal(JSON.parse(body).status, 'failing');
    assert.doesNotMatch(body, /secret/);
    await own.close();
  });
});

describe('the overview', () => {
  test('shows pools, clients, test users, and lines that work as they stand', async () => {
    const { body } = await ask(server.origin, '/_lifeguard/');
    for (const shown of [
      'phenom-dev-local',
      poolId,
      'phenom-dev-hasura-client-local',
      `/reset-password/?cid=${clientId}&amp;pid=${poolId}`,
      `--endpoint-url ${server.origin} --region us-east-1 --no-sign-request --client-id ${clientId} --username test@example.com`,
      'This pool has no app client yet.',
    ])
      assert.ok(body.includes(shown), shown);
  });

  test('shows calls with their cause, names in place of ids, everything escaped', async () => {
    const { body } = await ask(server.origin, '/_lifeguard/');
    assert.match(body, /The code was issued to another app client/);
    assert.match(body, /It was another\..*What to do:<\/strong> Use the same\./s);
    assert.match(body, /issued to<\/dt><dd>phenom-dev-hasura-client-local/);
    assert.match(body, /other&lt;client&gt;/);
    assert.doesNotMatch(body, /other<client>/);
  });

  test('shows failures only where that is asked', async () => {
    const { body } = await ask(server.origin, '/_lifeguard/?outcome=failed');
    assert.equal(body.match(/class="call failed"/g)?.length, 1);
    assert.doesNotMatch(body, /class="call ok"/);
  });
});
