import { machineSecretWrong } from '../../causes/secrets/machine-secret-wrong.ts';
import { clientTokenNotEnabled } from '../../causes/tokens/client-token-not-enabled.ts';
import { scopeNotAllowed } from '../../causes/tokens/scope-not-allowed.ts';
import type { Input, Output } from '../../model/operation.ts';
import { someSecret } from '../../pool/client-secret.ts';
import { issueClientToken } from '../../pool/client-token.ts';
import type { Client } from '../../pool/pool.ts';
import { isCustomScope } from '../../pool/resource-server.ts';
import { sameSecret } from '../../pool/same-secret.ts';
import { customScopes } from '../../store/resource-servers.ts';
import type { Call } from '../call.ts';
import { clientOf } from '../find.ts';
import type { Ports } from '../ports.ts';
import { clientTokenChanges } from './client-token-changes.ts';

/**
 * An access token by which a machine speaks for itself: an app client with a secret whose only flow is
 * ALLOW_CLIENT_TOKEN_AUTH (documented). The secret is looked at first, so that a stranger learns nothing of
 * the client's settings (inferred). Wrong ones are not counted: no guess finds a secret of 260 bits, and a
 * count would let a stranger, who knows the client's id, lock the machine out. Nothing is written.
 *
 * @throws client-not-found, machine-secret-wrong, client-token-not-enabled,
 * scope-not-allowed, and what the trigger gives
 */
export async function GetClientToken(
  ports: Pick<Ports, 'directory' | 'store' | 'clock' | 'random' | 'origin' | 'triggers'>,
  input: Input<'GetClientToken'>,
  call: Call,
): Promise<Output<'GetClientToken'>> {
  const { client, pool } = clientOf(ports.directory, input.ClientId, call);
  requireSecret(client, input.Secret);
  const { ExplicitAuthFlows: allowed = [] } = client.settings;
  if (!allowed.includes('ALLOW_CLIENT_TOKEN_AUTH'))
    throw clientTokenNotEnabled({ client: client.id, allowed });

  const wanted = wantedScopes(client, input.Scopes);
  const defined = await ports.store.read(query => customScopes(query, pool.id));
  // A scope that no resource server defines any more is passed over (documented).
  const scopes = wanted.filter(scope => defined.has(scope));

  const occasion = { pool, client, scopes, clientMetadata: input.ClientMetadata };
  const changes = await clientTokenChanges(ports, occasion, call);
  const { accessToken, expiresIn } = await issueClientToken(ports, { pool, client, scopes, changes });
  return {
    ClientAuthenticationResult: { AccessToken: accessToken, ExpiresIn: expiresIn, TokenType: 'Bearer' },
  };
}

function requireSecret(client: Client, given: string): void {
  if (someSecret(client, secret => sameSecret(secret, given))) return;
  throw machineSecretWrong({ client: client.id, hasSecret: client.secrets.length > 0 });
}

/**
 * The scopes that are asked for, each once, or all of the client's where none are (documented; an empty list
 * asks for none, inferred). Only those of resource servers can be had (documented).
 */
function wantedScopes({ id, settings }: Client, asked: readonly string[] = []): readonly string[] {
  const allowed = (settings.AllowedOAuthScopes ?? []).filter(isCustomScope);
  const beyond = asked.find(scope => !allowed.includes(scope));
  if (beyond !== undefined) throw scopeNotAllowed({ client: id, scope: beyond, allowed });
  return [...new Set(asked.length > 0 ? asked : allowed)];
}
