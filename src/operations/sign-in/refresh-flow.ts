import { secretHashMissing } from '../../causes/secrets/secret-hash-missing.ts';
import { rotatedTokenInRefreshFlow } from '../../causes/tokens/rotated-token-in-refresh-flow.ts';
import type { Call } from '../call.ts';
import { requireSecretHash } from '../secret-hash.ts';
import { refreshTokens } from '../tokens/refresh-tokens.ts';
import type { SignInAnswer, SignInPorts } from './sign-in.ts';
import type { SignInRequest } from './start.ts';

/**
 * REFRESH_TOKEN_AUTH: new ID and access tokens of a sign-in. It writes nothing. The SECRET_HASH is over the
 * canonical username (observed).
 *
 * @throws secret-hash-missing, secret-hash-wrong, and what `refreshTokens` throws
 */
export async function refreshFlow(
  ports: SignInPorts,
  { pool, client, parameters }: SignInRequest,
  call: Call,
): Promise<SignInAnswer> {
  const { REFRESH_TOKEN: token = '', SECRET_HASH } = parameters;
  if (client.secrets.length > 0 && !SECRET_HASH) throw secretHashMissing({ client: client.id });
  const tokens = await refreshTokens(
    ports,
    {
      pool,
      client,
      token,
      deviceKey: parameters.DEVICE_KEY,
      proveClient: username => requireSecretHash(client, username, SECRET_HASH),
      exchanged: ({ user, family }) => rotatedTokenInRefreshFlow({ user, family }),
    },
    call,
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
