import { isDeepStrictEqual } from 'node:util';
import { clientIdOfAnotherPool } from '../../causes/settings/client-id-of-another-pool.ts';
import { poolNotFound } from '../../causes/settings/pool-not-found.ts';
import { secretGivenAndGenerated } from '../../causes/settings/secret-given-and-generated.ts';
import type { Input } from '../../model/operation.ts';
import { clientFromInput } from '../../pool/client-from-input.ts';
import { makeClientSecret } from '../../pool/client-secret.ts';
import type { Client } from '../../pool/pool.ts';
import type { Ports } from '../ports.ts';
import { checkClient } from './check-client.ts';

/** An app client as it is to be. */
export interface DescribedClient {
  readonly id: string;
  /** What CreateUserPoolClient would be given. */
  readonly input: Input<'CreateUserPoolClient'>;
}

/**
 * Brings an app client to its description: creates it where it does not exist, otherwise changes what
 * differs. A client that is as described is not written. A secret that was generated stays, and so do both of
 * two where the described one is among them.
 *
 * @throws pool-not-found, client-id-of-another-pool,
 * secret-given-and-generated, and what `checkClient` throws
 */
export async function applyClient(
  uses: Pick<Ports, 'directory' | 'store' | 'clock' | 'random'>,
  described: DescribedClient,
): Promise<Client> {
  const { directory, store, clock, random } = uses;
  const { id, input } = described;
  const { UserPoolId: poolId, GenerateSecret: isGenerated = false, ClientSecret: given } = input;
  const pool = directory.pool(poolId);
  if (!pool) throw poolNotFound({ poolId });
  if (isGenerated && given !== undefined) throw secretGivenAndGenerated({});
  await checkClient({ store }, input, { pool, hasSecret: isGenerated || given !== undefined });

  const current = directory.client(id);
  if (current && current.poolId !== poolId) {
    throw clientIdOfAnotherPool({ clientId: id, poolId, belongsTo: current.poolId });
  }
  const kept = current?.secrets ?? [];
  const isKept = isGenerated ? kept.length > 0 : kept.some(({ value }) => value === given);
  const secret = isGenerated ? makeClientSecret(random) : given;
  const made = clientFromInput(input, { id, now: clock.now(), secret });
  const wanted = isKept ? { ...made, secrets: kept } : made;
  if (!current) {
    const isSaved = await directory.saveClient(wanted);
    if (!isSaved) throw poolNotFound({ poolId });
    return wanted;
  }

  if (isDeepStrictEqual([wanted.settings, wanted.secrets], [current.settings, current.secrets]))
    return current;
  const changed = { ...wanted, createdAt: current.createdAt };
  const isChanged = await directory.changeClient(current, changed);
  // Another node that starts from the same file may have been faster: what it has written is looked at anew.
  return isChanged ? changed : applyClient(uses, described);
}
