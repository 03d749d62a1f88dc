import { defineCause } from '../cause.ts';

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
});
