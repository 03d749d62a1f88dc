import { defineCause } from '../cause.ts';

/** The error is inferred: of those that the model declares it fits best. */
export const revokingAnotherClientsToken = defineCause<{
  issuedTo: string;
  submittedBy: string;
  user: string;
}>({
  id: 'revoking-another-clients-token',
  title: 'The token to revoke was issued to another app client',
  shows: {
    type: 'UnauthorizedException',
    message: 'Invalid client or secret',
  },
  means: 'A refresh token can be revoked only by the app client of its sign-in.',
  toldApart: 'The facts name both clients.',
  fix: 'Send the client id of the sign-in.',
});
