import type { Failure } from '../../causes/cause.ts';
import { clientNotFound } from '../../causes/settings/client-not-found.ts';
import { userNotConfirmed } from '../../causes/sign-in/user-not-confirmed.ts';
import { userNotFound } from '../../causes/sign-in/user-not-found.ts';
import { accessTokenExpired } from '../../causes/tokens/access-token-expired.ts';
import { accessTokenKeyUnknown } from '../../causes/tokens/access-token-key-unknown.ts';
import { accessTokenLacksScope } from '../../causes/tokens/access-token-lacks-scope.ts';
import { accessTokenOfAClient } from '../../causes/tokens/access-token-of-a-client.ts';
import { accessTokenOfAnotherUser } from '../../causes/tokens/access-token-of-another-user.ts';
import { accessTokenRevoked } from '../../causes/tokens/access-token-revoked.ts';
import { accessTokenSignatureWrong } from '../../causes/tokens/access-token-signature-wrong.ts';
import { accessTokenUnreadable } from '../../causes/tokens/access-token-unreadable.ts';
import { idTokenAsAccessToken } from '../../causes/tokens/id-token-as-access-token.ts';
import { type AccessTokenFault, verifyAccessToken } from '../../pool/access-token.ts';
import type { Pool } from '../../pool/pool.ts';
import { accessKey } from '../../pool/pool-keys.ts';
import type { AccessClaims } from '../../pool/token.ts';
import type { User } from '../../pool/user.ts';
import type { Query } from '../../store/store.ts';
import { findFamily } from '../../store/token-families.ts';
import { foldName } from '../../store/user-names.ts';
import { findUserByLogin, findUserBySub } from '../../store/users.ts';
import type { SignedIn, Trace } from '../call.ts';
import type { Ports } from '../ports.ts';
import { requireEnabled } from '../sign-in/user-state.ts';

const faults: Readonly<Record<AccessTokenFault, () => Failure>> = {
  garbage: () => accessTokenUnreadable({}),
  'id-token': () => idTokenAsAccessToken({}),
  'bad-signature': () => accessTokenSignatureWrong({}),
  expired: () => accessTokenExpired({}),
  'of-a-client': () => accessTokenOfAClient({}),
};

/**
 * Who an access token speaks for: its signature, life and scope hold, its user is there and enabled, and its
 * sign-in was not ended. Two reads by key, whatever the number of users.
 *
 * @throws a cause of causes/tokens, user-not-found, user-is-disabled, user-not-confirmed, client-not-found
 */
export async function verifyAccess(
  { directory, store, clock }: Pick<Ports, 'directory' | 'store' | 'clock'>,
  accessToken: string,
  trace: Trace,
): Promise<SignedIn> {
  const now = clock.now();
  const findKey = (kid: string, poolId: string) => {
    const keys = directory.pool(poolId)?.keys;
    return keys && accessKey(keys, kid, now);
  };
  const verified = verifyAccessToken(accessToken, findKey, now);
  if (!verified.ok) {
    if (verified.reason !== 'unknown-key') throw faults[verified.reason]();
    const { kid, poolId } = verified;
    throw directory.pool(poolId) ? accessTokenKeyUnknown({ pool: poolId, kid }) : accessTokenUnreadable({});
  }
  const { claims, poolId } = verified;
  trace.poolId = poolId;
  trace.clientId = claims.client_id;
  trace.user = claims.username;
  if (!claims.scope.split(' ').includes('aws.cognito.signin.user.admin')) {
    throw accessTokenLacksScope({ user: claims.username, scope: claims.scope });
  }
  const pool = directory.pool(poolId);
  const client = directory.client(claims.client_id);
  if (!pool || client?.poolId !== poolId) throw clientNotFound({ clientId: claims.client_id });
  const user = await store.read(query => userOf(query, pool, claims));
  return { pool, client, user, claims };
}

async function userOf(query: Query, pool: Pool, claims: AccessClaims): Promise<User> {
  const user = await findUserBySub(query, pool.id, claims.sub);
  if (!user) {
    const namesake = await findUserByLogin(query, pool.id, foldName(pool, claims.username));
    if (!namesake) throw userNotFound({ user: claims.username, pool: pool.id });
    if (namesake.status === 'UNCONFIRMED') throw userNotConfirmed({ user: claims.username });
    throw accessTokenOfAnotherUser({ user: claims.username });
  }
  requireEnabled(user);
  const family = claims.origin_jti;
  // Without EnableTokenRevocation a token names no family; then only the time of the last sign-out counts.
  const ended =
    family === undefined
      ? claims.iat * 1_000 < (user.signedOutAt ?? 0)
      : await isEnded(query, pool.id, family);
  if (ended) throw accessTokenRevoked({ user: user.username, family: family ?? '' });
  return user;
}

/** A family that is not there speaks for nobody. */
async function isEnded(query: Query, poolId: string, family: string): Promise<boolean> {
  const signIn = await findFamily(query, poolId, family);
  return !signIn || signIn.revokedAt !== undefined;
}
