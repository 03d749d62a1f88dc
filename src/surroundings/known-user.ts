import type { AdminGetUserCommandOutput, UserType } from '@aws-sdk/client-cognito-identity-provider';
import type { KnownUser } from './cognito-reads.ts';

/** What is kept of a user: its name and the values of its attributes are not. */
export function knownUser(
  user: Pick<UserType, 'UserStatus' | 'Enabled' | 'Attributes'> &
    Partial<Pick<AdminGetUserCommandOutput, 'UserMFASettingList'>>,
): KnownUser {
  const attribute = (name: string) => user.Attributes?.find(({ Name }) => Name === name)?.Value;
  const status = user.UserStatus ?? 'UNKNOWN';
  return {
    status,
    isEnabled: user.Enabled ?? true,
    hasEmail: Boolean(attribute('email')),
    hasPhone: Boolean(attribute('phone_number')),
    emailVerified: attribute('email_verified') === 'true',
    phoneVerified: attribute('phone_number_verified') === 'true',
    isFederated: status === 'EXTERNAL_PROVIDER',
    factors: user.UserMFASettingList ?? [],
  };
}
