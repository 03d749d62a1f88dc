import { defineCause } from '../cause.ts';
import { documented } from '../documented.ts';
import { filledIn } from '../filled-in.ts';
import { judgedBy } from '../judged-by.ts';
import { userIsAbsentOrDisabled } from '../user-absence.ts';
import { clientHidesUsers } from '../user-hiding.ts';

export const hiddenUserSubmitsCode = defineCause<{ user: string; reason: 'missing' | 'disabled' }>({
  id: 'hidden-user-submits-code',
  title: 'A code was submitted for a user who is missing or disabled, which the client hides',
  shows: {
    type: 'CodeMismatchException',
    message: 'Invalid verification code provided, please try again.',
  },
  means:
    "There is no such user in the client's pool, or it is disabled, and the app client has " +
    'PreventUserExistenceErrors set to ENABLED: the answer is that of a wrong code.',
  toldApart: 'Lifeguard knows: the user is missing or disabled. From outside, AdminGetUser tells.',
  fix: 'Check the user name and the pool that the client belongs to.',
  seen: [
    { at: 'API', error: 'ExpiredCodeException', text: 'Invalid code provided, please request a code again.' },
  ],
  likely: 10,
  judge: judgedBy(function* (known) {
    yield* clientHidesUsers(known);
    yield* userIsAbsentOrDisabled(
      known,
      /CodeMismatchException|ExpiredCodeException|Invalid verification code|request a code again/,
    );
  }),
  settledBy: filledIn(
    'aws cognito-idp admin-get-user --user-pool-id POOL_ID --username USER_NAME --region REGION',
  ),
  source: documented('cognito-user-pool-managing-errors'),
});
