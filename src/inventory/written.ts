import { clientEntry } from '../config/client-entry.ts';
import { poolEntry } from '../config/pool-entry.ts';
import { isObject } from '../pool/is-object.ts';
import type { DeployedClient, DeployedPool, DeployedSettings } from './deployed.ts';
import { describedClientSettings, describedSettings } from './described.ts';
import { differing, isDuration } from './differing.ts';

/** A value as it is written in pools.yaml: `12h`, and without what there is none of. */
export function written(value: unknown): unknown {
  if (isDuration(value)) return `${value.value}${value.unit[0]}`;
  if (Array.isArray(value)) return value.map(written);
  if (!isObject(value)) return value;
  const members = Object.entries(value).filter(([, member]) => member !== null && member !== undefined);
  return Object.fromEntries(members.map(([key, member]) => [key, written(member)]));
}

/** An attribute as a list of pools.yaml has it: without what goes without saying. */
export function writtenAttribute(attribute: object): object {
  const entries = Object.entries(attribute).filter(
    ([key, value]) => !(key === 'type' && value === 'String') && !(key === 'mutable' && value === true),
  );
  return Object.fromEntries(entries);
}

/** The settings that are not as they would be if pools.yaml said nothing, as a part of an entry. */
function beyondDefaults(defaults: object, actual: object): Record<string, unknown> {
  const entry: Record<string, unknown> = {};
  for (const { path, actual: value } of differing(defaults, actual)) {
    let into = entry;
    for (const key of path.slice(0, -1).map(String)) {
      const next = into[key];
      const within = isObject(next) ? next : {};
      into[key] = within;
      into = within;
    }
    if (value !== null) into[String(path.at(-1))] = written(value);
  }
  return entry;
}

/** The same entry with its keys in the order of the reference page. */
function inOrder(entry: Record<string, unknown>, shape: object): Record<string, unknown> {
  const keys = Object.keys(shape);
  return Object.fromEntries(Object.entries(entry).toSorted(([a], [b]) => keys.indexOf(a) - keys.indexOf(b)));
}

/** An entry of `clients`; the id is left out where it is not told. */
export function writtenClient(client: DeployedClient): Record<string, unknown> {
  const bare = clientEntry.parse({ id: 'none', name: 'none' });
  const entry = {
    ...(client.id !== undefined && { id: client.id }),
    name: client.name ?? client.id,
    ...beyondDefaults(describedClientSettings(bare), client.settings),
    // The secret itself is never read.
    ...(client.hasSecret === true && { generateSecret: true }),
  };
  return inOrder(entry, clientEntry.shape);
}

/**
 * An entry of `pools` with all that belongs to it; functions are named as they are referred to.
 *
 * @param settings of the pool, in the form in which they are compared
 */
export function writtenPool(pool: DeployedPool, settings: DeployedSettings): Record<string, unknown> {
  const region = pool.region ?? 'us-east-1';
  // Not its own id, which may be one that pools.yaml does not take.
  const bare = poolEntry.parse({ id: `${region}_none`, name: 'none' });
  const { customAttributes, ...others } = beyondDefaults(
    describedSettings(bare, { account: '000000000000', functions: {} }),
    settings,
  );
  const list = (key: string, entries: readonly unknown[] | undefined) =>
    entries && entries.length > 0 ? { [key]: entries } : {};
  const entry = {
    ...(pool.id !== undefined && { id: pool.id }),
    name: pool.name ?? pool.id,
    ...others,
    ...list('customAttributes', settings.customAttributes?.map(writtenAttribute)),
    ...list('groups', pool.groups?.map(written)),
    ...list('resourceServers', pool.resourceServers?.map(written)),
    ...list('clients', pool.clients?.map(writtenClient)),
  };
  return inOrder(entry, poolEntry.shape);
}
