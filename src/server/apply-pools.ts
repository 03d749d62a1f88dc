import { Failure } from '../causes/cause.ts';
import type { Finding } from '../config/cross-check.ts';
import type { PoolsFile } from '../config/pools-file.ts';
import type { Path } from '../config/source.ts';
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
import { type Placed, refusal } from './refusal.ts';
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

/** What is tried in place of a pool that is refused, so that the entries under it are tried too. */
export type StandIn = (entry: PoolEntry) => Promise<Pool | undefined>;

/**
 * Brings the store to what pools.yaml describes: pools, groups, resource servers and app clients are created
 * or get the settings of the file; users are created, and where they exist only put into their groups.
 * Nothing is deleted, and nothing is written that is so already. What is refused keeps no other entry from being
 * applied, but for those under a pool that is not there.
 *
 * @throws PoolsNotApplied
 */
export async function applyPools(
  ports: ApplyPorts,
  file: PoolsFile,
  keys: KeySource,
  standIn: StandIn = async () => undefined,
): Promise<MadePassword[]> {
  const applied = await Promise.all(
    file.pools.map((entry, index) =>
      applyEntry(ports, { entry, path: ['pools', index], accountId: file.account }, keys, standIn),
    ),
  );
  const refused = applied.flatMap(entry => entry.refused);
  if (refused.length > 0) throw new PoolsNotApplied(refused);
  return applied.flatMap(entry => entry.made);
}

interface PlacedEntry {
  readonly entry: PoolEntry;
  readonly path: Path;
  readonly accountId: string;
}

async function applyEntry(
  ports: ApplyPorts,
  { entry, path, accountId }: PlacedEntry,
  keys: KeySource,
  standIn: StandIn,
): Promise<{ readonly made: readonly MadePassword[]; readonly refused: readonly Finding[] }> {
  const made: MadePassword[] = [];
  const refused: Finding[] = [];
  const attempt = async <T>(what: Placed, work: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      refused.push(refusal(what, error));
      return undefined;
    }
  };

  const applied = await attempt({ kind: 'a pool', entry, path }, () =>
    applyPool(
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
    ),
  );
  const pool = applied ?? (await standIn(entry));
  if (!pool) return { made, refused };
  for (const [index, group] of entry.groups.entries()) {
    await attempt({ kind: 'a group', entry: group, path: [...path, 'groups', index] }, () =>
      applyGroup(ports, groupInput(pool.id, group)),
    );
  }
  for (const [index, server] of entry.resourceServers.entries()) {
    await attempt(
      { kind: 'a resource server', entry: server, path: [...path, 'resourceServers', index] },
      () => applyResourceServer(ports, resourceServerInput(pool.id, server)),
    );
  }
  for (const [index, client] of entry.clients.entries()) {
    await attempt({ kind: 'an app client', entry: client, path: [...path, 'clients', index] }, () =>
      applyClient(ports, { id: client.id, input: clientInput(pool.id, client) }),
    );
  }
  for (const [index, user] of entry.users.entries()) {
    const password = await attempt({ kind: 'a user', entry: user, path: [...path, 'users', index] }, () =>
      applyUser(ports, pool, user),
    );
    if (password !== undefined) made.push({ poolId: pool.id, username: user.username, password });
  }
  return { made, refused };
}

async function keyPair(keys: KeySource, poolId: string): Promise<Pool['keys']> {
  const [id, access] = await Promise.all([keys(poolId, 'id'), keys(poolId, 'access')]);
  return { id, access };
}
