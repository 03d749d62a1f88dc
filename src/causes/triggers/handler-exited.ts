import { defineCause } from '../cause.ts';

export const handlerExited = defineCause<{
  trigger: string;
  function: string;
  requestId: string;
  reason: string;
}>({
  id: 'handler-exited',
  title: 'The trigger function ended its own process',
  shows: {
    type: 'UserLambdaValidationException',
    message: ({ trigger, requestId, reason }) =>
      `${trigger} failed with error RequestId: ${requestId} Error: ${reason}.`,
  },
  means:
    'The handler called process.exit or used up its memory before it answered, so there is no answer to use.',
  toldApart: 'The text speaks of a runtime that exited or was killed, not of an error that the handler made.',
  fix: 'Remove process.exit from the handler and from what it imports; give the function more memory if it was killed.',
});
