import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { parseUserFilter, type UserFilter } from '../../src/pool/user-filter.ts';
import { anyCharacter } from '../any-character.ts';

const readable: readonly (readonly [
  filter: string,
  attribute: string,
  match: UserFilter['match'],
  value: string,
])[] = [
  ['email = "a@example.com"', 'email', 'equals', 'a@example.com'],
  ['email="a"', 'email', 'equals', 'a'],
  ['  name\t^=\n"A B"  ', 'name', 'starts-with', 'A B'],
  ['name^="A"', 'name', 'starts-with', 'A'],
  ['"email" = "a"', 'email', 'equals', 'a'],
  ['cognito:user_status = "CONFIRMED"', 'cognito:user_status', 'equals', 'CONFIRMED'],
  ['custom:my-own = "x"', 'custom:my-own', 'equals', 'x'],
  ['name = ""', 'name', 'equals', ''],
  [String.raw`name = "say \"hi\""`, 'name', 'equals', 'say "hi"'],
  [String.raw`name = "a\\b"`, 'name', 'equals', String.raw`a\b`],
  [String.raw`name = "a\\"`, 'name', 'equals', 'a\\'],
  ['name = "= ^= \' and"', 'name', 'equals', "= ^= ' and"],
  ['name = "日本 🔑"', 'name', 'equals', '日本 🔑'],
];

const unreadable: readonly string[] = [
  '',
  'email',
  'email = a',
  "email = 'a'",
  'email = "a',
  'email = a"',
  'email == "a"',
  'email != "a"',
  'email ^ = "a"',
  'email = "a" and name = "b"',
  'email = "a"b"',
  String.raw`email = "a\"`,
  '= "a"',
  '"email = "a"',
  'two words = "a"',
  '"two words" = "a"',
];

describe('a filter', () => {
  for (const [filter, attribute, match, value] of readable) {
    test(`is read: ${JSON.stringify(filter)}`, () => {
      assert.deepEqual(parseUserFilter(filter), { attribute, match, value });
    });
  }

  for (const filter of unreadable) {
    test(`is not read: ${JSON.stringify(filter)}`, () => {
      assert.equal(parseUserFilter(filter), undefined);
    });
  }

  test('that is written from its parts is read back, whatever the value and the blanks', () => {
    const blanks = fc.stringMatching(/^[ \t\n]{0,3}$/);
    const name = fc.stringMatching(/^[a-z_]{1,8}(?::[a-z_-]{1,8})?$/);
    const parts = fc.record(
      {
        attribute: name,
        match: fc.constantFrom<UserFilter['match']>('equals', 'starts-with'),
        value: fc.string({ unit: anyCharacter }),
      },
      { noNullPrototype: true },
    );
    const written = (
      { attribute, match, value }: UserFilter,
      [a, b, c, d]: readonly string[],
      quote: string,
    ) =>
      `${a}${quote}${attribute}${quote}${b}${match === 'equals' ? '=' : '^='}${c}"${value.replaceAll(/["\\]/g, '\\$&')}"${d}`;
    fc.assert(
      fc.property(
        parts,
        fc.tuple(blanks, blanks, blanks, blanks),
        fc.constantFrom('', '"'),
        (filter, gaps, quote) => {
          assert.deepEqual(parseUserFilter(written(filter, gaps, quote)), filter);
        },
      ),
    );
  });

  test('is read in time that grows with its length, whatever it is', () => {
    for (const text of ['\\', '"', ' ', 'a', '= "', '\\"']) {
      parseUserFilter(`name = "${text.repeat(200_000)}`);
      parseUserFilter(text.repeat(200_000));
    }
  });
});
