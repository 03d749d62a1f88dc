import { defineCause } from '../cause.ts';
import { documented } from '../documented.ts';
import { filledIn } from '../filled-in.ts';
import { userStatusIs } from '../user-status.ts';

export const passwordResetRequired = defineCause<{ user: string }>({
  id: 'password-reset-required',
  title: 'An administrator required a new password',
  shows: {
    type: 'PasswordResetRequiredException',
    message: 'Password reset required for the user',
  },
  means:
    'AdminResetUserPassword, or an import, put the user into RESET_REQUIRED: no password works until ' +
    'it is reset.',
  toldApart: 'UserStatus is RESET_REQUIRED.',
  fix: 'ConfirmForgotPassword with the code that was sent, or ForgotPassword for a new one.',
  likely: 20,
  judge: known => userStatusIs(known, 'RESET_REQUIRED', /PasswordResetRequiredException|reset required/),
  settledBy: filledIn(
    'aws cognito-idp admin-get-user --user-pool-id POOL_ID --username USER_NAME --region REGION --query UserStatus',
  ),
  source: documented('cognito-user-pools-using-import-tool-password-reset'),
});
