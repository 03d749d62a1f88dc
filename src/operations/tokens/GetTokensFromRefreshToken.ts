import { rawSecretMissing } from '../../causes/secrets/raw-secret-missing.ts';
import { rawSecretWrong } from '../../causes/secrets/raw-secret-wrong.ts';
import { refreshTokenReused } from '../../causes/tokens/refresh-token-reused.ts';
import type { Input, Output } from '../../model/operation.ts';
import { someSecret } from '../../pool/client-secret.ts';
import type { Client } from '../../pool/pool.ts';
import { sameSecret } from '../../pool/same-secret.ts';
import type { Call } from '../call.ts';
import { clientOf } from '../find.ts';
import type { SignInPorts } from '../sign-in/sign-in.ts';
import { refreshTokens } from './refresh-tokens.ts';

/**
 * New tokens for a refresh token; with rotation, a new refresh token too. It works without rotation
 * (observed), and whatever flows the client allows (inferred). The secret of the client is looked
 * at before the token (observed).
 *
 * @throws client-not-found, raw-secret-missing, raw-secret-wrong, refresh-token-reused,
 * and what `refreshTokens` throws
 */
export async function GetTokensFromRefreshToken(
  ports: SignInPorts,
  input: Input<'GetTokensFromRefreshToken'>,
  call: Call,
): Promise<Output<'GetTokensFromRefreshToken'>> {
  const { client, pool } = clientOf(ports.directory, input.ClientId, call);
  requireSecret(client, input.ClientSecret);
  const request = {
    pool,
    client,
    token: input.RefreshToken,
    deviceKey: input.DeviceKey,
    clientMetadata: input.ClientMetadata,
    exchanged: refreshTokenReused,
  };
  const { refreshToken, ...tokens } = await refreshTokens(ports, request, call);
  return {
    AuthenticationResult: {
      AccessToken: tokens.accessToken,
      ExpiresIn: tokens.expiresIn,
      IdToken: tokens.idToken,
      ...(refreshToken !== undefined && { RefreshToken: refreshToken }),
      TokenType: 'Bearer',
    },
  };
}

/** A client without a secret is not asked for one, and one that it sends is not looked at (observed). */
function requireSecret(client: Client, given: string | undefined): void {
  if (client.secrets.length === 0) return;
  if (given === undefined) throw rawSecretMissing({ client: client.id });
  if (!someSecret(client, secret => sameSecret(secret, given))) throw rawSecretWrong({ client: client.id });
}
