import { defineCause } from '../cause.ts';

export const recoveryByAdministratorOnly = defineCause<{ user: string }>({
  id: 'recovery-by-administrator-only',
  title: 'The pool lets only administrators reset passwords',
  shows: {
    type: 'NotAuthorizedException',
    message: 'Contact administrator to reset password.',
  },
  means: 'AccountRecoverySetting of the pool is admin_only, so ForgotPassword sends nothing.',
  toldApart: 'DescribeUserPool shows admin_only as the only recovery mechanism.',
  fix:
    'Set verified_email or verified_phone_number as recovery mechanism, or reset by ' +
    'AdminSetUserPassword.',
});
