import { defineCause } from '../cause.ts';
import { rulesOut, settles } from '../evidence.ts';
import { existingUser } from '../existing-user.ts';
import { filledIn } from '../filled-in.ts';
import { judgedBy } from '../judged-by.ts';
import { settlesWhereShown } from '../settles-where-shown.ts';

const refusedPassword = /Incorrect username or password/i;

export const userIsDisabled = defineCause<{ user: string }>({
  id: 'user-is-disabled',
  title: 'The user is disabled',
  shows: {
    type: 'NotAuthorizedException',
    message: 'User is disabled.',
  },
  means: 'An administrator disabled the user.',
  toldApart: 'AdminGetUser shows Enabled false.',
  fix: 'AdminEnableUser, if the user may come back.',
  likely: 20,
  judge: judgedBy(function* (known) {
    const user = existingUser(known);
    if (user?.isEnabled) yield rulesOut('The user is enabled.');
    else if (user && known.errors.some(({ message = '' }) => refusedPassword.test(message)))
      // Whatever was wrong with the password: the right one would not do either.
      yield settles('The user is disabled, and is refused with any password.');
    else if (user)
      yield settlesWhereShown(known, /^NotAuthorizedException$|User is disabled/, 'The user is disabled.');
  }),
  settledBy: filledIn(
    'aws cognito-idp admin-get-user --user-pool-id POOL_ID --username USER_NAME --region REGION --query Enabled',
  ),
});
