import { defineCause } from '../cause.ts';
import { codeSubmission } from '../code-submission.ts';
import { documented } from '../documented.ts';
import { rulesOut, speaksAgainst, speaksFor } from '../evidence.ts';
import { existingUser } from '../existing-user.ts';
import { filledIn } from '../filled-in.ts';
import { judgedBy } from '../judged-by.ts';

export const codeMismatch = defineCause<{ user: string }>({
  id: 'code-mismatch',
  title: 'The code is not the one that was sent',
  shows: {
    type: 'CodeMismatchException',
    message: 'Invalid verification code provided, please try again.',
  },
  means: 'A code is outstanding for this user and app client, and the submitted one is another.',
  toldApart:
    'The user exists and has an outstanding code. A missing or disabled user shows the same where the ' +
    'app client hides who exists.',
  fix: 'Enter the code of the newest mail; take it over whole, without spaces or signs around it.',
  likely: 50,
  judge: judgedBy(function* (known) {
    const { requests, isSameUser } = codeSubmission(known);
    if (known.user?.exists === false)
      yield rulesOut('The pool has no such user, so that no code can be outstanding.');
    const user = existingUser(known);
    if (user && !user.isEnabled) yield rulesOut('The user is disabled; each code is answered so.');
    if (isSameUser && requests.length === 1)
      yield speaksFor('One code was sent to the user, and it was not submitted.');
    for (const { code } of known.links)
      if (code === 'six digits') yield speaksAgainst('The code of the link is six digits, as it should be.');
  }),
  settledBy: filledIn(
    'aws cognito-idp admin-get-user --user-pool-id POOL_ID --username USER_NAME --region REGION',
  ),
  source: documented('cognito-user-pool-managing-errors'),
});
