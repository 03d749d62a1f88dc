import { defineCause } from '../cause.ts';

export const secretHashWrong = defineCause<{ client: string; user: string }>({
  id: 'secret-hash-wrong',
  title: 'The SECRET_HASH is not that of the user name and client',
  shows: {
    type: 'NotAuthorizedException',
    message: ({ client }) => `Unable to verify secret hash for client ${client}`,
  },
  means:
    'The hash must be base64 of HMAC-SHA256 over user name followed by client id, keyed by the ' +
    "client's secret. This one is not.",
  toldApart:
    'Made with another secret, over another user name than the one sent (the canonical one in later ' +
    'steps), in another order, or in hexadecimal.',
  fix:
    'Compute it over the very user name of the request; for refresh and challenges over the canonical ' +
    "user name (the token's username).",
});
