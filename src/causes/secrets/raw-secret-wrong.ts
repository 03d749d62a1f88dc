import { defineCause } from '../cause.ts';

export const rawSecretWrong = defineCause<{ client: string }>({
  id: 'raw-secret-wrong',
  title: 'The ClientSecret is none of the app client',
  shows: {
    type: 'NotAuthorizedException',
    message: ({ client }) => `Unable to verify secret hash for client ${client}`,
  },
  means:
    'GetTokensFromRefreshToken takes the secret itself, and the one that came is none that the app client has now. ' +
    'The message speaks of a hash, as that of the sign-in does.',
  toldApart:
    'The operation is GetTokensFromRefreshToken, which takes no hash. The secret is of another client, was ' +
    'deleted, or a SECRET_HASH was sent in its place.',
  fix: 'Send a present secret of the app client as ClientSecret.',
});
