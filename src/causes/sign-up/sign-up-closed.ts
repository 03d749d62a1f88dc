import { defineCause } from '../cause.ts';
import { documented } from '../documented.ts';
import { rulesOut } from '../evidence.ts';
import { filledIn } from '../filled-in.ts';
import { judgedBy } from '../judged-by.ts';
import { askedPool } from '../sender.ts';
import { settlesWhereShown } from '../settles-where-shown.ts';

export const signUpClosed = defineCause<{ pool: string }>({
  id: 'sign-up-closed',
  title: 'The pool lets only administrators create users',
  shows: {
    type: 'NotAuthorizedException',
    message: 'SignUp is not permitted for this user pool',
  },
  means: 'AdminCreateUserConfig.AllowAdminCreateUserOnly of the pool is true.',
  toldApart: 'DescribeUserPool shows it.',
  fix: 'Create the user with AdminCreateUser, or open sign-up.',
  likely: 25,
  judge: judgedBy(function* (known) {
    const signUp = askedPool(known)?.signUp;
    if (signUp)
      yield signUp === 'closed'
        ? settlesWhereShown(
            known,
            /SignUp is not permitted/,
            'The pool lets only administrators create users.',
          )
        : rulesOut('The pool lets everybody sign up.');
  }),
  settledBy: filledIn(
    "aws cognito-idp describe-user-pool --user-pool-id POOL_ID --region REGION --query 'UserPool.AdminCreateUserConfig'",
  ),
  source: documented('signing-up-users-in-your-app'),
});
