import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { packRounds, unpackRounds, withPassed } from '../../src/pool/rounds.ts';

const names = ['CUSTOM_CHALLENGE', 'SRP_A', 'PASSWORD_VERIFIER', 'SMS_MFA', 'SOFTWARE_TOKEN_MFA'];
const round = fc.record(
  {
    challengeName: fc.constantFrom(...names),
    challengeResult: fc.boolean(),
    challengeMetadata: fc.option(fc.string(), { nil: null }),
  },
  { noNullPrototype: true },
);

describe('the rounds of a custom sign-in', () => {
  test('are the same after a session has carried them', () => {
    fc.assert(
      fc.property(fc.array(round), rounds => {
        assert.deepEqual(unpackRounds(JSON.parse(JSON.stringify(packRounds(rounds)))), rounds);
      }),
    );
  });
  for (const [challenge, counts] of [
    ['PASSWORD_VERIFIER', true],
    ['SMS_MFA', true],
    ['DEVICE_SRP_AUTH', true],
    ['SELECT_MFA_TYPE', false],
    ['MFA_SETUP', false],
  ] as const) {
    test(`${challenge} is ${counts ? 'one' : 'none'}`, () => {
      assert.equal(withPassed([], challenge).length, counts ? 1 : 0);
    });
  }
});
