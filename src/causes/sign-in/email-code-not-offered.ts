import { describeCause } from '../cause.ts';
import { documented } from '../documented.ts';
import { existingUser } from '../existing-user.ts';
import { filledIn } from '../filled-in.ts';
import { judgedBy } from '../judged-by.ts';
import { askedPool } from '../sender.ts';
import { settlesWhereShown } from '../settles-where-shown.ts';

export const emailCodeNotOffered = describeCause({
  id: 'email-code-not-offered',
  title: 'The choice of first factors lacks the code by mail',
  seen: [
    {
      at: 'API',
      text: '{"ChallengeName":"SELECT_CHALLENGE","AvailableChallenges":["PASSWORD_SRP","PASSWORD"]}',
    },
  ],
  means:
    'USER_AUTH offers the factors that the pool allows and the user has. Codes by mail are left out where ' +
    'AllowedFirstAuthFactors does not have EMAIL_OTP, the address is not verified, the user still has a temporary password, ' +
    'or the plan of the pool is Lite.',
  toldApart: 'It is so for all users: the pool. It is so for some: their status or email_verified.',
  fix: 'Add EMAIL_OTP to SignInPolicy.AllowedFirstAuthFactors, take the plan Essentials, and verify the address.',
  likely: 40,
  judge: judgedBy(function* (known) {
    const tier = askedPool(known)?.tier;
    if (tier === 'LITE')
      yield settlesWhereShown(known, /SELECT_CHALLENGE|AvailableChallenges/, 'The plan of the pool is Lite.');
    const user = existingUser(known);
    if (user && !user.emailVerified)
      yield settlesWhereShown(
        known,
        /SELECT_CHALLENGE|AvailableChallenges/,
        'The e-mail address of the user is not verified.',
      );
    else if (user?.status === 'FORCE_CHANGE_PASSWORD')
      yield settlesWhereShown(
        known,
        /SELECT_CHALLENGE|AvailableChallenges/,
        'The user still has a temporary password.',
      );
  }),
  settledBy: filledIn(
    "aws cognito-idp describe-user-pool --user-pool-id POOL_ID --region REGION --query 'UserPool.[UserPoolTier,Policies.SignInPolicy]'",
  ),
  source: documented('authentication-flows-selection-sdk'),
});
