import { describeCause } from '../cause.ts';
import { rulesOut, speaksFor } from '../evidence.ts';
import { existingUser } from '../existing-user.ts';
import { filledIn } from '../filled-in.ts';
import { judgedBy } from '../judged-by.ts';

export const temporaryPasswordMisread = describeCause({
  id: 'temporary-password-misread',
  title: 'The temporary password of the invitation was not read as it is',
  seen: [{ at: 'API', error: 'NotAuthorizedException', text: 'Incorrect username or password.' }],
  means:
    'Temporary passwords hold symbols. Cognito puts them into the HTML of the mail as they are, so that < and & may swallow ' +
    'what follows, and a full stop behind the placeholder looks like part of the password. A custom sender is given the ' +
    'password with its symbols written as HTML entities.',
  toldApart:
    'The user is in FORCE_CHANGE_PASSWORD and the password comes from the invitation. It fails for some users only: those ' +
    'whose password has such a symbol.',
  fix:
    'Put the placeholder into a line of its own, in <code>, without punctuation. Let a custom sender decode the entities ' +
    'before it sends.',
  likely: 8,
  judge: judgedBy(function* (known) {
    const user = existingUser(known);
    if (user?.status === 'FORCE_CHANGE_PASSWORD')
      yield speaksFor('The user still has the password of the invitation.');
    else if (user)
      yield rulesOut(`The status of the user is ${user.status}: the password is no temporary one.`);
  }),
  settledBy: filledIn(
    'aws cognito-idp admin-get-user --user-pool-id POOL_ID --username USER_NAME --region REGION --query UserStatus',
  ),
});
