import { defineCause } from '../cause.ts';
import { rulesOut } from '../evidence.ts';
import { filledIn } from '../filled-in.ts';
import { judgedBy } from '../judged-by.ts';
import { askedPool } from '../sender.ts';
import { settlesWhereShown } from '../settles-where-shown.ts';

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
  seen: [
    {
      at: 'API',
      error: 'InvalidParameterException',
      text: 'Cannot reset password for the user as there is no registered/verified email or phone_number',
    },
    {
      at: 'sign-in page',
      text: 'Could not reset password for the account, please contact support or try again.',
    },
  ],
  likely: 10,
  judge: judgedBy(function* (known) {
    const recovery = askedPool(known)?.recovery;
    if (recovery?.includes('admin_only'))
      yield settlesWhereShown(
        known,
        /Contact administrator|no registered\/verified|Could not reset password/,
        'The pool recovers by admin_only.',
      );
    else if (recovery) yield rulesOut(`The pool recovers by ${recovery.join(', ')}.`);
  }),
  settledBy: filledIn(
    "aws cognito-idp describe-user-pool --user-pool-id POOL_ID --region REGION --query 'UserPool.AccountRecoverySetting'",
  ),
});
