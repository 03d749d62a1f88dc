import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { missingFrom, passwordRules, rulesOf } from '../../reset-page/password-policy.ts';
import { fullPolicy } from './sample-config.ts';

describe('the password policy', () => {
  const rows: readonly (readonly [string, readonly string[]])[] = [
    ['', ['length', 'uppercase', 'lowercase', 'number', 'symbol']],
    ['Correct-Horse-7', []],
    ['correct-horse-7', ['uppercase']],
    ['CORRECT-HORSE-7', ['lowercase']],
    ['Correct-Horse-X', ['number']],
    ['CorrectHorse77', ['symbol']],
    ['Corr-7', ['length']],
    ['Correct Horse-7', ['characters']],
    ['ÄÖÜ-äöü-12345', ['uppercase', 'lowercase']],
    ['CorrectHorse٣-', ['number']],
    ['CorrectHorse7€', ['symbol']],
    [`Aa1-${'x'.repeat(252)}`, []],
    [`Aa1-${'x'.repeat(253)}`, ['characters']],
  ];
  for (const [password, missing] of rows) {
    test(`${password.slice(0, 20) || 'an empty one'} lacks ${missing.join(', ') || 'nothing'}`, () => {
      assert.deepEqual(missingFrom(password, fullPolicy), missing);
    });
  }

  for (const symbol of '^$*.[]{}()?"!@#%&/\\,><\':;|_~`=+-') {
    test(`${symbol} is a symbol`, () => {
      assert.deepEqual(missingFrom(`CorrectHorse7${symbol}`, fullPolicy), []);
    });
  }

  test('only what the policy asks for is asked for', () => {
    const policy = { ...fullPolicy, RequireSymbols: false, RequireUppercase: false };
    assert.deepEqual(rulesOf(policy), ['length', 'lowercase', 'number']);
    assert.deepEqual(missingFrom('correcthorse7', policy), []);
  });

  test('without a policy only what the API refuses is wrong', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), word => {
        const bad = /\s/.test(word) || word.length > 256;
        assert.deepEqual(missingFrom(word, null), bad ? ['characters'] : []);
      }),
    );
  });

  test('a longer password never breaks more rules', () => {
    const letters = fc.stringMatching(/^[!-~]{0,100}$/);
    fc.assert(
      fc.property(letters, letters, (start, more) => {
        const before = missingFrom(start, fullPolicy);
        assert.ok(missingFrom(start + more, fullPolicy).every(rule => before.includes(rule)));
      }),
    );
  });

  test('password managers are told the same rules', () => {
    assert.match(
      passwordRules(fullPolicy),
      /^minlength: 10; maxlength: 256; required: lower; required: upper; required: digit; required: \[/,
    );
  });
});
