import { defineCause } from '../cause.ts';

export const triggerIsNotBuilt = defineCause<{ trigger: string; arn: string }>({
  id: 'trigger-is-not-built',
  title: 'Lifeguard does not run this trigger yet',
  shows: {
    type: 'UnexpectedLambdaException',
    message: ({ trigger }) =>
      `${trigger} invocation failed due to error: Lifeguard does not run this trigger yet.`,
  },
  means:
    'The pool’s LambdaConfig has a trigger that this version of Lifeguard cannot run. Going on without it would ' +
    'give another result than Cognito’s, so the call fails instead.',
  toldApart: 'Only Lifeguard shows it; the text says so.',
  fix: 'Take the trigger out of the local description of the pool, or use a version of Lifeguard that has it.',
});
