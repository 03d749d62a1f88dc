import { defineCause } from '../cause.ts';
import { documented } from '../documented.ts';
import { rulesOut } from '../evidence.ts';
import { filledIn } from '../filled-in.ts';
import { judgedBy } from '../judged-by.ts';
import { askedPool } from '../sender.ts';
import { settlesWhereShown } from '../settles-where-shown.ts';

export const challengeTriggerMissing = defineCause<{ trigger: string; pool: string }>({
  id: 'challenge-trigger-missing',
  title: 'The pool lacks one of the triggers of custom sign-in',
  shows: { type: 'UnexpectedLambdaException', message: 'null invocation failed due to configuration.' },
  means:
    'Custom sign-in needs three triggers: DefineAuthChallenge decides, CreateAuthChallenge makes a challenge and ' +
    'VerifyAuthChallengeResponse judges its answer. The first is there; the one named here was needed and is not.',
  toldApart:
    'DescribeUserPool shows LambdaConfig without that trigger. Without DefineAuthChallenge the text speaks of the user ' +
    'pool instead: "Custom auth lambda trigger is not configured for the user pool."',
  fix:
    'Set all three triggers of the pool. UpdateUserPool replaces the whole of LambdaConfig: a call that names one ' +
    'trigger takes the others away.',
  likely: 20,
  judge: judgedBy(function* (known) {
    const triggers = askedPool(known)?.triggers;
    if (!triggers) return;
    const missing = ['DefineAuthChallenge', 'CreateAuthChallenge', 'VerifyAuthChallengeResponse'].filter(
      name => !triggers.includes(name),
    );
    yield missing.length > 0
      ? settlesWhereShown(
          known,
          /UnexpectedLambdaException|null invocation failed/,
          `The pool has no ${missing.join(' and no ')} trigger.`,
        )
      : rulesOut('The pool has all three triggers of custom sign-in.');
  }),
  settledBy: filledIn(
    "aws cognito-idp describe-user-pool --user-pool-id POOL_ID --region REGION --query 'UserPool.LambdaConfig'",
  ),
  source: documented('user-pool-lambda-challenge'),
});
