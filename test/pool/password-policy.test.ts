import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import {
  brokenRule,
  defaultPasswordPolicy,
  makePassword,
  type PasswordPolicy,
} from '../../src/pool/password-policy.ts';
import { systemRandom } from '../../src/pool/random.ts';

const length = 'Password not long enough';
const upper = 'Password must have uppercase characters';
const lower = 'Password must have lowercase characters';
const digit = 'Password must have numeric characters';
const symbol = 'Password must have symbol characters';

describe('the password policy', () => {
  const rows: readonly (readonly [name: string, password: string, reason: string | undefined])[] = [
    ['keeps all rules', 'Abcdef1!', undefined],
    ['seven characters', 'Abcde1!', length],
    ['nothing', '', length],
    ['too short comes before all else', 'a', length],
    ['no upper case comes before no lower case', '12345678', upper],
    ['no lower case comes before no digit', 'ABCDEFGH', lower],
    ['no digit comes before no symbol', 'Abcdefgh', digit],
    ['no symbol', 'Abcdefg1', symbol],
    ['upper case is of the Latin alphabet', 'Äbcdefg1!', upper],
    ['a space inside is a symbol', 'Abcd efg1', undefined],
    ['a space in front is none', ' Abcdefg1', symbol],
    ['a space at the end is none', 'Abcdefg1 ', symbol],
    ['the section sign is none', 'Abcdefg1§', symbol],
  ];
  for (const [name, password, reason] of rows) {
    test(name, () => assert.equal(brokenRule(defaultPasswordPolicy, password), reason));
  }

  for (const character of '^$*.[]{}()?"!@#%&/\\,><\':;|_~`=+-') {
    test(`${character} is a symbol`, () => {
      assert.equal(brokenRule(defaultPasswordPolicy, `Abcdefg1${character}`), undefined);
    });
  }

  const flag = fc.boolean();
  const policies: fc.Arbitrary<PasswordPolicy> = fc.record(
    {
      MinimumLength: fc.integer({ min: 6, max: 99 }),
      RequireUppercase: flag,
      RequireLowercase: flag,
      RequireNumbers: flag,
      RequireSymbols: flag,
    },
    { requiredKeys: [] },
  );

  test('a generated password keeps any policy and is no longer than the API allows', () => {
    fc.assert(
      fc.property(policies, policy => {
        const password = makePassword(policy, systemRandom);
        assert.equal(brokenRule(policy, password), undefined);
        assert.match(password, /^[\S]{16,256}$/);
      }),
    );
  });

  test('a rule that is off is never the reason; making a rule stricter never makes a password better', () => {
    fc.assert(
      fc.property(policies, fc.string({ unit: 'grapheme' }), (policy, password) => {
        const reason = brokenRule(policy, password);
        if (!policy.RequireUppercase) assert.notEqual(reason, upper);
        if (!policy.RequireSymbols) assert.notEqual(reason, symbol);
        const strict = { ...policy, RequireUppercase: true, RequireLowercase: true, RequireSymbols: true };
        if (reason !== undefined) assert.notEqual(brokenRule(strict, password), undefined);
      }),
    );
  });
});
