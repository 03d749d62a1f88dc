import { elements, members, parsedJson, textOf } from '../pool/members.ts';
import { printable } from '../pool/printable.ts';
import type { CallRefused } from './call-refused.ts';
import { fetchAnswer } from './fetch-answer.ts';

/** What the recorder knows of a failed call. */
export interface RecordedCause {
  readonly id: string;
  readonly title: string;
  /** The facts of this failure, by name: at most twenty, each printable and short. */
  readonly facts: Readonly<Record<string, unknown>>;
}

/**
 * The true cause of a refused call, from the recorder of the Lifeguard that refused it; undefined where
 * there is none to ask, as with AWS.
 */
export async function recordedCause(
  endpoint: string,
  { operation, requestId }: CallRefused,
  send: typeof fetch,
): Promise<RecordedCause | undefined> {
  if (requestId === undefined) return undefined;
  const query = `outcome=failed&limit=200&operation=${operation}`;
  const { href } = new URL(`/_lifeguard/events?${query}`, endpoint);
  const answer = await fetchAnswer(send, href, { milliseconds: 5_000 }).catch(() => undefined);
  const events = answer?.status === 200 ? elements(parsedJson(answer.body)) : [];
  const cause = members(events.map(members).find(found => found.requestId === requestId)?.cause);
  const id = textOf(cause.id);
  if (id === undefined) return undefined;
  const title = textOf(cause.title) ?? '';
  return { id: shown(id), title: shown(title), facts: shownFacts(members(cause.facts)) };
}

const mostFacts = 20;
const mostOfList = 20;

/** Whoever answers there, as a stranger might: nothing that a terminal obeys, and no more than a person reads. */
function shown(words: string): string {
  return printable(words.slice(0, 300));
}

/** Facts are texts, numbers, truths and lists of texts; whatever else comes is none. */
function shownFacts(facts: Readonly<Record<string, unknown>>): RecordedCause['facts'] {
  const read = Object.entries(facts)
    .slice(0, mostFacts)
    .map(([name, value]) => [shown(name), shownFact(value)]);
  return Object.fromEntries(read.filter(([, value]) => value !== undefined));
}

function shownFact(value: unknown): unknown {
  if (typeof value === 'string') return shown(value);
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (!Array.isArray(value)) return undefined;
  return value.slice(0, mostOfList).flatMap(one => (typeof one === 'string' ? shown(one) : []));
}
