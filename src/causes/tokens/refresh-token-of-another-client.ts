import { defineCause } from '../cause.ts';

export const refreshTokenOfAnotherClient = defineCause<{
  issuedTo: string;
  submittedBy: string;
  user: string;
}>({
  id: 'refresh-token-of-another-client',
  title: 'The refresh token was issued to another app client',
  shows: {
    type: 'NotAuthorizedException',
    message: 'Refresh Token has different Client',
  },
  means: 'A refresh token works only with the app client of its sign-in.',
  toldApart: 'The facts name both clients.',
  fix: 'Refresh with the client id that signed in.',
});
