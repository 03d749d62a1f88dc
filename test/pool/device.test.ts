import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { deviceCredential, deviceGroupOf } from '../../src/pool/device.ts';
import { N } from '../../src/pool/srp-group.ts';

const hexOf = (number: bigint) => {
  const hex = number.toString(16);
  return hex.padStart(hex.length + (hex.length % 2), '0');
};
const base64 = (hex: string) => Buffer.from(hex, 'hex').toString('base64');

describe('the group of devices', () => {
  test('is always the same for a pool, and has the form of the service', () => {
    fc.assert(
      fc.property(fc.string(), poolId => {
        assert.equal(deviceGroupOf(poolId), deviceGroupOf(poolId));
        assert.match(deviceGroupOf(poolId), /^-[A-Za-z0-9]{8}$/);
      }),
    );
  });
});

describe('the secret of a device', () => {
  const salt = '0123456789abcdef0123456789abcdef';
  test('is read with a sign byte and without, and may be any member of the group', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 2n, max: N - 2n }), fc.constantFrom('', '00'), (number, sign) => {
        const config = { Salt: base64(salt), PasswordVerifier: base64(`${sign}${hexOf(number)}`) };
        const credential = deviceCredential(config);
        assert.equal(credential?.salt, salt);
        assert.equal(BigInt(`0x${credential?.verifier}`), number);
        assert.equal(credential?.verifier.length, 768);
      }),
    );
  });
  for (const number of [0n, 1n, N - 1n, N, N + 1n, 2n ** 3072n - 1n]) {
    test(`is refused where nothing would be secret: ${hexOf(number).slice(-8)}`, () => {
      const config = { Salt: base64(salt), PasswordVerifier: base64(hexOf(number)) };
      assert.equal(deviceCredential(config), undefined);
    });
  }
  test('is refused or a number, whatever is sent', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (Salt, PasswordVerifier) => {
        const credential = deviceCredential({ Salt, PasswordVerifier });
        assert.ok(credential === undefined || /^[0-9a-f]{768}$/.test(credential.verifier));
      }),
    );
  });
});
