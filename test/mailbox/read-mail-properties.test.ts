import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createTransport } from 'nodemailer';
import { MailboxProblem } from '../../src/probe/mailbox/mailbox-problem.ts';
import { readMail } from '../../src/probe/mailbox/read-mail.ts';
import { rewrittenLink } from '../../src/probe/mailbox/rewritten-link.ts';

const page = 'https://app.example.com/reset-password';

/** Words of any script, of which none is a code or an address. */
const words = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
  .map(text => text.replaceAll(/[\p{N}\p{Cc}<>&"@\s]/gu, ' ').trim())
  .filter(text => text !== '' && !/http/i.test(text));

const code = fc.integer({ min: 100_000, max: 999_999 }).map(String);
const escaped = (text: string) => text.replaceAll('&', '&amp;');

test('whatever a mailer makes of a mail, its code and link are read', async () => {
  const mailer = createTransport({ streamTransport: true, buffer: true, newline: 'unix' });
  const mail = fc.record({
    code,
    email: fc.emailAddress(),
    subject: words,
    prose: words,
    encoding: fc.constantFrom('quoted-printable' as const, 'base64' as const),
    parts: fc.constantFrom('text', 'html', 'both'),
  });
  await fc.assert(
    fc.asyncProperty(mail, async ({ code, email, subject, prose, encoding, parts }) => {
      const link = `${page}?code=${code}&email=${encodeURIComponent(email)}&cid=client1&pid=us-east-1_a`;
      const { message } = await mailer.sendMail({
        from: { name: subject, address: 'noreply@example.com' },
        to: 'ada@example.com',
        subject,
        textEncoding: encoding,
        encoding,
        ...(parts !== 'html' && { text: `${prose}\n${code}\n${link}\n` }),
        ...(parts !== 'text' && {
          html: `<p title="${prose}">${prose}</p><b>${code}</b><a href="${escaped(link)}">${prose}</a>`,
        }),
      });
      const read = await readMail(Buffer.isBuffer(message) ? message : Buffer.from(''), page);
      assert.deepEqual(read.codes, [code]);
      assert.deepEqual(read.links, [link]);
      assert.equal(read.clientId, 'client1');
      assert.deepEqual(read.to, ['ada@example.com']);
      assert.deepEqual(read.remarks, []);
    }),
    { numRuns: 100 },
  );
});

test('whatever bytes come, they are read or refused by name', async () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.constantFrom(
      'Content-Type: multipart/mixed; boundary=b\n',
      'Content-Type: text/html; charset=x\n',
      'Content-Transfer-Encoding: base64\n',
      'To: a@b.example, "(\n',
      'Subject: =?utf-8?q?=\n',
      '\n',
      '--b\n',
      '--b--\n',
      '<a href="',
      '&#x110000;',
      'https://awstrack.me/L0/%E0%A4%A',
    ),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 30 }), async pieces => {
      try {
        await readMail(Buffer.from(pieces.join(''), 'latin1'), page);
      } catch (error) {
        assert.ok(error instanceof MailboxProblem, String(error));
      }
    }),
    { numRuns: 300 },
  );
});

/** Shapes that cost the square of their length where a tree is built, or what was read is put together again and again. */
const steep: readonly [name: string, piece: (at: number) => string][] = [
  ['formatting that no paragraph ends', at => `<font a${at}><p>`],
  ['links in links', at => (at % 2 === 0 ? '<a href=tel:>é' : '<a href=tel:1>x</a>')],
  ['ends of links', () => '</a>x'],
  ['titles', () => '<title></title>'],
  ['attributes', at => (at === 0 ? '<p ' : `a${at} `)],
  ['values without an end', () => '<a href="'],
  ['comments without an end', () => '<!--'],
];
for (const [name, piece] of steep) {
  test(`a mail of ${name} is read in one pass`, async () => {
    const pieces = [`<a href="${page}?cid=client1&amp;code=482913">Reset</a>`];
    for (let at = 0, length = 0; length < 240_000; at += 1)
      length += pieces[pieces.push(piece(at)) - 1]?.length ?? 0;
    const html = `Content-Type: text/html\n\n${pieces.join('')}`;
    const besideText = `Content-Type: multipart/mixed; boundary=b\n\n--b\n${html}\n--b\n\nhi\n--b--`;
    for (const body of [html, besideText]) {
      const { links, codes } = await readMail(Buffer.from(`From: a@b.example\n${body}`), page);
      assert.equal(links[0], `${page}?cid=client1&code=482913`);
      assert.deepEqual(codes, ['482913']);
    }
  });
}

test('a link is found in another however it is encoded there', () => {
  const link = fc.record({ code, email: fc.emailAddress(), times: fc.integer({ min: 1, max: 3 }) });
  fc.assert(
    fc.property(link, fc.constantFrom('query', 'path', 'base64'), ({ code, email, times }, place) => {
      const inner = `${page}?code=${code}&email=${encodeURIComponent(email)}&cid=client1`;
      let encoded = inner;
      for (let time = 0; time < times; time += 1) encoded = encodeURIComponent(encoded);
      const address = {
        query: `https://click.example.net/?a=1&u=${encoded}&z=2`,
        path: `https://click.example.net/t/${encoded}/2`,
        base64: `https://click.example.net/?p=${Buffer.from(inner).toString('base64url')}`,
      }[place];
      const { through, to = '' } = rewrittenLink(address, page) ?? {};
      assert.equal(through, 'click.example.net');
      assert.equal(new URL(to).searchParams.get('cid'), 'client1');
      assert.equal(new URL(to).searchParams.get('code'), code);
    }),
  );
});
