import { defineCause } from '../cause.ts';

export const clientSecretWrong = defineCause<{ client: string; given: boolean }>({
  id: 'client-secret-wrong',
  title: 'The client secret is missing or wrong',
  shows: {
    type: 'UnauthorizedException',
    message: 'Invalid client or secret',
  },
  means: "RevokeToken takes the client secret itself, and the one that came is not the client's.",
  toldApart: 'Missing, of another client, or from before a rotation.',
  fix: 'Send the present secret as ClientSecret.',
});
