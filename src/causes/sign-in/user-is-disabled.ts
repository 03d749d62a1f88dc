import { defineCause } from '../cause.ts';
import { rulesOut } from '../evidence.ts';
import { existingUser } from '../existing-user.ts';
import { filledIn } from '../filled-in.ts';
import { judgedBy } from '../judged-by.ts';
import { settlesWhereShown } from '../settles-where-shown.ts';

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
    if (user)
      yield user.isEnabled
        ? rulesOut('The user is enabled.')
        : settlesWhereShown(known, /^NotAuthorizedException$|User is disabled/, 'The user is disabled.');
  }),
  settledBy: filledIn(
    'aws cognito-idp admin-get-user --user-pool-id POOL_ID --username USER_NAME --region REGION --query Enabled',
  ),
});
