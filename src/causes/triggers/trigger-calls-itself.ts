import { describeCause } from '../cause.ts';
import { filledIn } from '../filled-in.ts';

export const triggerCallsItself = describeCause({
  id: 'trigger-calls-itself',
  title: 'The function calls the pool and so sets itself off, or uses up its quota',
  seen: [
    {
      at: 'API',
      error: 'UnexpectedLambdaException',
      text: '<trigger> invocation failed due to error Socket timeout while invoking Lambda function.',
    },
    { at: 'function log', error: 'TooManyRequestsException', text: 'Rate exceeded' },
  ],
  means:
    'A function of a trigger calls operations of the same pool that run the same trigger, as AdminUpdateUserAttributes or ' +
    'AdminInitiateAuth can, or reads the user at every sign-in. Calls pile up until the time or the quota is over.',
  toldApart: 'The metrics CallCount and Invocations rise together, and the log has runs within runs.',
  fix: 'Use what the event carries; where a call is needed, keep it out of the sign-in, in a queue.',
  likely: 5,
  settledBy: filledIn(
    "aws logs filter-log-events --log-group-name /aws/lambda/FUNCTION --filter-pattern 'TooManyRequestsException' --region REGION",
  ),
});
