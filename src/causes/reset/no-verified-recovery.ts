import { defineCause } from '../cause.ts';

export const noVerifiedRecovery = defineCause<{
  user: string;
  recovery: readonly string[];
  verified: readonly string[];
}>({
  id: 'no-verified-recovery',
  title: 'The user has no verified address to send a code to',
  shows: {
    type: 'InvalidParameterException',
    message: 'Cannot reset password for the user as there is no registered/verified email or phone_number',
  },
  means:
    "None of the pool's recovery ways leads to a verified e-mail address or phone number of this user that is not the " +
    "user's second factor: with SMS MFA nobody recovers by SMS, with e-mail MFA nobody by e-mail.",
  toldApart:
    'email_verified and phone_number_verified of the user are not true, AccountRecoverySetting names only what the user ' +
    'lacks, or UserMFASettingList names the address that is left.',
  fix:
    'Verify the address (AdminUpdateUserAttributes with email_verified true, once it is proven), or ' +
    'let the pool recover by another way.',
});
