import { defineCause } from '../cause.ts';

/** The text is observed, its type inferred. */
export const changePasswordOfExternalUser = defineCause<{ user: string }>({
  id: 'change-password-of-external-user',
  title: 'The user signs in through another provider and has no password to change',
  shows: {
    type: 'NotAuthorizedException',
    message: 'User is not authorized to change password.',
  },
  means:
    'The user is EXTERNAL_PROVIDER: it came through another provider, or AdminDisableProviderForUser took its ' +
    'password away. What it could not reset by ForgotPassword it cannot set by ChangePassword either.',
  toldApart:
    'The operation is ChangePassword, and UserStatus is EXTERNAL_PROVIDER. A user without a password who is ' +
    'CONFIRMED, having signed in by codes or passkeys, sets its first one without PreviousPassword.',
  fix:
    'Change the password at the provider. To let the user have one here, an administrator sets it: ' +
    'AdminSetUserPassword with Permanent true, after which the user is CONFIRMED.',
});
