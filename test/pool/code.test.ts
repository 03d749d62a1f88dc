import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type CodeOwner, codeLifetimes, hashCode, makeCode } from '../../src/pool/code.ts';
import { systemRandom } from '../../src/pool/random.ts';
import { alice, newSeal, poolId } from './fixtures.ts';

const seal = newSeal();
const owner: CodeOwner = { poolId, sub: alice.sub, purpose: 'reset' };

describe('a code', () => {
  const rows: readonly (readonly [number, string])[] = [
    [0, '000000'],
    [42, '000042'],
    [999_999, '999999'],
  ];
  for (const [drawn, code] of rows) {
    test(`is ${code} where ${drawn} of a million is drawn`, () => {
      const below = (limit: number) => {
        assert.equal(limit, 1_000_000);
        return drawn;
      };
      assert.equal(makeCode({ ...systemRandom, below }), code);
    });
  }

  test('has a hash that no other code has', () => {
    const hash = hashCode(seal, owner, '123456');
    assert.ok(!hash.includes('123456'));
    assert.equal(hashCode(seal, owner, '123456'), hash);
    for (const other of ['123457', '12345', '']) assert.notEqual(hashCode(seal, owner, other), hash);
  });

  const others: readonly (readonly [string, Partial<CodeOwner>])[] = [
    ['pool', { poolId: 'us-east-1_Another01' }],
    ['user', { sub: 'another' }],
    ['purpose', { purpose: 'sign-up' }],
  ];
  for (const [name, change] of others) {
    test(`does not serve another ${name}`, () => {
      const hash = hashCode(seal, owner, '123456');
      assert.notEqual(hashCode(seal, { ...owner, ...change }, '123456'), hash);
    });
  }

  test('lives an hour for a reset, a day for the rest', () => {
    assert.deepEqual(codeLifetimes, {
      reset: 3_600_000,
      'sign-up': 86_400_000,
      'verify-email': 86_400_000,
      'verify-phone_number': 86_400_000,
    });
  });
});
