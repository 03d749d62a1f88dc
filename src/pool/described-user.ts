import { elements, type Members, members, textOf, texts } from './members.ts';

/** A user as the API describes it. Nothing of it tells who it is. */
export interface DescribedUser {
  readonly status: string;
  readonly isEnabled: boolean;
  readonly hasEmail: boolean;
  readonly hasPhone: boolean;
  readonly emailVerified: boolean;
  readonly phoneVerified: boolean;
  /**
   * Whether it signs in through an identity provider alone. A user with a password to whom an identity is linked has the
   * attribute `identities` too, and is none.
   */
  readonly isFederated: boolean;
  /** The second factors that it has set up, such as `SMS_MFA`. */
  readonly factors: readonly string[];
}

/** A user of AdminGetUser, or one of ListUsers, from an SDK or as somebody has saved it of the AWS CLI. */
export function describedUser(user: Members): DescribedUser {
  const attributes = elements(user.UserAttributes ?? user.Attributes).map(members);
  const attribute = (name: string) => attributes.find(({ Name }) => Name === name)?.Value;
  const status = textOf(user.UserStatus) ?? 'UNKNOWN';
  return {
    status,
    isEnabled: user.Enabled !== false,
    hasEmail: Boolean(attribute('email')),
    hasPhone: Boolean(attribute('phone_number')),
    emailVerified: attribute('email_verified') === 'true',
    phoneVerified: attribute('phone_number_verified') === 'true',
    isFederated: status === 'EXTERNAL_PROVIDER',
    factors: texts(user.UserMFASettingList),
  };
}
