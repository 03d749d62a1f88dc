import { defineCause } from '../cause.ts';
import { rulesOut } from '../evidence.ts';
import { filledIn } from '../filled-in.ts';
import { logTells } from '../log-tells.ts';

export const handlerExited = defineCause<{
  trigger: string;
  function: string;
  requestId: string;
  reason: string;
  /** What to do about it, where that is known. */
  hint?: string;
}>({
  id: 'handler-exited',
  title: 'The trigger function ended its own process',
  shows: {
    type: 'UserLambdaValidationException',
    message: ({ trigger, requestId, reason }) =>
      `${trigger} failed with error RequestId: ${requestId} Error: ${reason}.`,
  },
  means:
    'The handler called process.exit or process.abort, or used up its memory before it answered, so there is no answer ' +
    'to use.',
  toldApart: 'The text speaks of a runtime that exited or was killed, not of an error that the handler made.',
  fix:
    'Remove process.exit and process.abort from the handler and from what it imports. Where the runtime was killed or ' +
    'aborted, look for what grows without end, or give the function more memory: `memoryMegabytes` in pools.yaml.',
  likely: 15,
  seen: [
    {
      at: 'function log',
      error: 'Runtime.ExitError',
      text: 'RequestId: <request> Error: Runtime exited <how>',
    },
    { at: 'function log', text: 'RequestId: <request> Error: Runtime exited with error: signal: killed' },
  ],
  judge: known =>
    // A runtime that is killed for its memory ends too, and its log says both.
    known.logs.some(({ says }) => says === 'out of memory')
      ? [rulesOut('The log says that the function was out of memory.')]
      : logTells(known, 'ended'),
  settledBy: filledIn(
    'aws logs filter-log-events --log-group-name /aws/lambda/FUNCTION --filter-pattern \'"Max Memory Used"\' --region REGION',
  ),
});
