import { defineCause } from '../cause.ts';

export const secretHashMissing = defineCause<{ client: string }>({
  id: 'secret-hash-missing',
  title: 'The app client has a secret, and no SECRET_HASH came',
  shows: {
    type: 'NotAuthorizedException',
    message: ({ client }) => `Client ${client} is configured with secret but SECRET_HASH was not received`,
  },
  means:
    'The app client was made with a secret, so each public call must prove that it knows it by a ' +
    'SECRET_HASH.',
  toldApart: 'DescribeUserPoolClient shows a ClientSecret; the request has no SecretHash or SECRET_HASH.',
  fix:
    'Use an app client without a secret in browsers and mobile apps; on a server send the hash of ' +
    'user name and client id.',
});
