import { defineCause } from '../cause.ts';
import { rulesOut, speaksAgainst, speaksFor } from '../evidence.ts';
import { existingUser } from '../existing-user.ts';
import { filledIn } from '../filled-in.ts';
import { flowOf } from '../flow-of.ts';
import { judgedBy } from '../judged-by.ts';

export const wrongPassword = defineCause<{ user: string }>({
  id: 'wrong-password',
  title: 'The password is wrong',
  shows: {
    type: 'NotAuthorizedException',
    message: 'Incorrect username or password.',
  },
  means: "The user exists and may sign in, and the password is not the user's.",
  toldApart:
    "The user is there, enabled and confirmed. A temporary password copied with the sentence's full " +
    'stop ends here too.',
  fix: 'Enter the right password, or reset it.',
  likely: 80,
  judge: judgedBy(function* (known) {
    const user = existingUser(known);
    if (known.user?.exists === false) yield rulesOut('The pool has no user of that name.');
    else if (user?.isFederated)
      yield rulesOut('The user signs in through another provider and has no password here.');
    else if (user?.status === 'RESET_REQUIRED')
      yield rulesOut('The user must reset the password: none works.');
    else if (user?.isEnabled === false)
      yield speaksAgainst('The user is disabled, which is shown before a password is looked at.');
    else if (user) yield speaksFor(`The user exists, with the status ${user.status}.`);
    if (flowOf(known) === 'CUSTOM_AUTH') yield speaksAgainst('The sign-in was a custom one (CUSTOM_AUTH).');
  }),
  settledBy: filledIn(
    'aws cognito-idp admin-get-user --user-pool-id POOL_ID --username USER_NAME --region REGION',
  ),
});
