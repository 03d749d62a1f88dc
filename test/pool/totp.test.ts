import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { systemRandom } from '../../src/pool/random.ts';
import { fromBase32, makeTotpSecret, toBase32, totpCode, totpStep, totpSteps } from '../../src/pool/totp.ts';

const rfcSecret = toBase32(Buffer.from('12345678901234567890'));

describe('a time-based code', () => {
  /** RFC 6238, appendix B: seconds since 1970 and eight digits, of which six are the last ones. */
  const vectors = [
    [59, '94287082'],
    [1_111_111_109, '07081804'],
    [1_111_111_111, '14050471'],
    [1_234_567_890, '89005924'],
    [2_000_000_000, '69279037'],
    [20_000_000_000, '65353130'],
  ] as const;
  for (const [seconds, digits] of vectors) {
    test(`is that of RFC 6238 at ${seconds} s`, () => {
      assert.equal(totpCode(rfcSecret, totpStep(seconds * 1_000)), digits.slice(2));
    });
  }

  test('is right in its own step and the one on either side, for every secret and time', () => {
    const secrets = fc.uint8Array({ minLength: 32, maxLength: 32 }).map(toBase32);
    const steps = fc.integer({ min: 2, max: 2 ** 33 });
    fc.assert(
      fc.property(secrets, steps, fc.integer({ min: 0, max: 29_999 }), (secret, step, within) => {
        const now = step * 30_000 + within;
        for (const near of [step - 1, step, step + 1]) {
          assert.ok(totpSteps(secret, totpCode(secret, near), now).includes(near));
        }
        for (const far of [step - 2, step + 2]) {
          assert.ok(!totpSteps(secret, totpCode(secret, far), now).includes(far));
        }
      }),
    );
  });
  test('is never right that is not six digits', () => {
    fc.assert(
      fc.property(fc.string(), text => {
        fc.pre(!/^\d{6}$/.test(text));
        assert.deepEqual(totpSteps(rfcSecret, text, 59_000), []);
      }),
    );
  });
});

describe('base32', () => {
  /** RFC 4648, section 10, without padding. */
  const vectors = [
    ['', ''],
    ['f', 'MY'],
    ['fo', 'MZXQ'],
    ['foo', 'MZXW6'],
    ['foob', 'MZXW6YQ'],
    ['fooba', 'MZXW6YTB'],
    ['foobar', 'MZXW6YTBOI'],
  ] as const;
  for (const [plain, encoded] of vectors) {
    test(`of "${plain}" is that of RFC 4648`, () => assert.equal(toBase32(Buffer.from(plain)), encoded));
  }
  test('comes back as it was', () => {
    fc.assert(
      fc.property(fc.uint8Array(), bytes =>
        assert.deepEqual(fromBase32(toBase32(bytes)), Buffer.from(bytes)),
      ),
    );
  });
  test('of a new secret is 52 characters that the API allows, and another each time', () => {
    const [one, other] = [makeTotpSecret(systemRandom), makeTotpSecret(systemRandom)];
    assert.match(one, /^[A-Z2-7]{52}$/);
    assert.notEqual(one, other);
  });
});
