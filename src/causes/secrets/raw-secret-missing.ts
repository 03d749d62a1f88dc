import { defineCause } from '../cause.ts';

export const rawSecretMissing = defineCause<{ client: string }>({
  id: 'raw-secret-missing',
  title: 'The app client has a secret, and no ClientSecret came',
  shows: {
    type: 'NotAuthorizedException',
    message: ({ client }) => `Client ${client} is configured for secret but secret was not received`,
  },
  means:
    'GetTokensFromRefreshToken takes the secret of the app client itself as ClientSecret, not a SECRET_HASH, and ' +
    'none came.',
  toldApart: 'DescribeUserPoolClient shows a ClientSecret; the request has no ClientSecret.',
  fix: 'On a server send the secret as ClientSecret; in browsers and mobile apps use an app client without one.',
});
