import { unset } from '../../inventory/differing.ts';
import type { Drift } from '../../inventory/drift.ts';
import { written } from '../../inventory/written.ts';
import { type DriftReport, describedOf, valueWords } from './drift-report.ts';

/** What a drift is about, without its pool: `app client web 4h0qk7…`. Empty for a pool itself and for the file. */
export function subjectWords({ subject: { kind, name, id } }: Drift): string {
  if (kind === 'pool' || kind === 'file') return '';
  return [kind, name, ...(id !== undefined && id !== name ? [id] : [])].join(' ');
}

/** The pool that a drift is in: `phenom-prod us-east-1_knEL7cqS3`; of the file, its word. */
export function poolWords({ subject: { pool } }: Drift, file: string): string {
  if (!pool) return file;
  return pool.id === undefined || pool.id === pool.name ? pool.name : `${pool.name} ${pool.id}`;
}

/** A value of a drift; of what was never set, what it is then. */
export function settingWords({ change, field }: Drift, value: unknown): string {
  const fallback = change === 'changed' && Object.hasOwn(unset, field) ? unset[field] : undefined;
  return value === null && fallback !== undefined
    ? `${valueWords(written(fallback))} (default)`
    : valueWords(value);
}

/** What has come apart, in a few words. */
export function changeWords(drift: Drift, report: Pick<DriftReport, 'fromEnvironment'>): string {
  const was = settingWords(drift, describedOf(drift, report));
  const is = settingWords(drift, drift.actual);
  const words: Readonly<Record<Drift['change'], () => string>> = {
    added: () => 'exists, and is not in pools.yaml',
    removed: () => 'is in pools.yaml, and does not exist',
    renamed: () => `renamed: ${was} → ${is}`,
    rotated: () => `another ${drift.field} under the same name: ${was} → ${is}`,
    changed: () => `${drift.field}: ${was} → ${is}`,
  };
  return words[drift.change]();
}

/** The items of a list that are gone and that are new; undefined where not both values are lists. */
export function itemsOf(
  drift: Drift,
  report: Pick<DriftReport, 'fromEnvironment'>,
): { readonly gone: readonly string[]; readonly added: readonly string[] } | undefined {
  const [was, is] = [describedOf(drift, report), drift.actual];
  if (!Array.isArray(was) || !Array.isArray(is)) return undefined;
  const [before, now] = [was.map(valueWords), is.map(valueWords)];
  const gone = before.filter(item => !now.includes(item));
  const added = now.filter(item => !before.includes(item));
  // A list whose order has changed has neither.
  return gone.length + added.length > 0 ? { gone, added } : undefined;
}
