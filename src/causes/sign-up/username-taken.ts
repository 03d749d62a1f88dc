import { defineCause } from '../cause.ts';
import { rulesOut } from '../evidence.ts';
import { existingUser } from '../existing-user.ts';
import { filledIn } from '../filled-in.ts';
import { judgedBy } from '../judged-by.ts';
import { settlesWhereShown } from '../settles-where-shown.ts';

export const usernameTaken = defineCause<{ user: string }>({
  id: 'username-taken',
  title: 'The username is taken',
  shows: {
    type: 'UsernameExistsException',
    message: 'User already exists',
  },
  means: 'A user of the pool, confirmed or not, has that username.',
  toldApart: 'AdminGetUser finds it; in a pool that ignores case also when it is written in another case.',
  fix:
    'If it is the same person and UserStatus is UNCONFIRMED, send the code again; otherwise choose ' +
    'another name.',
  likely: 60,
  judge: judgedBy(function* (known) {
    const user = existingUser(known);
    if (user)
      yield settlesWhereShown(
        known,
        /UsernameExistsException|already exists/,
        `The user exists, with the status ${user.status}.`,
      );
    else if (known.user) yield rulesOut('The pool has no user of that name.');
  }),
  settledBy: filledIn(
    'aws cognito-idp admin-get-user --user-pool-id POOL_ID --username USER_NAME --region REGION',
  ),
});
