import * as z from 'zod';
import { isInClear } from '../pool/in-clear.ts';
import { isLocalName } from '../pool/local-name.ts';
import { listOf, oneOf, pageUrl, region, secretText, text, truth, variableNames, whole } from './kinds.ts';

const imapEntry = z
  .strictObject(
    {
      host: text('a host name or address', /^[A-Za-z0-9_.:-]{1,253}$/).describe(
        'The mail server. With TLS, its certificate must be for this name.',
      ),
      port: whole(1, 65_535).default(993).describe('Its port.'),
      tls: oneOf('implicit', 'required', 'none')
        .default('implicit')
        .describe(
          '`implicit`: TLS from the first byte. `required`: STARTTLS, or no login, usually at port 143. `none`: in clear, ' +
            'only for a server on this machine.',
        ),
      ca: text('the path of a file', /^[^\0\r\n]{1,4096}$/)
        .exactOptional()
        .describe(
          'A file in PEM, from the folder of this one: a certificate authority to trust beside the usual ones.',
        ),
      username: text('a user name of at most 256 characters', /^[^\0\r\n]{1,256}$/).describe(
        'The user name to log in with.',
      ),
      password: secretText('a password', /^[^\0\r\n]{1,1024}$/).describe(
        'The password to log in with, often one made for this program alone. Keep it in the environment and refer to it here.',
      ),
      folders: listOf(
        text(
          'the name of a folder, or \\Junk for the one that the server keeps spam in',
          /^(?:[^\\\0\r\n][^\0\r\n]{0,255}|\\[A-Z][a-z]{1,20})$/,
        ),
        10,
      )
        .min(1, { error: 'at least one folder' })
        .default(['INBOX', '\\Junk'])
        .describe(
          'Where mails are looked for. `\\Junk` is the folder that the server keeps spam in, whatever its name, where it ' +
            'has one; a mail that lies there is told so.',
        ),
      delete: truth()
        .default(false)
        .describe('Whether a mail is deleted once it was read. Otherwise it is marked as seen.'),
    },
    { error: 'a mapping with host, username and password' },
  )
  .superRefine(({ host, tls }, context) => {
    if (tls !== 'none' || isLocalName(host)) return;
    const message = 'implicit or required, since the server is not on this machine';
    context.addIssue({ code: 'custom', path: ['tls'], message });
  });

/** Mails hold codes, which whoever reads them on their way can use. */
function urlOfMails(whose: string): z.ZodString {
  return pageUrl().refine(address => !isInClear(address), {
    error: `https://, since ${whose} is not on this machine`,
  });
}

const s3Entry = z.strictObject(
  {
    bucket: text('the name of a bucket', /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/).describe(
      'The bucket that the receipt rule of SES writes to.',
    ),
    prefix: text('a prefix of at most 512 characters', /^[^\0\r\n]{0,512}$/)
      .default('')
      .describe('What the keys of its objects begin with, as in the receipt rule.'),
    region: region().describe('The region of the bucket.'),
    endpoint: urlOfMails('the stand-in')
      .exactOptional()
      .describe('Another address than that of the region, for a local stand-in.'),
  },
  { error: 'a mapping with bucket and region' },
);

const mailpitEntry = z.strictObject(
  {
    url: urlOfMails('Mailpit').describe(
      'Where Mailpit answers, such as `http://127.0.0.1:8025`. `https://` where it is not on this machine: mails hold codes.',
    ),
    username: text('a user name of at most 256 characters without :', /^[^\0\r\n:]{1,256}$/)
      .exactOptional()
      .describe('The user name, where Mailpit asks for one.'),
    password: secretText('a password', /^[^\0\r\n]{1,1024}$/)
      .exactOptional()
      .describe('The password. Keep it in the environment and refer to it here.'),
  },
  { error: 'a mapping with url' },
);

const lifeguardEntry = z.strictObject(
  {
    url: urlOfMails('Lifeguard')
      .exactOptional()
      .describe('Where Lifeguard answers; the address that is probed where it is left out.'),
  },
  { error: 'a mapping' },
);

/** The keys of which it has exactly one. */
export const mailboxKinds = ['imap', 's3', 'mailpit', 'command', 'lifeguard'] as const;

/** Where the mails of test users arrive: exactly one of `mailboxKinds`, and `env` beside `command`, as `probeChecks` holds. */
export const mailboxEntry = z.strictObject(
  {
    imap: imapEntry.exactOptional().describe('A mailbox on a mail server, read by IMAP.'),
    s3: s3Entry
      .exactOptional()
      .describe(
        'A bucket that Amazon SES puts received mails into. Needs the package `@aws-sdk/client-s3`, and credentials ' +
          'where the SDK finds them.',
      ),
    mailpit: mailpitEntry.exactOptional().describe('Mailpit, read by its HTTP API.'),
    command: listOf(text('a program or argument', /^[^\0]{1,4096}$/), 100)
      .min(1, { error: 'a program and its arguments, each an element of the list' })
      .exactOptional()
      .describe(
        'A program and its arguments, run without a shell. It gets `{"to": …, "since": …, "clientId": …, "from": …}` ' +
          'on its standard input (`since` in milliseconds since 1970, `from` where the pool has `mail.from`) and writes the newest mail that fits as it came (RFC 5322), ' +
          'or nothing, then it is run again.',
      ),
    env: variableNames()
      .exactOptional()
      .describe(
        'Names of environment variables that the command gets beside what programs need (`PATH`, `HOME`, `LANG`, proxies ' +
          'and the like). It gets no others.',
      ),
    lifeguard: lifeguardEntry.exactOptional().describe('The mailbox that Lifeguard itself keeps.'),
  },
  { error: 'a mapping with one of imap, s3, mailpit, command and lifeguard' },
);

/** A mailbox as probe.yaml describes it. */
export type MailboxEntry = z.output<typeof mailboxEntry>;

/** A mailbox that is read by IMAP. */
export type ImapEntry = z.output<typeof imapEntry>;

/** A bucket that mails arrive in. */
export type S3Entry = z.output<typeof s3Entry>;

/** A Mailpit. */
export type MailpitEntry = z.output<typeof mailpitEntry>;
