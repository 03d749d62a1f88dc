import { defineCause } from '../cause.ts';

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
});
