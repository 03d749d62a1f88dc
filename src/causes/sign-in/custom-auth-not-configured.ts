import { defineCause } from '../cause.ts';
import { documented } from '../documented.ts';
import { rulesOut } from '../evidence.ts';
import { filledIn } from '../filled-in.ts';
import { judgedBy } from '../judged-by.ts';
import { askedPool } from '../sender.ts';
import { settlesWhereShown } from '../settles-where-shown.ts';

export const customAuthNotConfigured = defineCause<{ pool: string; client: string }>({
  id: 'custom-auth-not-configured',
  title: 'The pool has no trigger that defines a custom sign-in',
  shows: {
    type: 'InvalidParameterException',
    message: 'Custom auth lambda trigger is not configured for the user pool.',
  },
  means:
    'The app signs in by CUSTOM_AUTH, and the pool has no DefineAuthChallenge trigger. Often nobody meant to: libraries ' +
    'turn to CUSTOM_AUTH by themselves where the password is empty.',
  toldApart:
    'The AuthFlow of the request is CUSTOM_AUTH. If the app should sign in with a password, the password field was ' +
    'empty when it was sent.',
  fix:
    'To sign in with a password, check that it is not empty before you call the library. To sign in by your own ' +
    'challenges, set DefineAuthChallenge, CreateAuthChallenge and VerifyAuthChallengeResponse of the pool.',
  likely: 20,
  judge: judgedBy(function* (known) {
    const triggers = askedPool(known)?.triggers;
    if (triggers)
      yield triggers.includes('DefineAuthChallenge')
        ? rulesOut('The pool has a DefineAuthChallenge trigger.')
        : settlesWhereShown(
            known,
            /Custom auth lambda trigger/,
            'The pool has no DefineAuthChallenge trigger.',
          );
  }),
  settledBy: filledIn(
    "aws cognito-idp describe-user-pool --user-pool-id POOL_ID --region REGION --query 'UserPool.LambdaConfig'",
  ),
  source: documented('user-pool-lambda-challenge'),
});
