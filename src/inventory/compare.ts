import type { ClientEntry } from '../config/client-entry.ts';
import type { PoolEntry } from '../config/pool-entry.ts';
import type { PoolsFile } from '../config/pools-file.ts';
import type { Path } from '../config/source.ts';
import { regionOf } from '../pool/pool.ts';
import {
  addedEntry,
  type ComparedList,
  compareList,
  compareNames,
  compareSettings,
  noName,
  removedEntry,
} from './compare-list.ts';
import type { Deployed, DeployedPool, DeployedSettings, ListInPart } from './deployed.ts';
import { actualSettings, describedClientSettings, describedSettings } from './described.ts';
import type { Drift, DriftSubject } from './drift.ts';
import { type Matched, match } from './match.ts';
import { written, writtenAttribute, writtenClient, writtenPool } from './written.ts';

/** Which pools of pools.yaml are held against what exists. */
export interface Compared {
  /** Ids or names; all where it is empty. */
  readonly named: readonly string[];
  /** The regions that were read; pools of others are left out. Absent where all of the source was. */
  readonly regions?: readonly string[];
}

/** Which pool of pools.yaml is which of those that exist. */
export function matchPools(
  file: Pick<PoolsFile, 'pools'>,
  { pools }: Pick<Deployed, 'pools'>,
): Matched<PoolEntry, DeployedPool> {
  return match(
    file.pools,
    pools,
    (entry, { region }) => region === undefined || region === regionOf(entry.id),
  );
}

/** Whether a pool is one of those that are named, or none is. */
export function isMeant({ named }: Compared, { id, name }: Pick<DeployedPool, 'id' | 'name'>): boolean {
  return named.length === 0 || [id, name].some(word => word !== undefined && named.includes(word));
}

/** Whether the region of a pool of pools.yaml was read. */
export function isLookedAt({ regions }: Compared, { id }: PoolEntry): boolean {
  return regions === undefined || regions.includes(regionOf(id));
}

/** How pools.yaml and what exists have come apart, in the order of the file, with what it does not have behind. */
export function compare(file: PoolsFile, deployed: Deployed, compared: Compared): readonly Drift[] {
  const settingsOf = (pool: DeployedPool) => actualSettings(pool, file, deployed.functionsBy);
  const { pairs, gone, added } = matchPools(file, deployed);
  const ofFile = [
    ...pairs
      .filter(({ described, actual }) => isMeant(compared, described) || isMeant(compared, actual))
      .map(({ described, index, actual }) => ({
        index,
        of: ofPool(file, described, actual, index, settingsOf(actual)),
      })),
    ...gone.flatMap(index => {
      const entry = file.pools[index];
      if (!entry || !isMeant(compared, entry) || !isLookedAt(compared, entry)) return [];
      if (mayExist(entry, deployed)) return [];
      return [{ index, of: [removedEntry(poolSubject(entry), ['pools', index])] }];
    }),
  ];
  return [
    ...ofAccount(file, deployed),
    ...ofFile.toSorted((a, b) => a.index - b.index).flatMap(({ of }) => of),
    ...added
      .filter(pool => isMeant(compared, pool))
      .map(pool => addedEntry(poolSubject(pool), writtenPool(pool, settingsOf(pool)), ['pools'])),
  ];
}

/** Whether a pool that was not found may be one that the source does not tell. */
function mayExist({ id }: PoolEntry, { otherPools }: Deployed): boolean {
  return otherPools === 'any' || (otherPools?.has(id) ?? false);
}

function ofAccount({ account }: PoolsFile, deployed: Deployed): readonly Drift[] {
  // Left out, it is all zeros, and the file says nothing of it.
  if (deployed.account === undefined || /^0+$/.test(account)) return [];
  const subject: DriftSubject = { kind: 'file', name: '' };
  return compareSettings(subject, { account }, { account: deployed.account }, []);
}

function poolSubject({ id, name }: Pick<DeployedPool, 'id' | 'name'>): DriftSubject {
  const known = { name: name ?? id ?? noName, ...(id !== undefined && { id }) };
  return { kind: 'pool', ...known, pool: known };
}

function ofPool(
  file: PoolsFile,
  entry: PoolEntry,
  pool: DeployedPool,
  index: number,
  { customAttributes, ...settings }: DeployedSettings,
): readonly Drift[] {
  const path: Path = ['pools', index];
  const subject = poolSubject(entry);
  const listAt = (
    key: ListInPart | 'customAttributes',
    kind: DriftSubject['kind'],
  ): Omit<ComparedList, 'idKey'> => ({
    path: [...path, key],
    kind,
    isInPart: key !== 'customAttributes' && (pool.inPart?.has(key) ?? false),
    pool: { id: entry.id, name: entry.name },
  });
  return [
    ...compareNames(subject, entry, pool, { path, idKey: 'id' }),
    ...compareSettings(subject, describedSettings(entry, file), settings, path),
    ...(customAttributes
      ? compareList(
          listAt('customAttributes', 'custom attribute'),
          entry.customAttributes.map(one => ({ name: one.name, settings: one })),
          customAttributes.map(one => ({
            name: one.name,
            settings: { min: null, max: null, ...one },
            entry: writtenAttribute(one),
          })),
        )
      : []),
    ...(pool.groups
      ? compareList(
          listAt('groups', 'group'),
          entry.groups.map(one => ({ name: one.name, settings: one })),
          pool.groups.map(one => ({ name: one.name, settings: one, entry: written(one) })),
        )
      : []),
    ...(pool.resourceServers
      ? compareList(
          { ...listAt('resourceServers', 'resource server'), idKey: 'identifier' },
          entry.resourceServers.map(({ identifier, name, scopes }) => ({
            id: identifier,
            name,
            settings: { scopes },
          })),
          pool.resourceServers.map(one => ({
            id: one.identifier,
            name: one.name ?? one.identifier,
            settings: one.scopes ? { scopes: one.scopes } : {},
            entry: written(one),
          })),
        )
      : []),
    ...(pool.clients
      ? compareList(
          { ...listAt('clients', 'app client'), idKey: 'id' },
          entry.clients.map(one => ({ id: one.id, name: one.name, settings: clientSettings(one) })),
          pool.clients.map(one => ({
            ...(one.id !== undefined && { id: one.id }),
            ...(one.name !== undefined && { name: one.name }),
            settings: {
              ...one.settings,
              ...(one.hasSecret !== undefined && { generateSecret: one.hasSecret }),
            },
            entry: writtenClient(one),
          })),
        )
      : []),
  ];
}

/** Whether a client has a secret is all that can be compared of it. */
function clientSettings(entry: ClientEntry): object {
  return {
    ...describedClientSettings(entry),
    generateSecret: entry.secret !== undefined || entry.generateSecret,
  };
}
