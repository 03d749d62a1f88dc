import { defineCause } from '../cause.ts';

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
});
