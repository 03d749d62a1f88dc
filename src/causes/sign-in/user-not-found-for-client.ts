import { defineCause } from '../cause.ts';
import { documented } from '../documented.ts';
import { speaksAgainst, speaksFor } from '../evidence.ts';
import { filledIn } from '../filled-in.ts';
import { judgedBy } from '../judged-by.ts';
import { shownUserNotFound, userIsAbsent } from '../user-absence.ts';
import { userHiding } from '../user-hiding.ts';

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
    const hiding = userHiding(known);
    if (hiding) yield hiding.hides ? speaksAgainst(hiding.says) : speaksFor(hiding.says);
    yield* userIsAbsent(known, shownUserNotFound);
  }),
  settledBy: filledIn(
    `aws cognito-idp list-users --user-pool-id POOL_ID --region REGION --filter 'email = "ADDRESS"'`,
  ),
  source: documented('cognito-user-pool-managing-errors'),
});
