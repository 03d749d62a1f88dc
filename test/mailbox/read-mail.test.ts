import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { MailboxProblem } from '../../src/probe/mailbox/mailbox-problem.ts';
import { largestMail, readMail } from '../../src/probe/mailbox/read-mail.ts';

const page = 'https://app.example.com/reset-password';
const query = 'code=482913&email=ada%2Bx%40example.com&cid=6sjjnkaeagnqgkmbl1mr5rtfsr&pid=us-east-1_abc';
const link = `${page}?${query}`;
const href = link.replaceAll('&', '&amp;');

const mail = (headers: string, body: string) =>
  Buffer.from(
    `From: Phenom <noreply@example.com>\nTo: Ada <ada+x@example.com>\n${headers}\n\n${body}`,
    'latin1',
  );

describe('a mail', () => {
  const rows: readonly [name: string, headers: string, body: string][] = [
    ['of plain text', 'Content-Type: text/plain', `Your code is 482913.\nOpen ${link}.`],
    [
      'quoted-printable',
      'Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable',
      `<p>Code: 4829=\n13</p><a href=3D"${href.replaceAll('=', '=3D').slice(0, 60)}=\n${href.replaceAll('=', '=3D').slice(60)}">Reset</a>`,
    ],
    [
      'in base64',
      'Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: base64',
      Buffer.from(`<b>482913</b><a href="${href}">Zurücksetzen</a>`).toString('base64'),
    ],
    ['of HTML alone', 'Content-Type: text/html', `<h1>482913</h1><a class="b" href='${href}'>Reset</a>`],
    [
      'with a link broken over lines',
      'Content-Type: text/html',
      `<h1>482913</h1><a href="\n  ${href.slice(0, 30)}\n${href.slice(30)} ">Reset</a>`,
    ],
    [
      'with entities of every kind',
      'Content-Type: text/html',
      `&#52;82913 <a href="${href.replaceAll('=', '&equals;').replaceAll('/', '&sol;')}">Reset</a>`,
    ],
    [
      'of both parts, nested',
      'Content-Type: multipart/mixed; boundary=a',
      `--a\nContent-Type: multipart/alternative; boundary="b c"\n\n--b c\n\n482913 ${link}\n--b c\nContent-Type: text/html\n\n<p>482913</p><a href="${href}">x</a>\n--b c--\n--a\nContent-Type: image/png\nContent-Disposition: attachment\n\n777777\n--a--`,
    ],
    [
      'in UTF-16',
      'Content-Type: text/plain; charset=utf-16le\nContent-Transfer-Encoding: base64',
      Buffer.from(`Code 482913: ${link}`, 'utf16le').toString('base64'),
    ],
    [
      'in Shift_JIS',
      'Content-Type: text/plain; charset=shift_jis',
      `\x83p\x83X\x83\x8f\x81[\x83h 482913\n${link}`,
    ],
  ];
  for (const [name, headers, body] of rows) {
    test(`${name} is read`, async () => {
      const { from, to, codes, links, clientId, remarks } = await readMail(mail(headers, body), page);
      assert.deepEqual(codes, ['482913']);
      assert.deepEqual(links, [link]);
      assert.equal(clientId, '6sjjnkaeagnqgkmbl1mr5rtfsr');
      assert.equal(from, 'Phenom <noreply@example.com>');
      assert.deepEqual(to, ['ada+x@example.com']);
      assert.deepEqual(remarks, []);
    });
  }

  test('has its subject and sender decoded', async () => {
    const raw = Buffer.from(
      'From: =?utf-8?q?Zo=C3=AB?= <zoe@example.com>\nSubject: =?iso-2022-jp?B?GyRCJVElOSVvITwlSRsoQg==?=\n\nx',
    );
    const { from, subject } = await readMail(raw);
    assert.equal(from, 'Zoë <zoe@example.com>');
    assert.equal(subject, 'パスワード');
  });

  test('is read by its own parts, without a text that is made of its HTML', async () => {
    const parts = [
      `Content-Type: text/html\n\n<p hidden>123456</p><p>482913</p><a href="${href}">Reset</a>`,
      'Content-Type: text/plain\n\nSent to you by the list.',
    ];
    const body = parts.map(part => `--b\n${part}\n`).join('');
    const raw = mail('Content-Type: multipart/mixed; boundary=b', `${body}--b--`);
    const { codes, links } = await readMail(raw, page);
    assert.deepEqual([codes, links], [['482913'], [link]]);
  });

  const notCodes: readonly [name: string, html: string][] = [
    ['of eight digits', '<p>12345678</p>'],
    ['in a colour', '<p style="color:#123456">#123456</p>'],
    ['that is hidden', '<p style="display:none">123456</p>'],
  ];
  for (const [name, html] of notCodes) {
    test(`has no code ${name}`, async () => {
      assert.deepEqual((await readMail(mail('Content-Type: text/html', html))).codes, []);
    });
  }
});

describe('a code in a link', () => {
  test('is the code of a mail that has no other', async () => {
    const { codes } = await readMail(mail('Content-Type: text/html', `<a href="${href}">Reset</a>`));
    assert.deepEqual(codes, ['482913']);
  });

  test('is none beside one in words', async () => {
    const html = '<p>482913</p><a href="https://click.example.net/555555/x?n=666666">Reset</a>';
    const { codes } = await readMail(mail('Content-Type: text/html', html));
    assert.deepEqual(codes, ['482913']);
  });
});

describe('a link that was rewritten', () => {
  const encoded = encodeURIComponent(link);
  const rows: readonly [name: string, address: string, through: string][] = [
    [
      'by SES',
      `https://abc.r.us-east-1.awstrack.me/L0/${encoded.replaceAll('%3A', ':')}/1/010001/sig=9`,
      'abc.r.us-east-1.awstrack.me',
    ],
    [
      'by Outlook',
      `https://eur01.safelinks.protection.outlook.com/?url=${encoded}&data=05%7C&reserved=0`,
      'eur01.safelinks.protection.outlook.com',
    ],
    ['by Proofpoint', `https://urldefense.com/v3/__${link}__;!!abc!def$`, 'urldefense.com'],
    ['by one that nobody knows', `https://click.example.net/t?x=1&u=${encoded}`, 'click.example.net'],
    [
      'twice',
      `https://click.example.net/t?u=${encodeURIComponent(`https://b.example.org/?u=${encoded}`)}`,
      'click.example.net',
    ],
    [
      'in base64',
      `https://click.example.net/t?p=${Buffer.from(`{"url":"${link}"}`).toString('base64url')}`,
      'click.example.net',
    ],
  ];
  for (const [name, address, through] of rows) {
    test(`${name} is told, and its app client is known`, async () => {
      const html = `482913 <a href="${address.replaceAll('&', '&amp;')}">Reset</a>`;
      const { clientId, remarks, links } = await readMail(mail('Content-Type: text/html', html), page);
      assert.deepEqual(remarks, [`the link to ${page} leads through ${through}`]);
      assert.equal(clientId, '6sjjnkaeagnqgkmbl1mr5rtfsr');
      assert.deepEqual(links, [address]);
      assert.doesNotMatch(remarks.join(), /482913/);
    });
  }

  test('by one that hides where to is told', async () => {
    const html = `482913 <a href="https://u1.ct.sendgrid.net/ls/click?upn=u001.abc">Reset</a>`;
    const { remarks } = await readMail(mail('Content-Type: text/html', html), page);
    assert.deepEqual(remarks, ['a link leads through u1.ct.sendgrid.net, and does not say where to']);
  });

  test('is no link of the page itself that carries another address', async () => {
    const html = `482913 <a href="${href}&amp;next=https%3A%2F%2Fb.example.org%2F%3Fcid%3Dother">Reset</a>`;
    const { remarks, clientId } = await readMail(mail('Content-Type: text/html', html), page);
    assert.deepEqual(remarks, []);
    assert.equal(clientId, '6sjjnkaeagnqgkmbl1mr5rtfsr');
  });
});

describe('a hostile mail', () => {
  const of = (text: string, bytes: number) => text.repeat(Math.ceil(bytes / text.length)).slice(0, bytes);
  const nested = (depth: number) =>
    Array.from(
      { length: depth },
      (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\n\n--b${at}\n`,
    ).join('');
  const refused: readonly [name: string, raw: string, kind: string, message: RegExp][] = [
    ['of 20 MB', of('a', 20_000_000), 'too-large', /has 19 MiB, more than 1 MiB/],
    [
      'of 10,000 parts',
      `Content-Type: multipart/mixed; boundary=b\n\n${of('--b\nContent-Type: text/plain\n\nhi\n', 360_000)}`,
      'too-large',
      /more than 20000 lines/,
    ],
    ['nested 1,000 deep', nested(1_000), 'not-understood', /nested more than 50 deep/],
    [
      'with a header of 1 MB',
      `X-A: ${of('a', 1_000_000)}\n\nhi`,
      'not-understood',
      /headers have more than 256 KiB/,
    ],
    [
      'of too much HTML',
      `Content-Type: text/html\n\n${of('<b>a', 300_000)}`,
      'too-large',
      /more than 256 KiB of HTML/,
    ],
  ];
  for (const [name, raw, kind, message] of refused) {
    test(`${name} is refused by name`, async () => {
      await assert.rejects(readMail(Buffer.from(raw)), error => {
        assert.ok(error instanceof MailboxProblem);
        assert.equal(error.kind, kind);
        assert.match(error.message, message);
        return true;
      });
    });
  }

  const survived: readonly [name: string, raw: string][] = [
    ['without a boundary', `Content-Type: multipart/mixed\n\n${of('--b\n\nx\n', 30_000)}`],
    ['whose boundary never ends', `Content-Type: multipart/mixed; boundary=b\n\n--b\n${of('x', 60_000)}`],
    ['of parts alone', `Content-Type: multipart/mixed; boundary=b\n\n${of('--b\n\n\n', 30_000)}`],
    ['of mails in mails', of('Content-Type: message/rfc822\n\n', 50_000)],
    ['flowed', `Content-Type: text/plain; format=flowed\n\n${of('> a \n', 30_000)}`],
    [
      'of hidden elements',
      `Content-Type: text/html\n\n<div hidden>${of('<p>', 40_000)}${of('</b>', 40_000)}`,
    ],
    ['of open elements', `Content-Type: text/html\n\n${of('<a href=https://a.example>', 100_000)}`],
    ['of addresses alone', `A: b\n\n${of('http://a.example/?b=1 ', 500_000)}`],
    [
      'of addresses in addresses',
      `Content-Type: text/html\n\n<a href="https://a.example/?${of('%2525', 60_000)}">`,
    ],
    ['of one address with values without end', `A: b\n\nhttps://a.example/?${of('a&', 900_000)}`],
    ['of an unknown charset', 'Content-Type: text/plain; charset=klingon\n\n482913'],
    ['of broken base64', 'Content-Type: text/html\nContent-Transfer-Encoding: base64\n\n####=#'],
    ['of no bytes', ''],
    ['that is none', '\0\xff\xfe'],
  ];
  for (const [name, raw] of survived) {
    test(`${name} is read all the same`, async () => {
      assert.ok(raw.length <= largestMail);
      await readMail(Buffer.from(raw, 'latin1'), page);
    });
  }
});
