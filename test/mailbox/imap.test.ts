import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { inspect } from 'node:util';
import type { ImapEntry } from '../../src/config/mailbox-entry.ts';
import { openImap } from '../../src/probe/mailbox/imap.ts';
import type { Mailbox, ReceivedMail, WantedMail } from '../../src/probe/mailbox/mailbox.ts';
import { certificate, type Dovecot, startDovecot } from './dovecot.ts';
import { resetMail } from './mails.ts';
import { problemOf } from './problem-of.ts';

const ca = readFileSync(certificate, 'utf8');
const to = 'ada@example.com';
const mine = '6sjjnkaeagnqgkmbl1mr5rtfsr';
const another = '73q703cql980nrvq554a6sta54';

let dovecot: Dovecot;
before(async () => {
  dovecot = await startDovecot();
});
after(() => dovecot.close());

let users = 0;
/** A mailbox of a user of its own. */
function opened(given: Partial<ImapEntry> = {}): { readonly user: string; readonly mailbox: Mailbox } {
  users += 1;
  const user = `user${users}`;
  return { user, mailbox: openImap(dovecot.entry(user, given), { ca, betweenLooks: 50 }) };
}

/** Before any mail is put into a mailbox, by the seconds that Dovecot counts in. */
const began = Date.now() - 1_000;
const patience = () => AbortSignal.timeout(60_000);
const wanted = (given: Partial<WantedMail> = {}): WantedMail => ({
  to,
  since: began,
  clientId: mine,
  ...given,
});
const mail = (code: string, given: Partial<Parameters<typeof resetMail>[0]> = {}) =>
  resetMail({ to, code, clientId: mine, ...given });

const codeOf = (received: ReceivedMail | undefined) => received?.codes.join();

describe('a mailbox read by IMAP', () => {
  test('gives a mail that lies there, and marks it as seen', async () => {
    const { user, mailbox } = opened();
    const asked = wanted();
    dovecot.put(user, mail('482913'));
    const received = await mailbox.receive(asked, patience());
    assert.deepEqual(received?.codes, ['482913']);
    assert.equal(received?.clientId, mine);
    assert.equal(received?.from, 'Phenom <noreply@example.com>');
    assert.equal(received?.subject, 'Reset your password');
    assert.deepEqual(received?.remarks, []);
    assert.ok(Math.abs((received?.receivedAt ?? 0) - Date.now()) < 60_000);
    assert.deepEqual(dovecot.flags(user), ['S']);
  });

  test('waits for one that comes later, as the server tells', async () => {
    const { user, mailbox } = opened({ folders: ['INBOX'] });
    await mailbox.prepare(wanted(), patience());
    const receiving = mailbox.receive(wanted(), patience());
    dovecot.put(user, mail('482913'));
    assert.equal(codeOf(await receiving), '482913');
  });

  test('deletes what it read where it may', async () => {
    const { user, mailbox } = opened({ delete: true });
    dovecot.put(user, mail('111111', { to: 'bob@example.com' }));
    dovecot.put(user, mail('482913'));
    assert.equal(codeOf(await mailbox.receive(wanted(), patience())), '482913');
    assert.equal(dovecot.flags(user).length, 1);
  });

  test('finds one in the spam folder, and tells', async () => {
    const { user, mailbox } = opened();
    dovecot.put(user, mail('482913'), { folder: 'Junk' });
    const received = await mailbox.receive(wanted(), patience());
    assert.equal(codeOf(received), '482913');
    assert.deepEqual(received?.remarks, ['it lay in the spam folder (Junk)']);
  });

  test('finds one that comes to the spam folder while it waits', async () => {
    const { user, mailbox } = opened();
    await mailbox.prepare(wanted(), patience());
    const receiving = mailbox.receive(wanted(), patience());
    dovecot.put(user, mail('111111', { clientId: another }), { folder: 'Junk' });
    dovecot.put(user, mail('482913'), { folder: 'Junk' });
    assert.equal(codeOf(await receiving), '482913');
  });

  test('tells of mails that came twice', async () => {
    const { user, mailbox } = opened();
    dovecot.put(user, mail('482913'));
    dovecot.put(user, mail('482913'));
    const received = await mailbox.receive(wanted(), patience());
    assert.deepEqual(received?.remarks, ['it came 2 times']);
    assert.deepEqual(dovecot.flags(user), ['S', 'S']);
  });

  test('takes the newest of several, and tells', async () => {
    const { user, mailbox } = opened();
    const now = Date.now();
    dovecot.put(user, mail('222222'), { at: now + 2_000 });
    dovecot.put(user, mail('111111'), { at: now + 1_000 });
    const asked = wanted({ since: now, from: 'noreply@example.com' });
    const received = await mailbox.receive(asked, patience());
    assert.equal(codeOf(received), '222222');
    assert.deepEqual(received?.remarks, ['2 different mails came since then; this is the newest']);
  });

  test('takes the last of several that came in the same second', async () => {
    const { user, mailbox } = opened();
    const now = Date.now();
    for (const code of ['111111', '333333', '222222']) dovecot.put(user, mail(code), { at: now });
    const received = await mailbox.receive(wanted({ from: 'noreply@example.com' }), patience());
    assert.equal(codeOf(received), '222222');
  });

  const ignored: readonly [name: string, raw: string, before?: number][] = [
    ['an old mail', mail('111111'), 120_000],
    ['a mail to somebody else', mail('111111', { to: 'ada@example.com.example.org' })],
    ['a mail to an address that ends alike', mail('111111', { to: 'grace.ada@example.com' })],
    ['a mail with headers without an end', `To: ${`${to}, `.repeat(80_000)}\n\n111111`],
    ['a mail that another app client asked for', mail('111111', { clientId: another })],
  ];
  for (const [name, raw, before = 0] of ignored) {
    test(`leaves ${name}`, async () => {
      const { user, mailbox } = opened();
      const since = Date.now();
      dovecot.put(user, raw, { at: since - before });
      dovecot.put(user, mail('482913'), { at: since });
      const received = await mailbox.receive(wanted({ since }), patience());
      assert.equal(codeOf(received), '482913');
      assert.deepEqual(received?.remarks, []);
    });
  }

  test('takes none that lay there when it was prepared, however it is dated', async () => {
    const { user, mailbox } = opened();
    dovecot.put(user, mail('111111'), { at: Date.now() + 30_000 });
    await mailbox.prepare(wanted(), patience());
    const receiving = mailbox.receive(wanted(), patience());
    dovecot.put(user, mail('482913'), { at: Date.now() - 3_600_000 });
    const received = await receiving;
    assert.equal(codeOf(received), '482913');
    assert.deepEqual(received?.remarks, []);
  });

  test('serves ten at once, each with the mail of its app client', async () => {
    const { user, mailbox } = opened();
    const clients = Array.from({ length: 10 }, (_, at) => `client${at}`);
    const receiving = clients.map(clientId => mailbox.receive(wanted({ clientId }), patience()));
    for (const [at, clientId] of [...clients.entries()].reverse()) {
      dovecot.put(user, mail(`48291${at}`, { clientId }));
    }
    const codes = (await Promise.all(receiving)).map(codeOf);
    assert.deepEqual(
      codes,
      clients.map((_, at) => `48291${at}`),
    );
  });

  test('finds one among ten thousand', async () => {
    const { user, mailbox } = opened();
    const old = `To: ${to}\nSubject: old\n\n111111`;
    dovecot.putMany(user, old, { times: 10_000, at: began - 180_000_000 });
    dovecot.put(user, mail('482913'));
    assert.equal(codeOf(await mailbox.receive(wanted(), patience())), '482913');
  });

  test('leaves a mail that is too large unread', async () => {
    const { user, mailbox } = opened();
    const since = Date.now();
    dovecot.put(user, mail('111111', { padding: 19_000_000 }), { at: since + 5_000 });
    dovecot.put(user, mail('482913'), { at: since });
    const received = await mailbox.receive(wanted({ since }), patience());
    assert.equal(codeOf(received), '482913');
    assert.deepEqual(dovecot.flags(user).toSorted(), ['', 'S']);
  });

  test('speaks STARTTLS', async () => {
    const { user, mailbox } = opened({ port: dovecot.startTlsPort, tls: 'required' });
    dovecot.put(user, mail('482913'));
    assert.equal(codeOf(await mailbox.receive(wanted(), patience())), '482913');
  });
});

describe('an IMAP mailbox that cannot be read', () => {
  test('because the login is refused', async () => {
    const { mailbox } = opened({ password: 'wrong-secret' });
    const [kind, message] = await problemOf(mailbox.receive(wanted(), patience()));
    assert.equal(kind, 'refused');
    assert.match(message, /^127\.0\.0\.1:\d+ refused the login \(AUTHENTICATIONFAILED\)\.$/);
    // What is behind it may be written where the program ends by it.
    const whole = await mailbox.prepare(wanted(), patience()).catch(thrown => inspect(thrown, { depth: 20 }));
    assert.ok(typeof whole === 'string');
    assert.doesNotMatch(whole, /wrong-secret|AHVzZXI/);
  });

  test('because nobody vouches for its certificate', async () => {
    const mailbox = openImap(dovecot.entry('ada'), { ca: undefined });
    const [kind, message] = await problemOf(mailbox.prepare(wanted(), patience()));
    assert.equal(kind, 'not-trusted');
    assert.match(
      message,
      /^127\.0\.0\.1:\d+ is not trusted \(nobody who is trusted vouches for its certificate: DEPTH_ZERO_SELF_SIGNED_CERT\)\.$/,
    );
  });

  test('because its certificate is for another name', async () => {
    const mailbox = openImap(dovecot.entry('ada', { host: '127.0.0.2' }), { ca });
    const [kind, message] = await problemOf(mailbox.prepare(wanted(), patience()));
    assert.equal(kind, 'not-trusted');
    assert.match(message, /\(its certificate is for another host: ERR_TLS_CERT_ALTNAME_INVALID\)/);
  });

  test('because it speaks no TLS', async () => {
    const mailbox = openImap(dovecot.entry('ada', { port: dovecot.startTlsPort }), { ca });
    const [kind, message] = await problemOf(mailbox.prepare(wanted(), patience()));
    assert.equal(kind, 'not-trusted');
    assert.match(
      message,
      /^127\.0\.0\.1:\d+ speaks no TLS from the first byte \(ERR_SSL_WRONG_VERSION_NUMBER\)/,
    );
  });

  test('because a folder is missing', async () => {
    const { mailbox } = opened({ folders: ['INBOX', 'Probes'] });
    const [kind, message] = await problemOf(mailbox.prepare(wanted(), patience()));
    assert.equal(kind, 'no-folder');
    assert.match(message, /has no folder "Probes"\.$/);
  });

  test('because it is full', async () => {
    const { user, mailbox } = opened();
    for (let at = 0; at < 3; at += 1) {
      dovecot.put(user, `To: bob@example.com\n\n${'x'.repeat(7_100_000)}`);
    }
    for (const work of [mailbox.prepare(wanted(), patience()), mailbox.receive(wanted(), patience())]) {
      const [kind, message] = await problemOf(work);
      assert.equal(kind, 'full');
      assert.match(message, /is full: no mail can arrive\.$/);
    }
  });

  test('because nobody listens', async () => {
    const mailbox = openImap(dovecot.entry('ada', { port: 1 }), { ca });
    const [kind, message] = await problemOf(mailbox.prepare(wanted(), patience()));
    assert.equal(kind, 'unreachable');
    assert.match(message, /ECONNREFUSED/);
  });
});
