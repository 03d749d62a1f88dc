import { defineCause } from '../cause.ts';
import { documented } from '../documented.ts';
import { filledIn } from '../filled-in.ts';
import { judgedBy } from '../judged-by.ts';
import { userIsAbsent } from '../user-absence.ts';
import { clientHidesUsers } from '../user-hiding.ts';

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
    yield* clientHidesUsers(known);
    yield* userIsAbsent(known, /^NotAuthorizedException$|Incorrect username or password/);
  }),
  settledBy: filledIn(
    'aws cognito-idp admin-get-user --user-pool-id POOL_ID --username USER_NAME --region REGION',
  ),
  source: documented('cognito-user-pool-managing-errors'),
});
