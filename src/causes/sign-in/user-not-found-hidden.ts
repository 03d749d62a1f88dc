import { defineCause } from '../cause.ts';
import { namedClient } from '../client-of.ts';
import { documented } from '../documented.ts';
import { rulesOut, speaksFor } from '../evidence.ts';
import { filledIn } from '../filled-in.ts';
import { judgedBy } from '../judged-by.ts';
import { sendingClient } from '../sender.ts';
import { settlesWhereShown } from '../settles-where-shown.ts';

export const userNotFoundHidden = defineCause<{ user: string; pool: string }>({
  id: 'user-not-found-hidden',
  title: 'There is no such user, which the client hides',
  shows: {
    type: 'NotAuthorizedException',
    message: 'Incorrect username or password.',
  },
  means:
    'No user of the pool has that name, and the app client has PreventUserExistenceErrors set to ' +
    'ENABLED: the answer is that of a wrong password.',
  toldApart: 'Lifeguard knows: the user is missing. From outside, AdminGetUser tells.',
  fix: 'Check the user name and the pool that the client belongs to.',
  likely: 60,
  judge: judgedBy(function* (known) {
    const client = sendingClient(known);
    if (client?.hidesUsers === false)
      yield rulesOut(
        `Client ${namedClient(known, client.id)} does not hide who exists (PreventUserExistenceErrors).`,
      );
    else if (client?.hidesUsers) yield speaksFor(`Client ${namedClient(known, client.id)} hides who exists.`);
    if (known.user)
      yield known.user.exists
        ? rulesOut('The user exists in the pool.')
        : settlesWhereShown(
            known,
            /^NotAuthorizedException$|Incorrect username or password/,
            'The pool has no user of that name.',
          );
  }),
  settledBy: filledIn(
    'aws cognito-idp admin-get-user --user-pool-id POOL_ID --username USER_NAME --region REGION',
  ),
  source: documented('cognito-user-pool-managing-errors'),
});
