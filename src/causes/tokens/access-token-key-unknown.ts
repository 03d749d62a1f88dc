import { defineCause } from '../cause.ts';

export const accessTokenKeyUnknown = defineCause<{ pool: string; kid: string }>({
  id: 'access-token-key-unknown',
  title: 'The access token names a key that its pool does not have',
  shows: {
    type: 'NotAuthorizedException',
    message: 'Invalid Access Token',
  },
  means:
    'The token names this pool, and in its header (`kid`) a key with which the pool verifies no access token: one ' +
    'that was withdrawn by `lifeguard keys rotate --leaked` or whose time after a rotation is over, or the key of ' +
    'another service or store with a pool of the same id. A store that is made anew, as the one in memory is at ' +
    'each start, has new keys.',
  toldApart:
    "It decodes, and its issuer is this pool; its kid is not among those of the pool's jwks.json. With " +
    'access-token-unreadable it does not get as far; with access-token-signature-wrong the key is there and did not ' +
    'sign this.',
  fix:
    'Get new tokens: the refresh token is not signed with these keys and is good after a rotation. Where the store ' +
    'is another, sign in again.',
});
