import { Failure } from '../causes/cause.ts';
import type { PoolsFile } from '../config/pools-file.ts';
import { applyClient } from '../operations/clients/apply-client.ts';
import { applyGroup } from '../operations/groups/apply-group.ts';
import { applyPool } from '../operations/pools/apply-pool.ts';
import type { Ports } from '../operations/ports.ts';
import { applyResourceServer } from '../operations/resource-servers/apply-resource-server.ts';
import { applyUser } from '../operations/users/apply-user.ts';
import type { Pool, SigningKey } from '../pool/pool.ts';
import { clientInput } from './client-input.ts';
import { groupInput } from './group-input.ts';
import { describedSessions, mfaInput, poolInput } from './pool-inputs.ts';
import { PoolsNotApplied } from './pools-not-applied.ts';
import { resourceServerInput } from './resource-server-input.ts';

type PoolEntry = PoolsFile['pools'][number];
type ApplyPorts = Pick<Ports, 'directory' | 'store' | 'seal' | 'powers' | 'random' | 'clock'>;

/** Makes the signing key of that pool for that use. */
export type KeySource = (poolId: string, use: 'id' | 'access') => Promise<SigningKey>;

/** A password that was made because pools.yaml gives none: to be shown once. */
export interface MadePassword {
  readonly poolId: string;
  readonly username: string;
  readonly password: string;
}

/**
 * Brings the store to what pools.yaml describes: pools, groups, resource servers and app clients are created
 * or get the settings of the file; users are created, and where they exist only put into their groups.
 * Nothing is deleted, and nothing is written that is so already.
 *
 * @throws PoolsNotApplied
 */
export async function applyPools(
  ports: ApplyPorts,
  file: PoolsFile,
  keys: KeySource,
): Promise<MadePassword[]> {
  const made = await Promise.all(file.pools.map(entry => applyEntry(ports, entry, file.account, keys)));
  return made.flat();
}

async function applyEntry(
  ports: ApplyPorts,
  entry: PoolEntry,
  accountId: string,
  keys: KeySource,
): Promise<MadePassword[]> {
  let what = `the pool ${entry.name}`;
  try {
    const pool = await applyPool(
      { ...ports, accountId, makeKeys: poolId => keyPair(keys, poolId) },
      {
        id: entry.id,
        input: poolInput(entry, accountId),
        mfa: mfaInput(entry),
        sessions: describedSessions(entry),
        local: { resetCodeBinding: entry.resetCodeBinding, issuer: entry.issuer, ...entry.limits },
        domain: entry.domain,
        clients: entry.clients.map(client => client.id),
      },
    );
    for (const group of entry.groups) {
      what = `the group ${group.name} of ${entry.name}`;
      await applyGroup(ports, groupInput(pool.id, group));
    }
    for (const server of entry.resourceServers) {
      what = `the resource server ${server.identifier} of ${entry.name}`;
      await applyResourceServer(ports, resourceServerInput(pool.id, server));
    }
    for (const client of entry.clients) {
      what = `the app client ${client.name} of ${entry.name}`;
      await applyClient(ports, { id: client.id, input: clientInput(pool.id, client) });
    }
    const made: MadePassword[] = [];
    for (const user of entry.users) {
      what = `the user ${user.username} of ${entry.name}`;
      const password = await applyUser(ports, pool, user);
      if (password !== undefined) made.push({ poolId: pool.id, username: user.username, password });
    }
    return made;
  } catch (error) {
    throw error instanceof Failure ? new PoolsNotApplied(what, error) : error;
  }
}

async function keyPair(keys: KeySource, poolId: string): Promise<Pool['keys']> {
  const [id, access] = await Promise.all([keys(poolId, 'id'), keys(poolId, 'access')]);
  return { id, access };
}
