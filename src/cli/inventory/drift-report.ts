import type { LoadedPools } from '../../config/load-pools.ts';
import type { PoolEntry } from '../../config/pool-entry.ts';
import { pathText } from '../../config/source.ts';
import type { Deployed, Gap, Inexpressible } from '../../inventory/deployed.ts';
import type { Drift } from '../../inventory/drift.ts';
import type { Judged } from '../../inventory/ignored.ts';
import { isObject } from '../../pool/is-object.ts';

/** What check found, for a report. */
export interface DriftReport extends Judged {
  /** pools.yaml as it was named. */
  readonly file: string;
  /** What it was held against: `aws`, an address or a file. */
  readonly source: string;
  /** How much of what exists was read. */
  readonly pools: number;
  readonly clients: number;
  /** Pools of pools.yaml that are meant, in regions that were not read. */
  readonly notLookedAt: readonly Pick<PoolEntry, 'id' | 'name'>[];
  readonly gaps: readonly NamedGap[];
  /** What is set and pools.yaml has no key for. */
  readonly beyond: readonly NamedInexpressible[];
  readonly placeOf: Extract<LoadedPools, { ok: true }>['placeOf'];
  /** Paths whose values came from the environment and are not shown. */
  readonly fromEnvironment: ReadonlySet<string>;
  readonly milliseconds: number;
}

/** A gap, and the pool that it is in; absent where it is in none. */
export interface NamedGap extends Gap {
  readonly pool?: string;
}

/** A setting that pools.yaml has no key for, and whose it is. */
export interface NamedInexpressible extends Inexpressible {
  readonly of: string;
}

/** What could not be read, of pools and beside them. */
export function gapsOf(deployed: Deployed): readonly NamedGap[] {
  return [
    ...deployed.gaps,
    ...deployed.pools.flatMap(({ gaps, name, id }) =>
      // They are met in the order in which answers come.
      gaps
        .toSorted((a, b) => (a.what < b.what ? -1 : Number(a.what > b.what)))
        .map(gap => ({ ...gap, pool: name ?? id ?? '(name not told)' })),
    ),
  ];
}

/** A gap in a sentence. */
export function gapWords({ what, why, pool }: NamedGap): string {
  return `Unknown${pool === undefined ? '' : ` of ${pool}`}: ${what}: ${why}.`;
}

/** A gap in the JSON of reports. */
export function gapData({ what, why, action, pool }: NamedGap): object {
  return { pool: pool ?? null, what, why, action: action ?? null };
}

/** What is set beyond the words of pools.yaml, of pools and app clients. */
export function beyondOf({ pools }: Deployed): readonly NamedInexpressible[] {
  return pools.flatMap(pool => {
    const of = pool.name ?? pool.id ?? '(name not told)';
    const ofClients = (pool.clients ?? []).flatMap(client =>
      client.inexpressible.map(one => ({ ...one, of: `${client.name ?? client.id} of ${of}` })),
    );
    return [...pool.inexpressible.map(one => ({ ...one, of })), ...ofClients];
  });
}

/** The sign of a change, as plans of infrastructure write it, said from pools.yaml. */
export function signOf({ change }: Drift): '+' | '-' | '~' {
  if (change === 'added') return '+';
  return change === 'removed' ? '-' : '~';
}

/** Where in pools.yaml a drift belongs; line 0 where that is the file as a whole. */
export function placeOf(
  { path }: Drift,
  report: Pick<DriftReport, 'placeOf'>,
): { readonly line: number; readonly column: number } {
  return report.placeOf(path);
}

const hidden = '(from the environment)';

/** The value that pools.yaml has, unless some of it came from the environment. */
export function describedOf(
  { path, described }: Drift,
  { fromEnvironment }: Pick<DriftReport, 'fromEnvironment'>,
): unknown {
  const at = pathText(path);
  const isHidden = [...fromEnvironment].some(
    one => one === at || one.startsWith(`${at}.`) || one.startsWith(`${at}[`),
  );
  return isHidden ? hidden : described;
}

/** A value in few words, on one line. */
export function valueWords(value: unknown): string {
  if (value === null || value === undefined) return 'none';
  if (Array.isArray(value)) return value.length === 0 ? '[]' : `[${value.map(valueWords).join(', ')}]`;
  if (isObject(value)) {
    const members = Object.entries(value).map(([key, member]) => `${key}: ${valueWords(member)}`);
    return `{ ${members.join(', ')} }`;
  }
  const text = String(value).replaceAll(/\s+/g, ' ');
  return text === '' ? '""' : text.length > longest ? `${text.slice(0, longest)}…` : text;
}

/** The most that is shown of a text such as a mail. */
const longest = 120;

/** Whether the run fails. */
export function isDrifted({ drifts }: Pick<DriftReport, 'drifts'>): boolean {
  return drifts.length > 0;
}
