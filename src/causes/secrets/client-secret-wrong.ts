import { defineCause } from '../cause.ts';

export const clientSecretWrong = defineCause<{ client: string; given: boolean }>({
  id: 'client-secret-wrong',
  title: 'The client secret is missing or wrong',
  shows: {
    type: 'UnauthorizedException',
    message: 'Invalid client or secret',
  },
  means: "RevokeToken takes the client secret itself, and the one that came is not the client's.",
  toldApart:
    'The fact `given` says whether a ClientSecret came at all. One that came is of another client, or from before ' +
    'the client was made anew. An unknown client shows the same error.',
  fix: 'Send the present secret as ClientSecret.',
});
