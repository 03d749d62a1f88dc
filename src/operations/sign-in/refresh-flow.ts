import { secretHashMissing } from '../../causes/secrets/secret-hash-missing.ts';
import { refreshTokenExpired } from '../../causes/tokens/refresh-token-expired.ts';
import { refreshTokenOfAnotherClient } from '../../causes/tokens/refresh-token-of-another-client.ts';
import { refreshTokenRevoked } from '../../causes/tokens/refresh-token-revoked.ts';
import { refreshTokenUnreadable } from '../../causes/tokens/refresh-token-unreadable.ts';
import { refreshTokenUserDeleted } from '../../causes/tokens/refresh-token-user-deleted.ts';
import { readableAttributes } from '../../pool/readable-attributes.ts';
import { openRefreshToken } from '../../pool/refresh-token.ts';
import { reissueTokens } from '../../pool/token.ts';
import { findFamily } from '../../store/token-families.ts';
import { findUserBySub } from '../../store/users.ts';
import type { Call } from '../call.ts';
import { requireSecretHash } from '../secret-hash.ts';
import { refuseUnbuiltTrigger } from '../unbuilt-trigger.ts';
import type { SignInAnswer, SignInPorts } from './sign-in.ts';
import type { SignInRequest } from './start.ts';
import { requireEnabled } from './user-state.ts';

/**
 * REFRESH_TOKEN_AUTH: new ID and access tokens of a sign-in, with the user's attributes of now. It writes nothing.
 * The SECRET_HASH is over the canonical username (observed).
 */
export async function refreshFlow(
  ports: SignInPorts,
  { pool, client, parameters }: SignInRequest,
  call: Call,
): Promise<SignInAnswer> {
  const { REFRESH_TOKEN: token = '', SECRET_HASH } = parameters;
  if (client.secret !== undefined && !SECRET_HASH) throw secretHashMissing({ client: client.id });
  const opened = openRefreshToken(ports.seal, pool.id, token, ports.clock.now());
  if (!opened.ok && opened.reason === 'garbage') throw refreshTokenUnreadable({ client: client.id });
  const { content } = opened;
  const { username, clientId, sub, family } = content;
  call.trace.user = username;
  if (clientId !== client.id) {
    throw refreshTokenOfAnotherClient({ issuedTo: clientId, submittedBy: client.id, user: username });
  }
  requireSecretHash(client, username, SECRET_HASH);
  if (!opened.ok) throw refreshTokenExpired({ user: username, expiredAt: content.expiresAt });

  const { user, signIn } = await ports.store.read(async query => ({
    user: await findUserBySub(query, pool.id, sub),
    signIn: await findFamily(query, pool.id, family),
  }));
  if (!user) throw refreshTokenUserDeleted({ user: username });
  requireEnabled(user);
  if (!signIn || signIn.revokedAt !== undefined) throw refreshTokenRevoked({ user: username, family });

  await refuseUnbuiltTrigger(ports, 'TokenGeneration_RefreshTokens', { pool, client, username }, call);
  const tokens = await reissueTokens(
    ports,
    { pool, client, user, attributes: readableAttributes(client, user) },
    content,
  );
  return {
    AuthenticationResult: {
      AccessToken: tokens.accessToken,
      ExpiresIn: tokens.expiresIn,
      IdToken: tokens.idToken,
      TokenType: 'Bearer',
    },
    ChallengeParameters: {},
  };
}
