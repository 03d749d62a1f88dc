import { parse } from 'yaml';
import * as z from 'zod';
import { fits } from '../config/fits.ts';
import { readText } from '../config/read-text.ts';
import type { Drift } from './drift.ts';

const dayError = { error: 'expires: a day such as 2027-01-31' };

const entry = z.strictObject({
  /** The name or id of a pool, app client, group or resource server; `*` stands for any characters. All where left out. */
  of: z
    .string({ error: 'of: the name or id of a pool, app client, group or resource server' })
    .exactOptional(),
  /** A field as check tells it, with `*` as above; what is below it is meant too. All where it is left out. */
  field: z.string({ error: 'field: a field such as callbackUrls' }).exactOptional(),
  /** Why it is ignored. */
  reason: z
    .string({ error: 'reason: why it is ignored' })
    .regex(/\S/, { error: 'reason: why it is ignored' }),
  /** The last day of it. */
  expires: z
    .string(dayError)
    .regex(/^\d{4}-\d\d-\d\d$/, dayError)
    .refine(day => !Number.isNaN(Date.parse(day)), dayError),
});

const file = z.strictObject({ ignored: z.array(entry, { error: 'ignored: a list' }).max(10_000) });

/** A difference that somebody has decided to live with for a while. */
export type IgnoredEntry = z.output<typeof entry>;

/** What became of drifts that are ignored. */
export interface Judged {
  /** Those that count. */
  readonly drifts: readonly Drift[];
  readonly ignored: readonly { readonly drift: Drift; readonly reason: string }[];
  /** Entries that do nothing any more. */
  readonly stale: readonly { readonly entry: IgnoredEntry; readonly why: 'expired' | 'unused' }[];
}

/** Reads what is ignored; a text completes "<file> …" with what is wrong with it. */
export function readIgnored(path: string): readonly IgnoredEntry[] | string {
  const read = readText(path);
  if ('problem' in read) return `cannot be read: ${read.problem.found}.`;
  let data: unknown;
  try {
    data = parse(read.text, { maxAliasCount: 0 });
  } catch {
    return 'is not valid YAML.';
  }
  const { data: held, error } = file.safeParse(data);
  if (held) return held.ignored;
  const [issue] = error.issues;
  const at = issue?.path.join('.') ?? '';
  return `does not say what to ignore${at === '' ? '' : ` at ${at}`}: expected ${issue?.message ?? 'a list ignored'}.`;
}

/** Sets apart what is ignored. @param now milliseconds since 1970 */
export function judge(all: readonly Drift[], entries: readonly IgnoredEntry[], now: number): Judged {
  const valid = entries.filter(one => !isExpired(one, now));
  const by = new Map(
    all.flatMap(drift => {
      const found = valid.find(one => concerns(one, drift));
      return found ? [[drift, found.reason] as const] : [];
    }),
  );
  return {
    drifts: all.filter(drift => !by.has(drift)),
    ignored: [...by].map(([drift, reason]) => ({ drift, reason })),
    stale: entries.flatMap((one): Judged['stale'][number][] => {
      if (isExpired(one, now)) return [{ entry: one, why: 'expired' }];
      return all.some(drift => concerns(one, drift)) ? [] : [{ entry: one, why: 'unused' }];
    }),
  };
}

function concerns({ of, field }: IgnoredEntry, { subject, field: found }: Drift): boolean {
  const names = [subject.name, subject.id, subject.pool?.name, subject.pool?.id];
  const isOf = of === undefined || names.some(name => name !== undefined && fits(of, name));
  return isOf && (field === undefined || wholeAndAbove(found).some(one => fits(field, one)));
}

/** `tags.team` and `tags`. */
function wholeAndAbove(field: string): readonly string[] {
  const steps = field.split('.');
  return steps.map((_, index) => steps.slice(0, index + 1).join('.'));
}

/** From the day after the one that it names. */
function isExpired({ expires }: IgnoredEntry, now: number): boolean {
  return now >= Date.parse(expires) + 24 * 60 * 60_000;
}
