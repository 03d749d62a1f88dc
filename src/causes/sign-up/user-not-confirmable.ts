import { defineCause } from '../cause.ts';
import { codeSubmission } from '../code-submission.ts';
import { rulesOut } from '../evidence.ts';
import { filledIn } from '../filled-in.ts';
import { judgedBy } from '../judged-by.ts';
import { userIsAbsentOrDisabled } from '../user-absence.ts';

export const userNotConfirmable = defineCause<{ user: string }>({
  id: 'user-not-confirmable',
  title: 'There is no such user to confirm, or it is disabled, which the client hides',
  shows: {
    type: 'CodeMismatchException',
    message: 'Invalid verification code provided, please try again.',
  },
  means:
    "The user is not in the client's pool or is disabled, and the app client has PreventUserExistenceErrors " +
    'set to ENABLED: the answer is that of a wrong code.',
  toldApart: 'Lifeguard knows: the user is missing or disabled. From outside, AdminGetUser tells.',
  fix: 'Check the user name, the pool that the client belongs to, and whether the user is enabled.',
  likely: 10,
  judge: judgedBy(function* (known) {
    yield* userIsAbsentOrDisabled(known, /CodeMismatchException|Invalid verification code/);
    const { operation } = codeSubmission(known);
    if (operation !== undefined && operation !== 'ConfirmSignUp')
      yield rulesOut(`The call was ${operation}, not ConfirmSignUp.`);
  }),
  settledBy: filledIn(
    'aws cognito-idp admin-get-user --user-pool-id POOL_ID --username USER_NAME --region REGION',
  ),
});
