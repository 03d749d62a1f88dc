import { defineCause } from '../cause.ts';
import { codeSubmission } from '../code-submission.ts';
import { documented } from '../documented.ts';
import { rulesOut, speaksAgainst, speaksFor } from '../evidence.ts';
import { filledIn } from '../filled-in.ts';
import { judgedBy } from '../judged-by.ts';

export const noCodeRequested = defineCause<{ user: string }>({
  id: 'no-code-requested',
  title: 'No code was ever requested',
  shows: {
    type: 'ExpiredCodeException',
    message: 'Invalid code provided, please request a code again.',
  },
  means:
    'There is no code for this user to compare with: nobody requested one, or it has been forgotten ' +
    'since.',
  toldApart:
    'No ForgotPassword, sign-up or resend for this user precedes the call. A user name altered on its ' +
    'way (a + that became a space) leads here as well.',
  fix: 'Request a code first, with the same user name and the same app client.',
  likely: 8,
  judge: judgedBy(function* (known) {
    const { call, requests, isSameUser } = codeSubmission(known);
    const asked = requests.at(-1);
    if (asked && isSameUser) yield rulesOut(`${asked.operation} of the same user succeeded before.`);
    else if (asked)
      yield speaksAgainst(`${asked.operation} of the pool succeeded before; of whom is not known.`);
    // What CloudTrail or a recording does not have may lie before its beginning.
    else if (call?.user !== undefined && known.calls[0] !== call)
      yield speaksFor(
        `No request for a code of this user is among the ${known.calls.length} calls that were seen.`,
      );
    for (const { code } of known.links)
      if (code === 'six digits')
        yield speaksAgainst('The link has a code, so that one was sent to somebody.');
  }),
  settledBy: filledIn(
    'aws cloudtrail lookup-events --region REGION --lookup-attributes AttributeKey=EventName,AttributeValue=ForgotPassword',
  ),
  source: documented('cognito-user-pool-managing-errors'),
});
