import * as z from 'zod';
import {
  type ExemptionsFile,
  exemption,
  isExpired,
  type ReadExemptions,
  readExemptions,
} from '../config/exemptions.ts';
import { fits } from '../config/fits.ts';
import type { Drift } from './drift.ts';

const error = 'an entry with of, field, reason and expires alone';

const entry = z.strictObject(
  {
    /** The name or id of a pool, app client, group or resource server; `*` stands for any characters. All where left out. */
    of: z.string({ error: 'the name or id of a pool, app client, group or resource server' }).exactOptional(),
    /** A field as check tells it, with `*` as above; what is below it is meant too. All where it is left out. */
    field: z.string({ error: 'a field such as callbackUrls' }).exactOptional(),
    ...exemption,
  },
  { error },
);

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

/** Reads what is ignored. */
export function readIgnored(file: ExemptionsFile): ReadExemptions<IgnoredEntry> {
  return readExemptions(file, 'ignored', entry);
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
