import type * as z from 'zod';
import { isObject } from '../pool/is-object.ts';
import { clientEntry } from './client-entry.ts';
import { faultEntry } from './fault-entry.ts';
import { functionEntry } from './function-entry.ts';
import { groupEntry } from './group-entry.ts';
import { poolHead } from './pool-entry.ts';
import { poolsFile } from './pools-file.ts';
import { resourceServerEntry } from './resource-server-entry.ts';
import type { Path } from './source.ts';
import { userEntry } from './user-entry.ts';

/** Those keys of an entry that are right in themselves, and where it stands. */
export interface Entry<S extends z.ZodObject> {
  readonly path: Path;
  readonly value: Partial<z.output<S>>;
}

/**
 * What could be understood of a file that may have faults elsewhere, so that entries can be checked against
 * each other and all problems be told at once.
 */
export interface Understood {
  readonly top: Partial<Pick<z.output<typeof poolsFile>, 'regions' | 'resetPage' | 'mail'>>;
  /** With the keys that stand there, right or wrong. */
  readonly functions: readonly (Entry<typeof functionEntry> & { readonly keys: ReadonlySet<string> })[];
  readonly faults: readonly Entry<typeof faultEntry>[];
  readonly functionNames: ReadonlySet<string>;
  /** With the keys that stand there, right or wrong. */
  readonly pools: readonly (Entry<typeof poolHead> & { readonly keys: ReadonlySet<string> })[];
  readonly groups: readonly Entry<typeof groupEntry>[];
  readonly resourceServers: readonly Entry<typeof resourceServerEntry>[];
  readonly clients: readonly Entry<typeof clientEntry>[];
  readonly users: readonly Entry<typeof userEntry>[];
}

type Members = Readonly<Record<string, unknown>>;

const members = (value: unknown): Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};

const items = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Reads each key on its own, so that a fault in one hides no other. */
function understoodKeys<S extends z.ZodObject>(schema: S, value: unknown): Partial<z.output<S>> {
  const given = members(value);
  const kept = Object.entries<z.ZodType>(schema.shape).flatMap(([key, member]) => {
    const parsed = member.safeParse(given[key]);
    return parsed.success && parsed.data !== undefined ? [[key, parsed.data]] : [];
  });
  // Each value was read by the schema of its key.
  return Object.fromEntries(kept) as Partial<z.output<S>>;
}

/** Reads what can be read of a file's data. */
export function understand(data: unknown): Understood {
  const file = members(data);
  const pools = items(file.pools).map(members);
  const functions = Object.entries(members(file.functions));
  const within = <S extends z.ZodObject>(
    schema: S,
    key: 'groups' | 'resourceServers' | 'clients' | 'users',
  ): Entry<S>[] =>
    pools.flatMap((pool, index) =>
      items(pool[key]).map((value, position) => ({
        path: ['pools', index, key, position],
        value: understoodKeys(schema, value),
      })),
    );
  return {
    top: understoodKeys(poolsFile.pick({ regions: true, resetPage: true, mail: true }), file),
    // One that is no mapping is told of that alone.
    functions: functions
      .filter(([, value]) => isObject(value))
      .map(([name, value]) => ({
        path: ['functions', name],
        value: understoodKeys(functionEntry, value),
        keys: new Set(Object.keys(members(value))),
      })),
    // What a fault comes to depends on all of its keys: one that has a wrong key is told of that alone.
    faults: items(file.faults).flatMap((given, index) => {
      const { data: value } = faultEntry.safeParse(given);
      return value ? [{ path: ['faults', index], value }] : [];
    }),
    functionNames: new Set(functions.map(([name]) => name)),
    pools: pools.map((pool, index) => ({
      path: ['pools', index],
      value: understoodKeys(poolHead, pool),
      keys: new Set(Object.keys(pool)),
    })),
    groups: within(groupEntry, 'groups'),
    resourceServers: within(resourceServerEntry, 'resourceServers'),
    clients: within(clientEntry, 'clients'),
    users: within(userEntry, 'users'),
  };
}
