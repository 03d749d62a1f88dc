import { defineCause } from '../cause.ts';
import { codeSubmission, isSameCode } from '../code-submission.ts';
import { reported } from '../documented.ts';
import { settles, speaksAgainst, speaksFor } from '../evidence.ts';
import { existingUser } from '../existing-user.ts';
import { filledIn } from '../filled-in.ts';
import { judgedBy } from '../judged-by.ts';
import { span } from '../span.ts';

export const codeAlreadyUsed = defineCause<{ user: string; usedAt: number }>({
  id: 'code-already-used',
  title: 'The code was used before',
  shows: {
    type: 'ExpiredCodeException',
    message: 'Invalid code provided, please request a code again.',
  },
  means:
    "The user's newest code has been used up by an earlier call: a code works once. Whether this one has the same " +
    'digits is not looked at.',
  toldApart:
    'An earlier call of the same user succeeded, often seconds before: a double submit, a page that sends on ' +
    'load, or a mail scanner that opens links.',
  fix:
    "If the earlier call was the user's, the password is set, or the sign-up confirmed: sign in. Otherwise " +
    'request a new code. Make the page send only when the user submits, and only once.',
  likely: 12,
  judge: judgedBy(function* (known) {
    const { call, operation, requests } = codeSubmission(known);
    const earlier =
      call &&
      known.calls
        .slice(0, known.calls.indexOf(call))
        .findLast(
          other =>
            other.outcome === 'ok' &&
            other.operation === call.operation &&
            (isSameCode(other, call) || (call.user !== undefined && other.user === call.user)),
        );
    if (earlier) {
      const before =
        call.at === undefined || earlier.at === undefined ? 'Before' : `${span(call.at - earlier.at)} before`;
      const said = `${before}, ${earlier.operation} of the same user succeeded.`;
      const newer = requests.at(-1)?.at;
      const sentSince = newer !== undefined && earlier.at !== undefined && newer > earlier.at;
      yield sentSince ? speaksAgainst(`${said} But a new code was sent since.`) : settles(said);
    } else if (requests.length > 0 && call?.user !== undefined)
      yield speaksAgainst(
        `No earlier ${call.operation} of the user succeeded among the calls that were seen.`,
      );
    if (operation === 'ConfirmSignUp' && existingUser(known)?.status === 'CONFIRMED')
      yield settles('The user is CONFIRMED: a code has done its work already.');
    for (const { wrappedBy } of known.links)
      if (wrappedBy !== undefined)
        yield speaksFor(`The link goes through ${wrappedBy}, which may open it before the user does.`);
  }),
  settledBy: filledIn(
    'aws cognito-idp admin-get-user --user-pool-id POOL_ID --username USER_NAME --region REGION',
  ),
  source: reported('amazon-archives/amazon-cognito-identity-js', 380),
});
