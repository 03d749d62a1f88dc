import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, describe, test } from 'node:test';
import { createDelivery } from '../../src/delivery/create-delivery.ts';
import { DeliveryFailed } from '../../src/delivery/delivery.ts';
import { parseMailbox } from '../../src/delivery/mailbox-address.ts';
import { openSmtp, type SmtpConfig } from '../../src/delivery/smtp.ts';
import type { Message } from '../../src/pool/message.ts';
import { mail } from '../pages/pages-server.ts';
import { type MailServer, smtpError, startMailServer, startSilentServer } from './mail-server.ts';

const fixture = (name: string) => readFileSync(new URL(`fixtures/${name}`, import.meta.url), 'utf8');

const closing: (() => void | Promise<void>)[] = [];
after(async () => {
  for (const close of closing.reverse()) await close();
});

async function serve(...given: Parameters<typeof startMailServer>): Promise<MailServer> {
  const server = await startMailServer(...given);
  closing.push(server.close);
  return server;
}

function sender(port: number, given: Partial<SmtpConfig> = {}) {
  const smtp = openSmtp({ host: '127.0.0.1', port, tls: 'none', timeout: 5_000, ...given });
  closing.push(smtp.close);
  return smtp;
}

/** What a delivery fails with; it must fail. */
async function failure(port: number, given: Partial<SmtpConfig>, message: Message): Promise<DeliveryFailed> {
  const error: unknown = await sender(port, given)
    .send(message)
    .then(
      () => undefined,
      reason => reason,
    );
  assert.ok(error instanceof DeliveryFailed);
  return error;
}

describe('a mail handed to a server', () => {
  test('arrives with sender, recipient, subject, both parts and honest headers', async () => {
    const server = await serve({});
    const message = mail({ replyTo: 'help@thephenom.app' });
    await sender(server.port).send(message);
    const [taken] = server.taken;
    assert.equal(taken?.from, 'noreply@thephenom.app');
    assert.deepEqual(taken?.to, ['ada@example.com']);
    const headers: readonly (readonly [string, RegExp])[] = [
      ['sender', /^From: Phenom <noreply@thephenom\.app>\r$/m],
      ['recipient', /^To: ada@example\.com\r$/m],
      ['reply address', /^Reply-To: help@thephenom\.app\r$/m],
      ['subject', /^Subject: Reset your password\r$/m],
      ['id', new RegExp(`^Message-ID: <${message.id}@thephenom\\.app>\\r$`, 'm')],
      ['date', /^Date: Fri, 20 Nov 2026 09:30:00 \+0000\r$/m],
      ['that no person wrote it', /^Auto-Submitted: auto-generated\r$/m],
      ['plain text', /^Content-Type: text\/plain; charset=utf-8\r$/m],
      ['HTML', /^Content-Type: text\/html; charset=utf-8\r$/m],
    ];
    for (const [name, pattern] of headers) assert.match(taken?.source ?? '', pattern, name);
    assert.doesNotMatch(taken?.source ?? '', /^X-Mailer:/im);
  });

  test('carries names and subjects of any script', async () => {
    const server = await serve({});
    await sender(server.port).send(
      mail({ from: 'Zoë Ångström 株式会社 <zoe@example.com>', subject: 'パスワードの再設定' }),
    );
    const source = server.taken[0]?.source ?? '';
    assert.match(source, /^From: =\?UTF-8\?.*<zoe@example\.com>\r$/ms);
    assert.match(source, /^Subject: =\?UTF-8\?/m);
  });

  test('uses one connection for several', async () => {
    const sessions = new Set<string>();
    const server = await serve({
      onMailFrom(_address, session, callback) {
        sessions.add(session.id);
        callback();
      },
    });
    const smtp = sender(server.port);
    for (let sent = 0; sent < 3; sent += 1) await smtp.send(mail());
    assert.equal(server.taken.length, 3);
    assert.equal(sessions.size, 1);
  });

  const injections: readonly [name: string, given: Partial<Message>][] = [
    ['a second recipient', { to: 'ada@example.com, eve@example.com' }],
    ['a header behind the recipient', { to: 'ada@example.com\r\nBcc: eve@example.com' }],
    ['a command behind the recipient', { to: 'ada@example.com>\r\nRCPT TO:<eve@example.com' }],
    ['a quoted address within the address', { to: '"eve@example.com x"@example.org' }],
    ['a header behind the sender', { from: 'noreply@example.com\r\nBcc: eve@example.com' }],
    ['two senders', { from: 'A <a@example.com> <b@example.com>' }],
    ['a header behind the reply address', { replyTo: 'a@example.com\r\nBcc: eve@example.com' }],
  ];
  for (const [name, given] of injections) {
    test(`is refused with ${name}`, async () => {
      const server = await serve({});
      const failed = await failure(server.port, {}, mail(given));
      assert.equal(failed.kind, 'refused');
      assert.match(failed.reason, /is not one mail address$/);
      assert.deepEqual(server.taken, []);
    });
  }

  test('never carries a header from its subject or sender name', async () => {
    const server = await serve({});
    await sender(server.port).send(
      mail({ subject: 'a\r\nBcc: eve@example.com', from: '"A\r\nBcc: eve@example.com" <a@example.com>' }),
    );
    assert.deepEqual(server.taken[0]?.to, ['ada@example.com']);
    assert.doesNotMatch(server.taken[0]?.source ?? '', /^Bcc:/im);
  });
});

describe('TLS and login', () => {
  test('a login works where the server takes it', async () => {
    const server = await serve({
      allowInsecureAuth: true,
      onAuth: ({ username, password }, _session, callback) =>
        password === 'right' ? callback(null, { user: username }) : callback(new Error('no')),
    });
    await sender(server.port, { auth: { user: 'mailer', password: 'right' } }).send(mail());
    assert.equal(server.taken[0]?.user, 'mailer');
  });

  test('nothing is sent in clear where TLS is required and the server offers none', async () => {
    const server = await serve({});
    const failed = await failure(server.port, { tls: 'required' }, mail());
    assert.equal(failed.kind, 'unreachable');
    assert.match(failed.reason, /^no TLS: /);
    assert.deepEqual(server.taken, []);
  });

  test('a login is never sent in clear where TLS is merely offered', async () => {
    let asked = false;
    const server = await serve({
      allowInsecureAuth: true,
      onAuth: (_auth, _session, callback) => {
        asked = true;
        callback(null, { user: 'mailer' });
      },
    });
    const auth = { user: 'mailer', password: 'secret' };
    assert.equal((await failure(server.port, { tls: 'offered', auth }, mail())).kind, 'unreachable');
    assert.equal(asked, false);
  });

  for (const tls of ['required', 'offered', 'implicit'] as const) {
    test(`a mail and its login go over TLS that is ${tls}`, async () => {
      const server = await serve({
        disabledCommands: [],
        secure: tls === 'implicit',
        key: fixture('mail-server-key.pem'),
        cert: fixture('mail-server-cert.pem'),
        onAuth: ({ username }, _session, callback) => callback(null, { user: username }),
      });
      const auth = { user: 'mailer', password: 'right' };
      await sender(server.port, { tls, auth, ca: fixture('mail-server-cert.pem') }).send(mail());
      assert.equal(server.taken[0]?.user, 'mailer');
      assert.equal(server.taken[0]?.secure, true);
    });
  }

  test('a certificate of nobody is not trusted', async () => {
    const server = await serve({ disabledCommands: [] });
    const failed = await failure(server.port, { tls: 'required' }, mail());
    assert.equal(failed.kind, 'unreachable');
    assert.deepEqual(server.taken, []);
  });
});

describe('a mail that is not taken', () => {
  test('because the recipient is refused: the answer of the server', async () => {
    const server = await serve({
      onRcptTo: (_address, _session, callback) => callback(smtpError(550, 'No such user here')),
    });
    const failed = await failure(server.port, {}, mail());
    assert.equal(failed.kind, 'refused');
    assert.equal(failed.server, `127.0.0.1:${server.port}`);
    assert.match(failed.reason, /^550 .*No such user here/);
  });

  test('because of what it says: nothing of it is repeated', async () => {
    const answer = 'Blocked: https://app.example/?code=123456 has code 123456';
    const server = await serve({}, { data: smtpError(554, answer) });
    const failed = await failure(server.port, {}, mail());
    assert.match(failed.reason, /^554 Blocked: \(link\) has code \(number\)$/);
  });

  test('because the login is wrong: without the login', async () => {
    const server = await serve({
      allowInsecureAuth: true,
      onAuth: ({ password }, _session, callback) => callback(new Error(`wrong: ${password}`)),
    });
    const auth = { user: 'mailer', password: 'hunter2' };
    const failed = await failure(server.port, { auth }, mail());
    assert.equal(failed.kind, 'refused');
    assert.equal(failed.reason, 'login refused: 535');
  });

  test('because the server is down', async () => {
    const server = await startMailServer({});
    await server.close();
    const failed = await failure(server.port, {}, mail());
    assert.equal(failed.kind, 'unreachable');
    assert.match(failed.reason, /ECONNREFUSED/);
  });

  test('because the server says nothing', async () => {
    const server = await startSilentServer();
    closing.push(server.close);
    const failed = await failure(server.port, { timeout: 100 }, mail());
    assert.equal(failed.kind, 'unreachable');
    assert.equal(failed.reason, 'no answer within 0.1 s');
  });
});

describe('delivery without a mail server or mailbox', () => {
  test('takes everything and does nothing', async () => {
    const delivery = await createDelivery({ mailbox: undefined, mail: undefined, sms: undefined });
    await delivery.send(mail());
    delivery.close();
  });

  test('a text message never goes to the mail server', async () => {
    const server = await serve({});
    const delivery = await createDelivery({
      mailbox: undefined,
      mail: { smtp: { host: '127.0.0.1', port: server.port, tls: 'none' } },
      sms: undefined,
    });
    closing.push(delivery.close);
    await delivery.send(mail({ medium: 'SMS', to: '+15550001234' }));
    assert.deepEqual(server.taken, []);
  });
});

describe('an address', () => {
  const rows: readonly [text: string, name: string | undefined, address?: string][] = [
    ['a@example.com', '', 'a@example.com'],
    [' A B <a+b@example.com> ', 'A B', 'a+b@example.com'],
    ['"A, B" <a@example.com>', 'A, B', 'a@example.com'],
    ["o'hara@example.com", '', "o'hara@example.com"],
    ['a@example.com b@example.com', undefined],
    ['a@b@example.com', undefined],
    ['example.com', undefined],
    ['', undefined],
  ];
  for (const [text, name, address] of rows) {
    test(JSON.stringify(text), () =>
      assert.deepEqual(parseMailbox(text), name === undefined ? undefined : { name, address }),
    );
  }
});
