import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { ask, openStream } from './ask.ts';
import { clientId, mail, otherPoolId, type PagesServer, poolId, startPages } from './pages-server.ts';

const first = mail({ sentAt: Date.parse('2026-11-20T09:00:00Z'), to: 'Ada@example.com' });
const second = mail({
  sentAt: Date.parse('2026-11-20T09:00:01Z'),
  to: 'bob@example.com',
  poolId: otherPoolId,
});
const third = mail({
  sentAt: Date.parse('2026-11-20T09:00:02Z'),
  medium: 'SMS',
  to: '+15550001234',
  from: 'Cognito',
  subject: '',
  text: 'Your code is 654321',
});

let server: PagesServer;
before(async () => {
  server = await startPages();
  const { html: _, ...sms } = third;
  await server.keep(first, second, sms);
});
after(() => server.close());

const idsOf = (body: string): string[] => JSON.parse(body).map((message: { id: string }) => message.id);

describe('GET /_lifeguard/mail', () => {
  test('shows a message with its codes and links', async () => {
    const { status, headers, body } = await ask(server.origin, `/_lifeguard/mail/${first.id}`);
    assert.equal(status, 200);
    assert.equal(headers['content-type'], 'application/json; charset=utf-8');
    assert.deepEqual(JSON.parse(body), {
      id: first.id,
      medium: 'EMAIL',
      to: 'Ada@example.com',
      from: 'Phenom <noreply@thephenom.app>',
      replyTo: null,
      subject: 'Reset your password',
      html: first.html,
      text: first.text,
      codes: ['123456'],
      links: ['https://app.example/reset-password/?code=123456&cid=x'],
      receivedAt: '2026-11-20T09:00:00.000Z',
      poolId,
      clientId,
      trigger: 'CustomMessage_ForgotPassword',
    });
  });

  const rows: readonly [query: string, ids: string[]][] = [
    ['', [third.id, second.id, first.id]],
    ['?limit=1', [third.id]],
    ['?to=ada%40EXAMPLE.com', [first.id]],
    [`?pool=${otherPoolId}`, [second.id]],
    [`?since=${second.sentAt}`, [third.id, second.id]],
    ['?since=2026-11-20T09:00:02Z', [third.id]],
    ['?since=2026-11-20T10:00:02%2B01:00', [third.id]],
    [`?since=${second.id}`, [third.id]],
    [`?since=${second.id.toUpperCase()}`, [third.id]],
    ['?to=%2B15550001234', [third.id]],
    ['?to=&pool=&since=&limit=', [third.id, second.id, first.id]],
    ['?to=nobody@example.com', []],
  ];
  for (const [query, ids] of rows) {
    test(`lists with ${query || 'no query'}`, async () => {
      const { status, body } = await ask(server.origin, `/_lifeguard/mail${query}`);
      assert.equal(status, 200);
      assert.deepEqual(idsOf(body), ids);
    });
  }

  for (const query of ['limit=0', 'limit=1001', 'limit=x', 'limit=-1', 'since=yesterday', 'since=1.5']) {
    test(`says what is wrong with ${query}`, async () => {
      const { status, body } = await ask(server.origin, `/_lifeguard/mail?${query}`);
      assert.equal(status, 400);
      assert.match(JSON.parse(body).message, new RegExp(`^${query.split('=')[0]} must be `));
    });
  }

  test('knows nothing of ids that are not there', async () => {
    for (const path of [
      'mail/nothing',
      `mail/${crypto.randomUUID()}`,
      'mail/x/body',
      'nowhere',
      'mail/a/b/c',
    ])
      assert.equal((await ask(server.origin, `/_lifeguard/${path}`)).status, 404, path);
  });

  test('answers HEAD without a body', async () => {
    const { status, body } = await ask(server.origin, '/_lifeguard/mail', { method: 'HEAD' });
    assert.deepEqual([status, body], [200, '']);
  });

  for (const method of ['POST', 'PUT', 'PATCH', 'OPTIONS']) {
    test(`does not take ${method}`, async () => {
      const { status, headers } = await ask(server.origin, '/_lifeguard/mail', { method });
      assert.equal(status, 405);
      assert.equal(headers.allow, 'GET, HEAD, DELETE');
    });
  }

  test('is left to others outside /_lifeguard', async () => {
    assert.equal((await ask(server.origin, '/')).status, 418);
    assert.equal((await ask(server.origin, '/_lifeguardian')).status, 418);
    const { status, headers } = await ask(server.origin, '/_lifeguard?outcome=failed');
    assert.deepEqual([status, headers.location], [308, '/_lifeguard/?outcome=failed']);
  });
});

describe('the stream of /_lifeguard/mail', () => {
  test('brings what arrives, as the list would show it', async () => {
    const own = await startPages();
    const stream = await openStream(own.origin, '/_lifeguard/mail?to=ADA@example.com');
    const message = mail();
    await own.keep(mail({ to: 'bob@example.com' }), message);
    const event = await stream.next();
    assert.deepEqual([event.id, event.name], [message.id, 'message']);
    const { body } = await ask(own.origin, `/_lifeguard/mail/${message.id}`);
    assert.deepEqual(JSON.parse(event.data), JSON.parse(body));
    stream.close();
    await own.close();
  });

  const resumptions: readonly [name: string, query: string, headers: Record<string, string>][] = [
    ['since a time', `?since=${second.sentAt}`, {}],
    ['since a message', `?since=${first.id}`, {}],
    ['after it was cut', '', { 'last-event-id': first.id }],
  ];
  for (const [name, query, headers] of resumptions) {
    test(`first brings what was missed ${name}, oldest first`, async () => {
      const stream = await openStream(server.origin, `/_lifeguard/mail${query}`, headers);
      assert.deepEqual([(await stream.next()).id, (await stream.next()).id], [second.id, third.id]);
      stream.close();
    });
  }
});

describe('DELETE /_lifeguard/mail', () => {
  test('deletes one, those of a recipient, or all', async () => {
    const own = await startPages();
    const [one, two] = [mail(), mail({ to: 'bob@example.com' })];
    await own.keep(one, two, mail());
    const remove = (path: string) => ask(own.origin, `/_lifeguard/mail${path}`, { method: 'DELETE' });
    assert.deepEqual(JSON.parse((await remove(`/${one.id}`)).body), { deleted: 1 });
    assert.equal((await remove(`/${one.id}`)).status, 404);
    assert.deepEqual(JSON.parse((await remove('?to=bob@example.com')).body), { deleted: 1 });
    assert.deepEqual(JSON.parse((await remove('')).body), { deleted: 1 });
    assert.deepEqual(JSON.parse((await ask(own.origin, '/_lifeguard/mail')).body), []);
    await own.close();
  });
});

test('a service without a mailbox says so', async () => {
  const own = await startPages({ mailbox: undefined });
  for (const path of ['mail', 'mailbox']) {
    const { status, body } = await ask(own.origin, `/_lifeguard/${path}`);
    assert.equal(status, 404);
    assert.match(body, /mailbox/);
  }
  await own.close();
});
