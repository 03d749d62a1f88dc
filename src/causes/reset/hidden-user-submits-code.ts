import { defineCause } from '../cause.ts';
import { namedClient } from '../client-of.ts';
import { documented } from '../documented.ts';
import { rulesOut, speaksFor } from '../evidence.ts';
import { existingUser } from '../existing-user.ts';
import { filledIn } from '../filled-in.ts';
import { judgedBy } from '../judged-by.ts';
import { sendingClient } from '../sender.ts';
import { settlesWhereShown } from '../settles-where-shown.ts';

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
    const client = sendingClient(known);
    if (client?.hidesUsers === false)
      yield rulesOut(
        `Client ${namedClient(known, client.id)} does not hide who exists (PreventUserExistenceErrors).`,
      );
    else if (client?.hidesUsers) yield speaksFor(`Client ${namedClient(known, client.id)} hides who exists.`);
    const user = existingUser(known);
    if (user?.isEnabled) yield rulesOut('The user exists and is enabled.');
    else if (user)
      yield settlesWhereShown(
        known,
        /CodeMismatchException|ExpiredCodeException|Invalid verification code|request a code again/,
        'The user is disabled.',
      );
    else if (known.user)
      yield settlesWhereShown(
        known,
        /CodeMismatchException|ExpiredCodeException|Invalid verification code|request a code again/,
        'The pool has no user of that name.',
      );
  }),
  settledBy: filledIn(
    'aws cognito-idp admin-get-user --user-pool-id POOL_ID --username USER_NAME --region REGION',
  ),
  source: documented('cognito-user-pool-managing-errors'),
});
