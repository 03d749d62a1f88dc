import { defineCause } from '../cause.ts';
import { documented } from '../documented.ts';
import { filledIn } from '../filled-in.ts';
import { shownUserNotFound, userIsAbsent } from '../user-absence.ts';

export const userNotFound = defineCause<{ user: string; pool: string }>({
  id: 'user-not-found',
  title: 'There is no such user in the pool',
  shows: {
    type: 'UserNotFoundException',
    message: 'User does not exist.',
  },
  means: 'No user of the pool has that user name, alias or sub.',
  toldApart:
    'The user is in another pool, was deleted, is written in another case in a pool that minds it, or ' +
    'the alias is not verified.',
  fix:
    'Check the pool id, then the spelling; ListUsers with a filter on email finds a user by its ' +
    'address.',
  likely: 50,
  judge: known => userIsAbsent(known, shownUserNotFound),
  settledBy: filledIn(
    `aws cognito-idp list-users --user-pool-id POOL_ID --region REGION --filter 'email = "ADDRESS"'`,
  ),
  source: documented('cognito-user-pool-managing-errors'),
});
