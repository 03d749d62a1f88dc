import { describe, test } from 'node:test';
import { readCatalogue } from '../../src/causes/catalogue.ts';
import { knownForms } from '../../src/explain/known-forms.ts';
import { readGiven } from '../../src/explain/read-given.ts';
import { NotReadable } from '../../src/explain/source/not-readable.ts';

const forms = knownForms(await readCatalogue());
const now = Date.parse('2026-05-19T12:00:00Z');

describe('a megabyte of one character comes to an end', () => {
  const size = 990_000;
  const rows: readonly (readonly [what: string, given: string])[] = [
    ['line breaks', `x${'\n'.repeat(size)}x`],
    ['line breaks of an answer', `HTTP/1.1 400 x\n${'\n'.repeat(size)}x`],
    ['the lines of curl', `HTTP/1.1 400 x\n${'\n<'.repeat(size / 2)}x`],
    ['spaces behind the name of a header', `HTTP/1.1 400 x\nx-amzn-errortype:${' '.repeat(size)}`],
    ['a long word', 'a'.repeat(size)],
    ['a long word of capitals', 'A'.repeat(size)],
    ['long lines of one word', `${'a'.repeat(3_990)}\n`.repeat(size / 4_000)],
    ['long lines of quotation marks', `${"a: 'x".padEnd(3_980, "'")}x\n`.repeat(size / 4_000)],
    ['lines of words with underscores', `${'a_'.repeat(1_990)}1\n`.repeat(size / 4_000)],
    ['lines of capitals with underscores', `${'A_'.repeat(1_990)}a\n`.repeat(size / 4_000)],
    [
      'lines of colons and spaces',
      `${`a: b: c: d: e: ${' '.repeat(1_900)}`.repeat(2)}x\n`.repeat(size / 4_000),
    ],
    ['a long word in JSON', `{"ClientId":"${'a'.repeat(size)}"}x`],
    ['spaces in a mail', `From: a@b\nContent-Transfer-Encoding: quoted-printable\n\n${' '.repeat(size)}x`],
    ['the header of a mail', `From: a@b\nSubject:${'\n '.repeat(size / 2)}x`],
    ['a link in a mail', `From: a@b\n\nhttps://urldefense.com/${'__https:'.repeat(size / 8)}`],
    ['quotation marks', "'".repeat(size)],
    ['quotation marks in a word', `x${"'".repeat(49_000)}x`],
    ['a token', `eyJ${'a'.repeat(size)}`],
    ['what precedes a token', `authorization:${' '.repeat(size)}x`],
    ['the log of a function', `START RequestId: ${'a'.repeat(size)}`],
    ['lines of a log', `[ERROR] x${'\n'.repeat(size)}`],
    ['an address', `https://a.auth.us-east-1.amazoncognito.com/login?client_id=${'a'.repeat(size)}`],
    ['digits', '1'.repeat(size)],
  ];
  for (const [what, given] of rows) {
    test(what, { timeout: 20_000 }, async () => {
      async function* bytes() {
        yield Buffer.from(given);
      }
      await readGiven(bytes(), { now }, forms).catch(error => {
        if (!(error instanceof NotReadable)) throw error;
      });
    });
  }
});
