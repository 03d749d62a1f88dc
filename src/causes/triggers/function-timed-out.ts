import { defineCause } from '../cause.ts';
import { documented } from '../documented.ts';
import { rulesOut, settles, speaksAgainst, speaksFor } from '../evidence.ts';
import { filledIn } from '../filled-in.ts';
import { isHungStart } from '../hung-start.ts';
import { judgedBy } from '../judged-by.ts';
import { overrunLimit } from '../overrun-limit.ts';

export const functionTimedOut = defineCause<{
  trigger: string;
  function: string;
  requestId: string;
  timeoutSeconds: number;
  /** Why it took so long, where that is known. */
  hint?: string;
}>({
  id: 'function-timed-out',
  title: 'The trigger function overran its own time limit',
  shows: {
    type: 'UserLambdaValidationException',
    // Lambda's own sentence, inferred to pass through like any other error of the function.
    message: ({ trigger, requestId, timeoutSeconds }) =>
      `${trigger} failed with error RequestId: ${requestId} Error: Task timed out after ${timeoutSeconds.toFixed(2)} seconds.`,
    forms: [
      '<trigger> failed with error RequestId: <request> Error: Task timed out after <seconds> seconds.',
    ],
  },
  means:
    'The function’s configured timeout is shorter than the five seconds that Cognito waits, and the handler took ' +
    'longer than it. Lambda stopped the handler and answered with an error; Cognito does not try that again.',
  toldApart:
    'The text says "Task timed out" with the seconds. When Cognito itself gives up waiting, the type is ' +
    'UnexpectedLambdaException and the text says "Socket timeout".',
  fix:
    'Make the handler faster, or raise the function’s timeout up to five seconds; more than that is never used. Where ' +
    '`hint` speaks of a callback, a timer or a connection that stays open holds the answer back.',
  likely: 15,
  seen: [
    { at: 'function log', text: '<time> <request> Task timed out after <seconds> seconds' },
    { at: 'function log', text: '<record> status timeout' },
    {
      at: 'API',
      error: 'UserLambdaValidationException',
      text: '<trigger> failed with error Task timed out after <seconds> seconds.',
    },
  ],
  judge: judgedBy(function* (known) {
    const hung = known.logs.findIndex(isHungStart);
    for (const [at, line] of known.logs.entries()) {
      const { says, text, milliseconds } = line;
      const told = `The log says: ${text}${/[.!]$/.test(text) ? '' : '.'}`;
      if (says === 'answered' && milliseconds !== undefined)
        yield speaksAgainst(`A run took ${milliseconds} ms and answered.`);
      if (says !== 'timed out') continue;
      const limit = overrunLimit(line);
      if (/\bPhase:\s*init\b/i.test(text))
        yield speaksAgainst(
          `${told} That is the limit of ten seconds that Lambda has for a start, not the one of the function.`,
        );
      else if (hung >= 0 && at >= hung && (limit ?? 0) <= 5)
        yield speaksAgainst(
          `${told} The handler was not called: it is the start of the function that hangs.`,
        );
      else if (limit === undefined || limit === 5) yield speaksFor(told);
      else if (limit < 5) yield settles(told);
      else yield rulesOut(`${told} It ran longer than the five seconds that Cognito waits.`);
    }
  }),
  settledBy: filledIn(
    'aws lambda get-function-configuration --function-name FUNCTION --region REGION --query Timeout',
  ),
  source: documented('cognito-user-pools-working-with-lambda-triggers'),
});
