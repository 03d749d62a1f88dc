import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { PoolSettings } from '../../src/model/operation.ts';
import { deliveryDetails, maskEmail, maskPhone, simulatedDetails } from '../../src/pool/mask.ts';
import { newSeal, poolWith } from './fixtures.ts';

const seal = newSeal();
const email = { AttributeName: 'email', DeliveryMedium: 'EMAIL' } as const;
const phone = { AttributeName: 'phone_number', DeliveryMedium: 'SMS' } as const;

describe('a mask', () => {
  const emails: readonly (readonly [string, string])[] = [
    ['fred@example.com', 'f***@e***'],
    ['f@e', 'f***@e***'],
    ['"a@b"@example.com', '"***@e***'],
    ['ärger@österreich.at', 'ä***@ö***'],
    ['😀smile@example.com', '😀***@e***'],
  ];
  for (const [address, masked] of emails) test(address, () => assert.equal(maskEmail(address), masked));

  test('+15555551234', () => assert.equal(maskPhone('+15555551234'), '+*******1234'));

  test('shows of an address no more than the first of each side', () => {
    fc.assert(
      fc.property(fc.emailAddress(), address => {
        const [local = '', domain = ''] = address.split('@');
        assert.equal(maskEmail(address), `${local[0]}***@${domain[0]}***`);
      }),
    );
  });

  test('delivery details name attribute and medium', () => {
    assert.deepEqual(deliveryDetails('email', 'fred@example.com'), { ...email, Destination: 'f***@e***' });
    assert.deepEqual(deliveryDetails('phone_number', '+15555551234'), {
      ...phone,
      Destination: '+*******1234',
    });
  });
});

describe('simulated details', () => {
  const both = [
    { Name: 'verified_phone_number', Priority: 2 },
    { Name: 'verified_email', Priority: 1 },
  ] as const;
  const rows: readonly (readonly [string, PoolSettings, string, object])[] = [
    [
      'an address is masked like a real one',
      {},
      'nobody@example.com',
      { ...email, Destination: 'n***@e***' },
    ],
    ['so is a number', {}, '+15555550000', { ...phone, Destination: '+*******0000' }],
    ['a pool that verifies e-mail', { AutoVerifiedAttributes: ['email'] }, 'nobody', email],
    ['a pool that verifies phones', { AutoVerifiedAttributes: ['phone_number'] }, 'nobody', phone],
    [
      'recovery by e-mail first',
      { AccountRecoverySetting: { RecoveryMechanisms: [...both] } },
      'nobody',
      email,
    ],
    ['recovery left out, where phones come first', {}, 'nobody', phone],
  ];
  for (const [name, settings, username, expected] of rows) {
    test(name, () => {
      const details = simulatedDetails(seal, poolWith(settings), username);
      assert.deepEqual({ ...details, ...expected }, details);
      assert.match(details.Destination ?? '', /^(.\*{3}@.\*{3}|\+\*{7}\d{4})$/u);
    });
  }

  test('are stable for a pool and name, also in another process with the same key, and differ between names', () => {
    const pool = poolWith({ AutoVerifiedAttributes: ['email'] });
    const of = (username: string) => simulatedDetails(seal, pool, username).Destination;
    assert.equal(of('nobody'), of('nobody'));
    const names = Array.from({ length: 50 }, (_, number) => of(`nobody-${number}`));
    assert.ok(new Set(names).size > 10);
  });
});
