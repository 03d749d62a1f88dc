import { clientSecretWrong } from '../../causes/secrets/client-secret-wrong.ts';
import { notARefreshToken } from '../../causes/tokens/not-a-refresh-token.ts';
import { revocationNotEnabled } from '../../causes/tokens/revocation-not-enabled.ts';
import { revokingAnotherClientsToken } from '../../causes/tokens/revoking-another-clients-token.ts';
import { revokingClientUnknown } from '../../causes/tokens/revoking-client-unknown.ts';
import type { Input, Output } from '../../model/operation.ts';
import { someSecret } from '../../pool/client-secret.ts';
import { openRefreshToken } from '../../pool/refresh-token.ts';
import { sameSecret } from '../../pool/same-secret.ts';
import { revokeFamily } from '../../store/token-families.ts';
import type { Call } from '../call.ts';
import { clientOf } from '../find.ts';
import type { Ports } from '../ports.ts';

/**
 * Revokes a refresh token and the access tokens that stem from its sign-in. Again, or for a token that is
 * unknown, it answers the same (observed).
 */
export async function RevokeToken(
  { directory, store, seal, clock }: Pick<Ports, 'directory' | 'store' | 'seal' | 'clock'>,
  input: Input<'RevokeToken'>,
  call: Call,
): Promise<Output<'RevokeToken'>> {
  if (!directory.client(input.ClientId)) throw revokingClientUnknown({ client: input.ClientId });
  const { client, pool } = clientOf(directory, input.ClientId, call);
  if (
    client.secrets.length > 0 &&
    !someSecret(client, secret => sameSecret(secret, input.ClientSecret ?? ''))
  ) {
    throw clientSecretWrong({ client: client.id, given: input.ClientSecret !== undefined });
  }
  if (client.settings.EnableTokenRevocation === false) throw revocationNotEnabled({ client: client.id });
  if (input.Token.split('.').length === 3) throw notARefreshToken({ client: client.id });

  const now = clock.now();
  const opened = openRefreshToken(seal, pool.id, input.Token, now);
  if (!opened.ok) return {};
  const { username, clientId, family } = opened.content;
  call.trace.user = username;
  if (clientId !== client.id) {
    throw revokingAnotherClientsToken({ issuedTo: clientId, submittedBy: client.id, user: username });
  }
  await store.write(transaction => revokeFamily(transaction, pool.id, family, now));
  return {};
}
