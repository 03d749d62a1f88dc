import { describeCause } from '../cause.ts';
import { documented } from '../documented.ts';
import { rulesOut, speaksAgainst } from '../evidence.ts';
import { existingUser } from '../existing-user.ts';
import { filledIn } from '../filled-in.ts';
import { judgedBy } from '../judged-by.ts';
import { settlesWhereShown } from '../settles-where-shown.ts';
import { userHiding } from '../user-hiding.ts';

export const resetRequiredHidden = describeCause({
  id: 'reset-required-hidden',
  title: 'The user must reset the password, which the client hides',
  seen: [{ at: 'API', error: 'NotAuthorizedException', text: 'Incorrect username or password.' }],
  means:
    'The user is in the status RESET_REQUIRED, from an import or by an administrator, so that no password works. An app ' +
    'client that hides who exists shows this as a wrong password.',
  toldApart:
    'UserStatus is RESET_REQUIRED. Clients that do not hide who exists show PasswordResetRequiredException in its place.',
  fix: 'Offer to reset the password after each failed sign-in, and tell imported users to do so at first.',
  likely: 10,
  judge: judgedBy(function* (known) {
    const user = existingUser(known);
    if (user?.status === 'RESET_REQUIRED')
      yield settlesWhereShown(
        known,
        /^NotAuthorizedException$|Incorrect username or password/,
        'The status of the user is RESET_REQUIRED.',
      );
    else if (user) yield rulesOut(`The status of the user is ${user.status}.`);
    const hiding = userHiding(known);
    if (hiding?.hides === false) yield speaksAgainst(hiding.says);
  }),
  settledBy: filledIn(
    'aws cognito-idp admin-get-user --user-pool-id POOL_ID --username USER_NAME --region REGION --query UserStatus',
  ),
  source: documented('cognito-user-pools-using-import-tool-password-reset'),
});
