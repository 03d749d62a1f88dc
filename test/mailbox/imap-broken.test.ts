import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { openImap } from '../../src/probe/mailbox/imap.ts';
import type { WantedMail } from '../../src/probe/mailbox/mailbox.ts';
import { certificate, type Dovecot, startDovecot } from './dovecot.ts';
import { type Breakage, type Front, startFront, startSaying } from './front.ts';
import { resetMail } from './mails.ts';
import { problemOf } from './problem-of.ts';

const ca = readFileSync(certificate, 'utf8');
const wanted: WantedMail = { to: 'ada@example.com', since: Date.now(), clientId: 'client1' };
const mail = resetMail({ to: wanted.to, code: '482913', clientId: 'client1' });

let dovecot: Dovecot;
before(async () => {
  dovecot = await startDovecot();
});
after(() => dovecot.close());

const patience = () => AbortSignal.timeout(60_000);

/** Runs with a mailbox behind something that breaks. */
async function behind<T>(
  front: Promise<Front>,
  user: string,
  use: (mailbox: ReturnType<typeof openImap>) => Promise<T>,
): Promise<T> {
  const { port, close } = await front;
  const mailbox = openImap(dovecot.entry(user, { port }), { ca, betweenLooks: 50 });
  try {
    return await use(mailbox);
  } finally {
    await mailbox.close();
    await close();
  }
}

describe('an IMAP server that hangs', () => {
  const rows: readonly [name: string, at: RegExp, doing: RegExp][] = [
    ['at the login', /^\w+ (?:LOGIN|AUTHENTICATE)/, /connecting and logging in/],
    ['at the list of folders', /^\w+ (?:X?LIST|LSUB)/, /(?:listing its folders|logging in)/],
    ['at opening a folder', /^\w+ (?:SELECT|EXAMINE)/, /opening a folder/],
    ['at the search', /^\w+ UID SEARCH/, /searching/],
    ['at the headers', /^\w+ UID FETCH .*HEADER/, /reading headers/],
    ['at the body', /^\w+ UID FETCH .*BODY\.PEEK\[\]/, /reading a mail/],
  ];
  for (const [name, at, doing] of rows) {
    test(`${name} is left when the patience ends`, async () => {
      dovecot.put('hangs', mail);
      const patienceEnds = new AbortController();
      const breakage: Breakage = {
        at: line => {
          if (!at.test(line)) return undefined;
          setImmediate(() => patienceEnds.abort());
          return 'silence';
        },
      };
      const [kind, message] = await behind(startFront(dovecot.port, breakage), 'hangs', mailbox =>
        problemOf(mailbox.receive(wanted, patienceEnds.signal)),
      );
      assert.equal(kind, 'unreachable');
      assert.match(message, /^127\.0\.0\.1:\d+ did not answer in time, while /);
      assert.match(message, doing);
    });
  }

  const silent: readonly [name: string, tls: boolean][] = [
    ['before TLS', false],
    ['before it greets', true],
  ];
  for (const [name, tls] of silent) {
    test(`${name} is left when the patience ends`, async () => {
      const [kind] = await behind(startSaying(undefined, tls), 'hangs', mailbox =>
        problemOf(mailbox.prepare(wanted, AbortSignal.timeout(50))),
      );
      assert.equal(kind, 'unreachable');
    });
  }

  test('while a mail is waited for gives none', async () => {
    const patienceEnds = new AbortController();
    const breakage: Breakage = {
      at: line => {
        if (!/^\w+ IDLE/.test(line)) return undefined;
        setImmediate(() => patienceEnds.abort());
        return 'silence';
      },
    };
    const received = await behind(startFront(dovecot.port, breakage), 'waits', mailbox =>
      mailbox.receive(wanted, patienceEnds.signal),
    );
    assert.equal(received, undefined);
  });
});

describe('an IMAP server that answers oddly', () => {
  const answers: readonly [name: string, at: RegExp, answer: string, kind: string, message: RegExp][] = [
    ['that the mailbox is full', /SELECT/, 'TAG NO [OVERQUOTA] Quota exceeded\r\n', 'full', /is full/],
    [
      'that it will not now',
      /LOGIN|AUTH/,
      'TAG NO [UNAVAILABLE] later, secret\r\n',
      'refused',
      /UNAVAILABLE/,
    ],
    ['no to a search', / SEARCH/, 'TAG NO [INUSE] secret\r\n', 'refused', /would not search/],
    ['goodbye', /SELECT/, '* BYE secret\r\n', 'unreachable', /while opening a folder/],
    [
      'a mail of two gigabytes',
      /BODY\.PEEK\[\]/,
      '* 1 FETCH (UID 1 BODY[] {2000000000}\r\n',
      'too-large',
      /reading a mail/,
    ],
    ['without an end', /SEARCH/, `* SEARCH ${'1 '.repeat(1_000_000)}`, 'too-large', /searching/],
  ];
  for (const [name, at, answer, kind, message] of answers) {
    test(`${name}`, async () => {
      dovecot.put('odd', mail);
      const breakage: Breakage = { at: line => (at.test(line) ? { answer } : undefined) };
      const problem = await behind(startFront(dovecot.port, breakage), 'odd', mailbox =>
        problemOf(mailbox.receive(wanted, patience())),
      );
      assert.equal(problem[0], kind);
      assert.match(problem[1], message);
    });
  }

  const greetings: readonly [name: string, said: string][] = [
    ['of HTTP', 'HTTP/1.1 400 Bad Request\r\n\r\n'],
    ['of goodbye', '* BYE too many connections\r\n'],
    ['of bytes', '\0\xff\0\r\n\r\n'],
  ];
  for (const [name, said] of greetings) {
    test(`with a greeting ${name}`, async () => {
      const [kind] = await behind(startSaying(said), 'odd', mailbox =>
        problemOf(mailbox.prepare(wanted, AbortSignal.timeout(500))),
      );
      assert.ok(['unreachable', 'not-understood', 'refused'].includes(kind), kind);
    });
  }
});

describe('an IMAP server that does not serve well', () => {
  test('is called again where it ends the connection while a mail is waited for, and then for a while', async () => {
    let idled = 0;
    let refused = 0;
    const breakage: Breakage = {
      at: line => {
        if (/^\w+ IDLE/.test(line)) {
          idled += 1;
          return idled === 1 ? 'end' : undefined;
        }
        if (idled !== 1 || refused === 3 || !/^\w+ (?:LOGIN|AUTHENTICATE)/.test(line)) return undefined;
        refused += 1;
        if (refused === 3) dovecot.put('again', mail);
        return 'end';
      },
    };
    const received = await behind(startFront(dovecot.port, breakage), 'again', mailbox =>
      mailbox.receive(wanted, patience()),
    );
    assert.deepEqual(received?.codes, ['482913']);
    assert.equal(refused, 3);
  });

  test('counts as away where it ends every connection', async () => {
    let idled = false;
    const breakage: Breakage = {
      at: line => {
        idled ||= /^\w+ IDLE/.test(line);
        return idled ? 'end' : undefined;
      },
    };
    const [kind] = await behind(startFront(dovecot.port, breakage), 'away', mailbox =>
      problemOf(mailbox.receive(wanted, patience())),
    );
    assert.equal(kind, 'unreachable');
  });

  test('may tell in between what others do with the mail', async () => {
    dovecot.put('shared', mail);
    const breakage: Breakage = {
      says: answer => answer.replace(/^\* 1 FETCH \(UID/, '* 1 FETCH (FLAGS (\\Seen))\r\n$&'),
    };
    const received = await behind(startFront(dovecot.port, breakage), 'shared', mailbox =>
      mailbox.receive(wanted, patience()),
    );
    assert.deepEqual(received?.codes, ['482913']);
  });

  test('is asked again and again where it cannot tell by itself', async () => {
    let selected = 0;
    const breakage: Breakage = {
      says: answer => answer.replaceAll(/\bIDLE\b/g, 'XDLE'),
      at: line => {
        if (/SELECT/.test(line)) selected += 1;
        if (selected === 5) dovecot.put('polled', mail);
        return undefined;
      },
    };
    const received = await behind(startFront(dovecot.port, breakage), 'polled', mailbox =>
      mailbox.receive(wanted, patience()),
    );
    assert.deepEqual(received?.codes, ['482913']);
  });
});
