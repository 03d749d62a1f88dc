import { defineCause } from '../cause.ts';

export const functionOverloaded = defineCause<{ trigger: string; function: string; waiting: number }>({
  id: 'function-overloaded',
  title: 'More calls wait for the trigger function than it keeps up with',
  shows: {
    type: 'UnexpectedLambdaException',
    message: ({ trigger }) => `${trigger} invocation failed due to error Rate exceeded.`,
  },
  means:
    'A function works on a few events at a time, and the others wait. So many wait already that this call was refused ' +
    'at once; the handler was not invoked for it. In AWS a function that is out of concurrency is throttled alike.',
  toldApart: 'The call fails without any wait, and the function’s log has no run of it.',
  fix:
    'Look for calls before it whose cause is trigger-timed-out: a handler that hangs holds its place for fifteen ' +
    'seconds. Otherwise make the handler faster, or send fewer calls at once.',
});
