import * as z from 'zod';
import { parseSettings } from './parse-settings.ts';
import { formatProblems } from './problem.ts';
import { readText } from './read-text.ts';
import type { Environment } from './substitute.ts';

const dayError = { error: 'a day such as 2027-01-31' };
const reasonError = { error: 'a reason in words' };

/** What every entry says of something that is known and that somebody lives with for a while. */
export const exemption = {
  /** Why. */
  reason: z.string(reasonError).regex(/\S/, reasonError),
  /** The last day of it. */
  expires: z
    .string(dayError)
    .regex(/^\d{4}-\d\d-\d\d$/, dayError)
    .refine(day => !Number.isNaN(Date.parse(day)), dayError),
} as const;

/** Entries, or what is wrong with their file. */
export type ReadExemptions<E> =
  | { readonly entries: readonly E[] }
  | {
      /** For people, with the name of the file. */
      readonly problem: string;
      /** Whether the file could be read at all. */
      readonly isRead: boolean;
    };

/** A file of entries. */
export interface ExemptionsFile {
  readonly path: string;
  /** As it was named. */
  readonly name: string;
  readonly environment: Environment;
}

/**
 * Reads a YAML file that is one list of entries.
 *
 * @param list the key of the list, a word for what becomes of what entries name: `ignored`
 * @param entry the schema of an entry, with `exemption` in it
 */
export function readExemptions<E>(
  { path, name, environment }: ExemptionsFile,
  list: string,
  entry: z.ZodType<E>,
): ReadExemptions<E> {
  const read = readText(path);
  if ('problem' in read) return { problem: `${name} cannot be read: ${read.problem.found}.`, isRead: false };
  const expected = `the list ${list} alone`;
  const entries = z.array(entry, { error: 'a list' }).max(10_000, { error: 'at most 10000 entries' });
  const schema = z.strictObject({ [list]: entries }, { error: expected });
  const parsed = parseSettings(read.text, { file: name, environment }, { schema, expected, check: () => [] });
  if (parsed.ok) return { entries: parsed.data[list] ?? [] };
  return { problem: formatProblems(parsed.problems), isRead: true };
}

/** Whether its last day is over. @param now milliseconds since 1970 */
export function isExpired({ expires }: { readonly expires: string }, now: number): boolean {
  return now >= Date.parse(expires) + 24 * 60 * 60_000;
}
