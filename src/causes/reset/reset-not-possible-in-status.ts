import { defineCause } from '../cause.ts';
import { reported } from '../documented.ts';
import { rulesOut } from '../evidence.ts';
import { existingUser } from '../existing-user.ts';
import { filledIn } from '../filled-in.ts';
import { judgedBy } from '../judged-by.ts';
import { settlesWhereShown } from '../settles-where-shown.ts';

export const resetNotPossibleInStatus = defineCause<{ user: string; status: string }>({
  id: 'reset-not-possible-in-status',
  title: 'The user has no password of its own to reset',
  shows: {
    type: 'NotAuthorizedException',
    message: 'User password cannot be reset in the current state.',
  },
  means:
    'The user still has a temporary password (FORCE_CHANGE_PASSWORD) or signs in through another ' +
    'provider (EXTERNAL_PROVIDER), so that there is nothing to reset.',
  toldApart: 'UserStatus of the user, which is in the facts.',
  fix:
    'FORCE_CHANGE_PASSWORD: send the invitation again (AdminCreateUser with MessageAction RESEND) or ' +
    'set a password. EXTERNAL_PROVIDER: reset it at the provider.',
  likely: 40,
  judge: judgedBy(function* (known) {
    const user = existingUser(known);
    if (user?.isFederated)
      yield settlesWhereShown(
        known,
        /^NotAuthorizedException$|in the current state/,
        'The user signs in through another provider, which keeps the password.',
      );
    else if (user?.status === 'CONFIRMED' || user?.status === 'RESET_REQUIRED')
      yield rulesOut(`The status of the user is ${user.status}, in which passwords can be reset.`);
    else if (user)
      yield settlesWhereShown(
        known,
        /^NotAuthorizedException$|in the current state/,
        `The status of the user is ${user.status}.`,
      );
  }),
  settledBy: filledIn(
    'aws cognito-idp admin-get-user --user-pool-id POOL_ID --username USER_NAME --region REGION --query UserStatus',
  ),
  source: reported('aws-amplify/amplify-js', 2383),
});
