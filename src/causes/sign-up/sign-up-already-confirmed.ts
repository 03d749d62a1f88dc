import { defineCause } from '../cause.ts';
import { filledIn } from '../filled-in.ts';
import { userStatusIs } from '../user-status.ts';

export const signUpAlreadyConfirmed = defineCause<{ user: string; status: string }>({
  id: 'sign-up-already-confirmed',
  title: 'The user is confirmed already',
  shows: {
    type: 'NotAuthorizedException',
    message: ({ status }) => `User cannot be confirmed. Current status is ${status}`,
  },
  means: 'ConfirmSignUp or AdminConfirmSignUp of a user whose status is not UNCONFIRMED.',
  toldApart: 'UserStatus, which is in the message. Two confirmations within seconds are a double submit.',
  fix: 'CONFIRMED is what was wanted: go on to sign-in.',
  likely: 20,
  judge: known => userStatusIs(known, 'CONFIRMED', /Current status is/),
  settledBy: filledIn(
    'aws cognito-idp admin-get-user --user-pool-id POOL_ID --username USER_NAME --region REGION --query UserStatus',
  ),
});
