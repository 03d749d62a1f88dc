import { parse } from 'yaml';
import * as z from 'zod';
import { readText } from './read-text.ts';

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
      /** Completes "<file> …" to a sentence. */
      readonly problem: string;
      /** Whether the file could be read at all. */
      readonly isRead: boolean;
    };

/**
 * Reads a YAML file that is one list of entries.
 *
 * @param list the key of the list, a word for what becomes of what entries name: `ignored`
 * @param entry the schema of an entry, with `exemption` in it
 */
export function readExemptions<E>(path: string, list: string, entry: z.ZodType<E>): ReadExemptions<E> {
  const read = readText(path);
  if ('problem' in read) return { problem: `cannot be read: ${read.problem.found}.`, isRead: false };
  const wrong = (problem: string) => ({ problem, isRead: true });
  let data: unknown;
  try {
    data = parse(read.text, { maxAliasCount: 0 });
  } catch {
    return wrong('is not valid YAML.');
  }
  const file = z.strictObject(
    { [list]: z.array(entry, { error: 'a list' }).max(10_000, { error: 'at most 10000 entries' }) },
    { error: `the list ${list} alone` },
  );
  const { data: held, error } = file.safeParse(data);
  if (held) return { entries: held[list] ?? [] };
  const [issue] = error.issues;
  const at = issue?.path.join('.') ?? '';
  const place = at === '' ? '' : ` at ${at}`;
  return wrong(`does not say what is ${list}${place}: expected ${issue?.message ?? `a list ${list}`}.`);
}

/** Whether its last day is over. @param now milliseconds since 1970 */
export function isExpired({ expires }: { readonly expires: string }, now: number): boolean {
  return now >= Date.parse(expires) + 24 * 60 * 60_000;
}
