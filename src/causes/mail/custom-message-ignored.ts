import { describeCause } from '../cause.ts';
import { reported } from '../documented.ts';
import { speaksAgainst } from '../evidence.ts';
import { filledIn } from '../filled-in.ts';
import { judgedBy } from '../judged-by.ts';
import { askedPool } from '../sender.ts';
import { settlesWhereShown } from '../settles-where-shown.ts';

export const customMessageIgnored = describeCause({
  id: 'custom-message-ignored',
  title: 'The text of the CustomMessage function is not used',
  seen: [{ at: 'mail', text: 'The default text of Cognito arrives in the place of the custom one.' }],
  means:
    'Cognito falls back to its own text, without an error, where the function does not change the event for this source, ' +
    'where the message of an invitation lacks {username} or {####}, or where a template of the pool for the same message ' +
    'stands before it.',
  toldApart:
    'The log of the function has a run for the message: look at what it answered. It has none: the trigger is not set on this ' +
    'pool, or the function looks at another triggerSource.',
  fix: 'Answer emailSubject and emailMessage for each triggerSource that you mean, with both placeholders in invitations.',
  likely: 40,
  judge: judgedBy(function* (known) {
    const triggers = askedPool(known)?.triggers;
    if (triggers && !triggers.includes('CustomMessage'))
      yield settlesWhereShown(known, /default text/i, 'The pool has no CustomMessage trigger.');
    for (const { source, breaches } of known.answers)
      if (source?.startsWith('CustomMessage_') && breaches.length === 0)
        yield speaksAgainst(`The answer to ${source} keeps its contract.`);
  }),
  settledBy: filledIn('aws logs tail /aws/lambda/CUSTOM_MESSAGE_FUNCTION --since 1h --region REGION'),
  source: reported('amazon-archives/amazon-cognito-identity-js', 396),
});
