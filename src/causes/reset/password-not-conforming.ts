import type { OperationName } from '../../model/operation.ts';
import { defineCause } from '../cause.ts';
import { documented } from '../documented.ts';
import { filledIn } from '../filled-in.ts';

/** How the answer begins (observed for each operation). */
const beginnings: Partial<Readonly<Record<OperationName, string>>> = {
  SignUp: 'Password did not conform with policy',
  AdminCreateUser: 'Password did not conform with password policy',
};

export const passwordNotConforming = defineCause<{ user: string; operation: OperationName; rule: string }>({
  id: 'password-not-conforming',
  title: 'The new password breaks the policy of the pool',
  shows: {
    type: 'InvalidPasswordException',
    message: ({ operation, rule }) =>
      `${beginnings[operation] ?? 'Password does not conform to policy'}: ${rule}`,
  },
  means:
    'The password policy of the pool has a rule that the new password does not meet. A reset code or session that ' +
    'came with it stays good.',
  toldApart:
    'The message names the first rule that is broken. If the page had let it through, its rules are those of ' +
    'another pool.',
  fix: 'Choose another password; show the policy of the pool that the link names.',
  likely: 20,
  seen: [
    { at: 'API', error: 'InvalidPasswordException', text: 'Password did not conform with policy: <rule>' },
    {
      at: 'API',
      error: 'InvalidPasswordException',
      text: 'Password did not conform with password policy: <rule>',
    },
  ],
  settledBy: filledIn(
    "aws cognito-idp describe-user-pool --user-pool-id POOL_ID --region REGION --query 'UserPool.Policies'",
  ),
  source: documented('managing-users-passwords'),
});
