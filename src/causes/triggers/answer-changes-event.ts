import { describeCause } from '../cause.ts';
import { documented } from '../documented.ts';
import { settles } from '../evidence.ts';
import { judgedBy } from '../judged-by.ts';

export const answerChangesEvent = describeCause({
  id: 'answer-changes-event',
  title: 'The trigger function changed the event beyond its response',
  seen: [{ at: 'API', error: 'InvalidLambdaResponseException', text: 'Unrecognizable lambda output' }],
  means:
    'Cognito expects the event back as it came, with changes under `response` alone. The function made a new object, left out ' +
    'version, region, userPoolId, userName, callerContext or triggerSource, or added nulls where there was nothing. That this is refused is ' +
    'reported, not documented; Lifeguard looks at `response` alone.',
  toldApart:
    'The response is right in itself; compare what came in with what went out, outside of `response`. It is usual with typed ' +
    'languages that write all fields of their own event type.',
  fix: 'Return the very event that came in, after setting members of event.response.',
  likely: 6,
  judge: judgedBy(function* ({ answers }) {
    for (const { breaches } of answers)
      for (const { field, was, mustBe } of breaches)
        if (
          !/^(?:event\.)?response\b/.test(field) &&
          /^(?:version|region|userPoolId|userName|callerContext|triggerSource|request)\b/.test(field)
        )
          yield settles(`${field} of the answer is ${was}; it must be ${mustBe}.`);
  }),
  settledBy: () => 'lifeguard trigger check FILE',
  source: documented('cognito-user-pools-working-with-lambda-triggers'),
});
