import * as z from 'zod';
import {
  type ExemptionsFile,
  exemption,
  isExpired,
  type ReadExemptions,
  readExemptions,
} from '../config/exemptions.ts';
import { fits } from '../config/fits.ts';
import type { ReportedFinding } from './report.ts';
import type { CheckResult } from './run-checks.ts';
import { poolOf, type Subject } from './subject.ts';

const error = 'an entry with check, of, reason and expires alone';

const entry = z.strictObject(
  {
    /** The id of the check. */
    check: z.string({ error: 'the id of a check' }),
    /** The name or id of a pool, a client, a function, the path of a file of code; `*` stands for any characters. All subjects where it is left out. */
    of: z.string({ error: 'the name or id of a pool, app client or function' }).exactOptional(),
    ...exemption,
  },
  { error },
);

/** One thing that somebody has decided to live with for a while. */
export type AcceptedEntry = z.output<typeof entry>;

/** All of them. */
export type Baseline = readonly AcceptedEntry[];

/** An entry that does nothing any more. */
export interface StaleEntry {
  readonly entry: AcceptedEntry;
  readonly why: 'expired' | 'unused' | 'no such check';
}

/** Reads a baseline. */
export function readBaseline(file: ExemptionsFile): ReadExemptions<AcceptedEntry> {
  return readExemptions(file, 'accepted', entry);
}

type Found = Pick<ReportedFinding, 'check' | 'subject' | 'finding'>;

/** Why a finding is accepted, if it is. */
export function acceptedBy(baseline: Baseline, found: Found, now: number): Pick<ReportedFinding, 'accepted'> {
  const by = baseline.find(one => !isExpired(one, now) && concerns(one, found));
  return by ? { accepted: by.reason } : {};
}

/** What entries are held against. */
export interface Judged {
  readonly found: readonly Found[];
  readonly results: readonly CheckResult[];
  /** The ids of all checks there are, made or not. */
  readonly known: ReadonlySet<string>;
  /** Whether pools were left out: whether an entry accepts something of those, nobody can tell. */
  readonly isPartial: boolean;
}

/** The entries that accept nothing. Of a check that was not made, or not of everything, nobody can tell. */
export function staleEntries(
  baseline: Baseline,
  { found, results, known, isPartial }: Judged,
  now: number,
): readonly StaleEntry[] {
  return baseline.flatMap((one): StaleEntry[] => {
    if (isExpired(one, now)) return [{ entry: one, why: 'expired' }];
    if (found.some(finding => concerns(one, finding))) return [];
    const made = results.filter(({ check }) => check.id === one.check);
    if (made.some(({ outcome }) => outcome.kind === 'not looked at')) return [];
    if (!known.has(one.check)) return [{ entry: one, why: 'no such check' }];
    const wasMade = isPartial ? made.some(({ subject }) => isAllOf(one, subject)) : made.length > 0;
    return wasMade ? [{ entry: one, why: 'unused' }] : [];
  });
}

/** Whether the entry is of that pool, or of what is in it, and so of nothing in another. */
function isAllOf({ of }: AcceptedEntry, subject: Subject): boolean {
  const pool = poolOf(subject);
  const names = [pool?.id, pool?.name, subject.kind === 'client' && subject.id];
  return of !== undefined && names.includes(of);
}

function concerns({ check, of }: AcceptedEntry, found: Found): boolean {
  return check === found.check.id && (of === undefined || namesOf(found).some(name => fits(of, name)));
}

function namesOf({ subject, finding }: Found): readonly string[] {
  switch (subject.kind) {
    case 'account':
      return [];
    case 'page':
      return [subject.url];
    case 'function':
      return [subject.name, subject.arn];
    case 'pool':
      return [subject.name, subject.id];
    case 'client':
      return [subject.name, subject.id, subject.pool.name, subject.pool.id];
    case 'source':
      return finding.place ? [finding.place.file] : [];
  }
}
