import { defineCause } from '../cause.ts';

/** The text is inferred: that of a wrong password, which tells nothing of the user. */
export const noFirstFactor = defineCause<{ user: string; pool: string }>({
  id: 'no-first-factor',
  title: 'The user has none of the first factors that the pool allows',
  shows: { type: 'NotAuthorizedException', message: 'Incorrect username or password.' },
  means:
    'USER_AUTH found nothing to choose from: the user has no password, no passkey, and no verified address that ' +
    'AllowedFirstAuthFactors sends codes to. A second factor of the user rules out codes that are sent.',
  toldApart:
    'No password was looked at. AdminGetUser shows email_verified and phone_number_verified; DescribeUserPool shows ' +
    'SignInPolicy.',
  fix: 'Verify an address of the user, set a password, or allow a factor that the user has.',
  likely: 4,
});
