import { defineCause } from '../cause.ts';
import { codeSubmission } from '../code-submission.ts';
import { settles, speaksAgainst, speaksFor } from '../evidence.ts';
import { filledIn } from '../filled-in.ts';
import { judgedBy } from '../judged-by.ts';
import { span } from '../span.ts';

export const codeReplaced = defineCause<{ user: string }>({
  id: 'code-replaced',
  title: 'The code was replaced by a newer one',
  shows: {
    type: 'CodeMismatchException',
    message: 'Invalid verification code provided, please try again.',
  },
  means:
    'The submitted code was right once, but a newer one has been requested since, and the newest ' +
    'counts.',
  toldApart: 'Two codes were sent to the user, and the submitted one is the one before the newest.',
  fix: 'Use the newest mail; say on the page that a new code ends the older one.',
  seen: [
    { at: 'API', error: 'ExpiredCodeException', text: 'Invalid code provided, please request a code again.' },
  ],
  likely: 18,
  judge: judgedBy(function* (known) {
    const { requests, isSameUser } = codeSubmission(known);
    const newest = requests.at(-1);
    if (requests.length > 1)
      yield speaksFor(`${requests.length} codes were sent before the submission; only the newest is good.`);
    else if (newest && isSameUser)
      yield speaksAgainst('One code only was sent to the user before the submission.');
    // A mail follows its request by seconds; a request a minute after the mail is another one.
    for (const { sentAt } of known.links)
      if (sentAt !== undefined && newest?.at !== undefined && newest.at > sentAt + 60_000)
        yield isSameUser
          ? settles(`A newer code was requested ${span(newest.at - sentAt)} after the mail with the link.`)
          : speaksFor(`A code was requested ${span(newest.at - sentAt)} after the mail with the link.`);
  }),
  settledBy: filledIn(
    'aws cloudtrail lookup-events --region REGION --lookup-attributes AttributeKey=EventName,AttributeValue=ForgotPassword',
  ),
});
