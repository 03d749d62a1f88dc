import { defineCause } from '../cause.ts';
import { namedClient } from '../client-of.ts';
import { documented } from '../documented.ts';
import { rulesOut, speaksAgainst, speaksFor } from '../evidence.ts';
import { filledIn } from '../filled-in.ts';
import { judgedBy } from '../judged-by.ts';
import { sendingClient } from '../sender.ts';
import { settlesWhereShown } from '../settles-where-shown.ts';

export const userNotFoundForClient = defineCause<{ user: string; client: string; pool: string }>({
  id: 'user-not-found-for-client',
  title: "There is no such user in the client's pool",
  shows: {
    type: 'UserNotFoundException',
    message: 'Username/client id combination not found.',
  },
  means:
    "No user of the app client's pool has that user name or alias, and the client does not hide it " +
    '(PreventUserExistenceErrors is not ENABLED).',
  toldApart:
    'The client id belongs to another pool than the user, or the name is misspelt, or was altered ' +
    'on its way through a link.',
  fix:
    "Send the call with a client of the user's pool; set PreventUserExistenceErrors to ENABLED so " +
    'that strangers learn nothing.',
  likely: 60,
  judge: judgedBy(function* (known) {
    const client = sendingClient(known);
    if (client?.hidesUsers) yield speaksAgainst(`Client ${namedClient(known, client.id)} hides who exists.`);
    else if (client?.hidesUsers === false)
      yield speaksFor(
        `Client ${namedClient(known, client.id)} does not hide who exists (PreventUserExistenceErrors).`,
      );
    if (known.user)
      yield known.user.exists
        ? rulesOut('The user exists in the pool.')
        : settlesWhereShown(
            known,
            /UserNotFoundException|User does not exist|combination not found/,
            'The pool has no user of that name.',
          );
  }),
  settledBy: filledIn(
    `aws cognito-idp list-users --user-pool-id POOL_ID --region REGION --filter 'email = "ADDRESS"'`,
  ),
  source: documented('cognito-user-pool-managing-errors'),
});
