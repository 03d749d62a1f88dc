import { type Facts, Failure } from '../../causes/cause.ts';
import type { Readable } from './without-secrets.ts';

/**
 * The failure with the secrets taken out of all that is recorded of it: a handler may throw the event that it was
 * given. The client sees what it would on AWS.
 *
 * @param readable takes the secrets out of a text
 */
export function readableFailure({ cause, type, shown, kept, facts }: Failure, readable: Readable): Failure {
  const keptReadable = kept === null ? null : readableExcerpts(kept, readable);
  return new Failure(cause, { type, message: shown }, readableFacts(facts, readable), keptReadable);
}

/** Facts whose words are ours: a secret that is a plain word must not make them unreadable. */
const ours: ReadonlySet<string> = new Set(['trigger', 'function', 'field', 'source']);

/** Facts with the secrets taken out of each text. */
export function readableFacts(facts: Facts, readable: Readable): Facts {
  const pairs = Object.entries(facts).map(([name, fact]) => {
    if (ours.has(name)) return [name, fact] as const;
    if (typeof fact === 'string') return [name, readableExcerpts(fact, readable)] as const;
    return [
      name,
      typeof fact === 'object' ? fact.map(text => readableExcerpts(text, readable)) : fact,
    ] as const;
  });
  return Object.fromEntries(pairs);
}

/** How many ellipses of a text may stand where we have cut it: a text of ours quotes few, and users write any number. */
const mostCuts = 16;

/** A text of ours with the secrets taken out: its last ellipses stand where one may have been cut in the middle. */
export function readableExcerpts(text: string, readable: Readable): string {
  const parts = readable(text).split('…');
  const cuts = parts.length - 1;
  return parts
    .map((part, at) => {
      if (at === cuts) return part;
      return at < cuts - mostCuts ? `${part}…` : readable(part, true);
    })
    .join('');
}
