import { defineCause } from '../cause.ts';
import { documented } from '../documented.ts';
import { rulesOut, settles, speaksAgainst, speaksFor } from '../evidence.ts';
import { filledIn } from '../filled-in.ts';
import { isHungStart } from '../hung-start.ts';
import { judgedBy } from '../judged-by.ts';
import type { Known } from '../known.ts';

export const triggerTimedOut = defineCause<{
  trigger: string;
  function: string;
  attempts: number;
  limitMilliseconds: number;
  /** Why it took so long, where that is known. */
  hint?: string;
}>({
  id: 'trigger-timed-out',
  title: 'The trigger function did not answer in time',
  shows: {
    type: 'UnexpectedLambdaException',
    message: ({ trigger }) =>
      `${trigger} invocation failed due to error Socket timeout while invoking Lambda function.`,
  },
  means:
    'Cognito waits five seconds for a trigger, cold start included, and tries three times in all; none of them ' +
    'answered. What the handler does before it hangs may have happened three times.',
  toldApart:
    'The text says "Socket timeout", the call took about fifteen seconds, and the function’s log has up to three ' +
    'runs of the same event.',
  fix:
    'Move slow work out of the handler, or start it and do not wait; import less; make what remains safe to repeat. ' +
    'A promise that is never settled and a callback that is never called look the same; so does a callback after which ' +
    'a timer or a connection stays open, where `context.callbackWaitsForEmptyEventLoop` is not set to false.',
  likely: 60,
  seen: [
    { at: 'function log', text: 'REPORT RequestId: <request> Duration: <more than 5000> ms' },
    { at: 'function log', text: '<time> <request> Task timed out after <more than five> seconds' },
    {
      at: 'function log',
      text: 'INIT_REPORT Init Duration: <more than 5000> ms Phase: init Status: timeout',
    },
    { at: 'function log', text: '<record> status timeout' },
  ],
  judge: judgedBy(function* (known) {
    const { errors, logs } = known;
    // Cognito hands on what Lambda answers; where it has given up waiting, it has no such text.
    if (errors.some(({ message = '' }) => message.includes('Task timed out after')))
      yield rulesOut('Cognito got the answer of Lambda, that the function was stopped.');
    for (const line of logs) {
      const { milliseconds, says } = line;
      if (milliseconds === undefined) continue;
      if (isHungStart(line))
        yield speaksFor(
          `The start of the function hung for ${milliseconds} ms: its imports, or what stands outside of its handler.`,
        );
      if (milliseconds >= 5000)
        yield isWaitedFor(known)
          ? settles(`A run took ${milliseconds} ms; Cognito waits 5000.`)
          : speaksFor(
              `A run took ${milliseconds} ms; Cognito waits 5000, but for custom senders, for which it does not wait.`,
            );
      else if (milliseconds >= 4000)
        yield speaksFor(
          `A run took ${milliseconds} ms, near the 5000 that Cognito waits; the start of the function comes on top.`,
        );
      else if (says === 'answered') yield speaksAgainst(`A run took ${milliseconds} ms and answered.`);
    }
  }),
  settledBy: filledIn(
    "aws logs filter-log-events --log-group-name /aws/lambda/FUNCTION --filter-pattern 'REPORT' --region REGION",
  ),
  source: documented('cognito-user-pools-working-with-lambda-triggers'),
});

/** Whether somebody is known to have waited for the function: a log does not tell which trigger ran. */
function isWaitedFor({ answers, errors }: Known): boolean {
  return (
    answers.some(({ source }) => source !== undefined && !/^Custom(?:Email|SMS)Sender_/.test(source)) ||
    errors.some(({ message = '' }) => /Socket timeout/i.test(message))
  );
}
