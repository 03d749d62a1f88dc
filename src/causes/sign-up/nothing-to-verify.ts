import { defineCause } from '../cause.ts';

export const nothingToVerify = defineCause<{ user: string; pool: string }>({
  id: 'nothing-to-verify',
  title: 'The pool verifies no address at sign-up',
  shows: {
    type: 'NotAuthorizedException',
    message: 'Cannot resend codes. Auto verification not turned on.',
  },
  means: 'AutoVerifiedAttributes of the pool has no attribute that the user has.',
  toldApart: "DescribeUserPool and the user's attributes.",
  fix: 'Set AutoVerifiedAttributes, or confirm with AdminConfirmSignUp.',
});
