import type { Client, Pool } from '../../pool/pool.ts';
import type { AccessChanges } from '../../pool/token-changes.ts';
import { triggerVersion } from '../../triggers/configured-trigger.ts';
import { claimsAndScopeOverride } from '../../triggers/contracts/pre-token-generation-v2.ts';
import type { Call } from '../call.ts';
import type { Ports } from '../ports.ts';
import { accessChanges } from '../pre-token-generation.ts';

/** Which machine is to get a token. */
export interface ClientTokenOccasion {
  readonly pool: Pool;
  readonly client: Client;
  /** The scopes that the token would have. */
  readonly scopes: readonly string[];
  readonly clientMetadata: Readonly<Record<string, string>> | undefined;
}

/**
 * Lets PreTokenGeneration change the token of a machine. Only the third version of its events is sent for
 * machines (documented). As there is no user, the event has neither userName, attributes nor groups
 * (inferred); what the answer says of the ID token and of groups changes nothing.
 *
 * @throws what `Triggers.run` throws
 */
export async function clientTokenChanges(
  { triggers }: Pick<Ports, 'triggers'>,
  { pool, client, scopes, clientMetadata }: ClientTokenOccasion,
  call: Call,
): Promise<AccessChanges | undefined> {
  if (triggerVersion(pool.settings, 'PreTokenGeneration') !== 'V3_0') return undefined;
  const response = await triggers.run({
    pool,
    client,
    source: 'TokenGeneration_ClientCredentials',
    userName: undefined,
    sdkVersion: call.sdkVersion,
    request: {
      userAttributes: {},
      scopes,
      ...(clientMetadata && { clientMetadata }),
    },
    notes: call.trace.triggers,
  });
  const details = response && claimsAndScopeOverride.parse(response).claimsAndScopeOverrideDetails;
  return details ? accessChanges(details.accessTokenGeneration) : undefined;
}
