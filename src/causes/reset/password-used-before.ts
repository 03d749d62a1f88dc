import { defineCause } from '../cause.ts';
import { documented } from '../documented.ts';
import { filledIn } from '../filled-in.ts';

/** The text is inferred: no capture of it is public. */
export const passwordUsedBefore = defineCause<{ user: string; remembered: number }>({
  id: 'password-used-before',
  title: 'The new password is one that the user had before',
  shows: {
    type: 'PasswordHistoryPolicyViolationException',
    message: 'Password has previously been used.',
  },
  means: 'PasswordHistorySize of the pool forbids the passwords that the user had last.',
  toldApart:
    'Policies.PasswordPolicy.PasswordHistorySize is above 0. A test that sets the old password again ends here.',
  fix: 'Choose a password that has not been used; let tests choose a new one each run.',
  likely: 20,
  settledBy: filledIn(
    "aws cognito-idp describe-user-pool --user-pool-id POOL_ID --region REGION --query 'UserPool.Policies'",
  ),
  source: documented('managing-users-passwords'),
});
