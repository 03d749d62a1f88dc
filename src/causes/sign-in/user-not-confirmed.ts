import { defineCause } from '../cause.ts';

export const userNotConfirmed = defineCause<{ user: string }>({
  id: 'user-not-confirmed',
  title: 'The user has not confirmed its sign-up',
  shows: {
    type: 'UserNotConfirmedException',
    message: 'User is not confirmed.',
  },
  means:
    'The user signed up and the code of the sign-up was never submitted. A PreSignUp trigger that ' +
    'meant to confirm and answered the text "true" ends here too.',
  toldApart: 'UserStatus is UNCONFIRMED.',
  fix: 'ResendConfirmationCode and ConfirmSignUp, or AdminConfirmSignUp.',
});
