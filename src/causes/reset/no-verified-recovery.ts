import { defineCause } from '../cause.ts';
import { documented } from '../documented.ts';
import { speaksAgainst } from '../evidence.ts';
import { existingUser } from '../existing-user.ts';
import { filledIn } from '../filled-in.ts';
import { judgedBy } from '../judged-by.ts';
import { askedPool } from '../sender.ts';
import { settlesWhereShown } from '../settles-where-shown.ts';

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
  seen: [
    {
      at: 'sign-in page',
      text: 'Could not reset password for the account, please contact support or try again.',
    },
  ],
  likely: 50,
  judge: judgedBy(function* (known) {
    const user = existingUser(known);
    const recovery = askedPool(known)?.recovery;
    if (user && !user.emailVerified && !user.phoneVerified)
      yield settlesWhereShown(
        known,
        /^InvalidParameterException$|no registered\/verified|Could not reset password/,
        'Neither the e-mail address nor the phone number of the user is verified.',
      );
    else if (user && recovery) {
      const can = recovery.filter(
        way =>
          (way === 'verified_email' && user.emailVerified) ||
          (way === 'verified_phone_number' && user.phoneVerified),
      );
      if (can.length === 0)
        yield settlesWhereShown(
          known,
          /^InvalidParameterException$|no registered\/verified|Could not reset password/,
          `The pool recovers by ${recovery.join(', ')}, and of that the user has nothing verified.`,
        );
      else if (can.includes('verified_phone_number') && can.length === 1 && user.factors.includes('SMS_MFA'))
        yield settlesWhereShown(
          known,
          /^InvalidParameterException$|no registered\/verified|Could not reset password/,
          'The phone number is the only way left, and it is the second factor of the user.',
        );
      else if (can.includes('verified_email') && can.length === 1 && user.factors.includes('EMAIL_OTP'))
        yield settlesWhereShown(
          known,
          /^InvalidParameterException$|no registered\/verified|Could not reset password/,
          'The e-mail address is the only way left, and it is the second factor of the user.',
        );
      else
        yield speaksAgainst(
          `The pool recovers by ${recovery.join(', ')}, and the user has ${can.join(' and ')}.`,
        );
    }
  }),
  settledBy: filledIn(
    'aws cognito-idp admin-get-user --user-pool-id POOL_ID --username USER_NAME --region REGION',
  ),
  source: documented('managing-users-passwords'),
});
