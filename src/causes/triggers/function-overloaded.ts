import { defineCause } from '../cause.ts';

export const functionOverloaded = defineCause<{ trigger: string; function: string; waiting: number }>({
  id: 'function-overloaded',
  title: 'More calls wait for the trigger function than it keeps up with',
  shows: {
    type: 'UnexpectedLambdaException',
    // Lambda's error code, as of the errors that were observed there; inferred for this one.
    message: ({ trigger }) => `${trigger} invocation failed due to error TooManyRequestsException.`,
  },
  means:
    'A function works on a few events at a time, and the others wait. So many wait already that this call was refused ' +
    'at once, or it has waited as long as three attempts may take; the handler was not invoked for it. In AWS a function ' +
    'that is out of concurrency is throttled alike.',
  toldApart: 'The function’s log has no run of the call.',
  fix:
    'Look for calls before it whose cause is trigger-timed-out: a handler that hangs holds its place for fifteen ' +
    'seconds. Otherwise make the handler faster, or send fewer calls at once.',
  likely: 3,
});
