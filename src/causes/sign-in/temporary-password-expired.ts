import { defineCause } from '../cause.ts';
import { filledIn } from '../filled-in.ts';
import { userStatusIs } from '../user-status.ts';

export const temporaryPasswordExpired = defineCause<{ user: string; setAt: number; validDays: number }>({
  id: 'temporary-password-expired',
  title: 'The temporary password is too old',
  shows: {
    type: 'NotAuthorizedException',
    message: 'Temporary password has expired and must be reset by an administrator.',
  },
  means: 'The user never replaced the temporary password within TemporaryPasswordValidityDays.',
  toldApart:
    'UserStatus is FORCE_CHANGE_PASSWORD and the password was set longer ago than the policy allows.',
  fix: 'AdminCreateUser with MessageAction RESEND, or AdminSetUserPassword.',
  likely: 20,
  judge: known => userStatusIs(known, 'FORCE_CHANGE_PASSWORD', /Temporary password has expired/),
  settledBy: filledIn(
    'aws cognito-idp admin-get-user --user-pool-id POOL_ID --username USER_NAME --region REGION --query UserLastModifiedDate',
  ),
});
