import { describeCause } from '../cause.ts';
import { documented } from '../documented.ts';
import { rulesOut, speaksFor } from '../evidence.ts';
import { existingUser } from '../existing-user.ts';
import { filledIn } from '../filled-in.ts';
import { judgedBy } from '../judged-by.ts';
import { askedPool } from '../sender.ts';

export const enforcedWithoutEnrolment = describeCause({
  id: 'enforced-without-enrolment',
  title: 'MFA was made required while users had no second factor',
  seen: [
    { at: 'API', text: '{"ChallengeName":"MFA_SETUP"}' },
    { at: 'client library', text: 'CONTINUE_SIGN_IN_WITH_TOTP_SETUP' },
  ],
  means:
    'MfaConfiguration is ON, and a user without a second factor gets the challenge MFA_SETUP at the next sign-in. An app that ' +
    'does not know it lets nobody in.',
  toldApart: 'It begins for all users on the day of the change. Those who have a factor still sign in.',
  fix:
    'Set MfaConfiguration to OPTIONAL until users have enrolled, or answer MFA_SETUP: AssociateSoftwareToken, ' +
    'VerifySoftwareToken, then RespondToAuthChallenge.',
  likely: 40,
  judge: judgedBy(function* (known) {
    const mfa = askedPool(known)?.mfa;
    if (mfa)
      yield mfa === 'ON' ? speaksFor('MFA is required in the pool.') : rulesOut(`MFA is ${mfa} in the pool.`);
    const user = existingUser(known);
    if (user)
      yield user.factors.length === 0
        ? speaksFor('The user has no second factor.')
        : rulesOut(`The user has ${user.factors.join(', ')}.`);
  }),
  settledBy: filledIn('aws cognito-idp get-user-pool-mfa-config --user-pool-id POOL_ID --region REGION'),
  source: documented('user-pool-settings-mfa'),
});
