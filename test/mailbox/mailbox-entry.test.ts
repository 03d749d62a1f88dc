import assert from 'node:assert/strict';
import { tmpdir } from 'node:os';
import { describe, test } from 'node:test';
import { mailboxEntry } from '../../src/config/mailbox-entry.ts';
import { openMailbox } from '../../src/probe/mailbox/open-mailbox.ts';
import { problemOf } from './problem-of.ts';

const imap = { host: 'mail.example.com', username: 'probe', password: 'x' };
const s3 = { bucket: 'mails', region: 'us-east-1' };

/** Where an entry is wrong, and what was expected there. */
function problems(entry: unknown): readonly string[] {
  const { error } = mailboxEntry.safeParse(entry);
  return (error?.issues ?? []).map(({ path, message }) =>
    [path.join('.'), message].filter(Boolean).join(': '),
  );
}

describe('a mailbox in probe.yaml', () => {
  const right: readonly [name: string, entry: unknown][] = [
    ['by IMAP', { imap }],
    ['by IMAP in clear on this machine', { imap: { ...imap, host: '127.0.0.1', port: 1143, tls: 'none' } }],
    ['by IMAP in folders', { imap: { ...imap, folders: ['INBOX', 'Probes/äé', '\\Junk'], delete: true } }],
    ['in a bucket', { s3 }],
    ['in Mailpit', { mailpit: { url: 'http://127.0.0.1:8025/mail' } }],
    ['in Mailpit by IPv6', { mailpit: { url: 'http://[::1]:8025' } }],
    [
      'in Mailpit elsewhere',
      { mailpit: { url: 'https://mailpit.example.com', username: 'a', password: 'b' } },
    ],
    ['by a command', { command: ['./read-mail', '--newest'] }],
    ['by a command with variables', { command: ['./read-mail'], env: ['MAIL_TOKEN'] }],
    ['of Lifeguard', { lifeguard: {} }],
  ];
  for (const [name, entry] of right) test(`is right ${name}`, () => assert.deepEqual(problems(entry), []));

  test('is read over TLS, from the inbox and the spam folder, and keeps its mails, unless told otherwise', () => {
    const { port, tls, folders, delete: deletes } = mailboxEntry.parse({ imap }).imap ?? {};
    assert.deepEqual([port, tls, folders, deletes], [993, 'implicit', ['INBOX', '\\Junk'], false]);
  });

  const wrong: readonly [name: string, entry: unknown, expected: string][] = [
    [
      'in clear elsewhere',
      { imap: { ...imap, tls: 'none' } },
      'imap.tls: implicit or required, since the server is not on this machine',
    ],
    [
      'in Mailpit in clear elsewhere',
      { mailpit: { url: 'http://10.0.0.7:8025', username: 'a', password: 'b' } },
      'mailpit.url: https://, since Mailpit is not on this machine',
    ],
    [
      'in a bucket in clear elsewhere',
      { s3: { bucket: 'mails', region: 'us-east-1', endpoint: 'http://minio:9000' } },
      's3.endpoint: https://, since the stand-in is not on this machine',
    ],
    [
      'in a Lifeguard in clear elsewhere',
      { lifeguard: { url: 'http://lifeguard.example:9400' } },
      'lifeguard.url: https://, since Lifeguard is not on this machine',
    ],
    [
      'in Mailpit at no address',
      { mailpit: { url: 'mailpit' } },
      'mailpit.url: an absolute URL with https:// or http://, without ?, # and a password',
    ],
    [
      'in clear at a name that only begins alike',
      { imap: { ...imap, host: '127.0.0.1.example.com', tls: 'none' } },
      'imap.tls: implicit or required, since the server is not on this machine',
    ],
    ['with a line in the password', { imap: { ...imap, password: 'a\r\nb' } }, 'imap.password: a password'],
    [
      'with a command of no words',
      { command: [] },
      'command: a program and its arguments, each an element of the list',
    ],
    ['with a variable and its value', { command: ['a'], env: ['TOKEN=1'] }, 'env.0: the name of a variable'],
    ['with a command as one text', { command: 'cat mail' }, 'command: a list'],
    [
      'with a folder that is none',
      { imap: { ...imap, folders: ['\\junk*'] } },
      'imap.folders.0: the name of a folder, or \\Junk for the one that the server keeps spam in',
    ],
  ];
  for (const [name, entry, expected] of wrong) {
    test(`is wrong ${name}`, () => assert.deepEqual(problems(entry), [expected]));
  }
});

describe('a mailbox that is opened', () => {
  const ports = { fetch, environment: {}, folder: tmpdir(), endpoint: undefined };
  const open = async (entry: unknown) => openMailbox(mailboxEntry.parse(entry), ports);

  test('connects to nothing yet, and may be closed twice', async () => {
    const entries = [{ imap }, { s3 }, { mailpit: { url: 'http://127.0.0.1:1' } }, { command: ['none'] }];
    for (const entry of entries) {
      const mailbox = await open(entry);
      await mailbox.close();
      await mailbox.close();
    }
  });

  test('names a certificate authority that is not there', async () => {
    const [kind, message] = await problemOf(open({ imap: { ...imap, ca: 'no-ca.pem' } }));
    assert.equal(kind, 'not-trusted');
    assert.match(message, /no-ca\.pem cannot be read\.$/);
  });

  test('needs an address of Lifeguard where AWS is probed', async () => {
    const problem = await problemOf(open({ lifeguard: {} }));
    assert.deepEqual(problem, ['unreachable', 'mailbox.lifeguard needs a url where AWS is probed.']);
  });
});
