import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { describedUser } from '../../src/pool/described-user.ts';

const Attributes = [
  { Name: 'email', Value: 'joe@example.com' },
  { Name: 'email_verified', Value: 'true' },
  { Name: 'identities', Value: '[{"providerName":"Google"}]' },
];
const joe = {
  status: 'CONFIRMED',
  isEnabled: true,
  hasEmail: true,
  hasPhone: false,
  emailVerified: true,
  phoneVerified: false,
  isFederated: false,
  factors: [],
};

describe('a described user', () => {
  test('with a password stays one when an identity is linked', () => {
    assert.deepEqual(describedUser({ UserStatus: 'CONFIRMED', Enabled: true, Attributes }), joe);
  });
  test('of AdminGetUser has the factors too', () => {
    const told = { UserStatus: 'CONFIRMED', UserAttributes: Attributes, UserMFASettingList: ['SMS_MFA'] };
    assert.deepEqual(describedUser(told), { ...joe, factors: ['SMS_MFA'] });
  });
  test('of a provider alone is federated', () => {
    assert.equal(describedUser({ UserStatus: 'EXTERNAL_PROVIDER' }).isFederated, true);
  });
  test('of whom nothing is told is enabled', () => {
    const { status, isEnabled } = describedUser({});
    assert.deepEqual([status, isEnabled], ['UNKNOWN', true]);
  });
});
