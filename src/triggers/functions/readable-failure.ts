import { type Facts, Failure } from '../../causes/cause.ts';
import { type Attempted, type Failed, failureOf } from './failure-of.ts';

/**
 * The failure with the secrets taken out of all that is recorded of it: a handler may throw the event that it was
 * given. The client sees what it would on AWS.
 *
 * @param readable takes the secrets out of a text
 */
export function readableFailure(
  { cause, type, shown, kept, facts }: Failure,
  readable: (text: string) => string,
): Failure {
  const keptReadable = kept === null ? null : readable(kept);
  return new Failure(cause, { type, message: shown }, readableFacts(facts, readable), keptReadable);
}

/** As `readableFailure`, of an invocation that gave no answer. */
export function readableFailureOf(
  outcome: Failed,
  at: Attempted,
  readable: (text: string) => string,
): Failure {
  const { cause, type, shown } = failureOf(outcome, at);
  // Taken out before facts are cut: what a cut leaves of a secret would be found no more.
  const texts = Object.entries(outcome).map(([name, value]) => [
    name,
    typeof value === 'string' && name !== 'kind' ? readable(value) : value,
  ]);
  const kept = failureOf(Object.fromEntries(texts) as Failed, at); // what was a text still is one
  return new Failure(cause, { type, message: shown }, readableFacts(kept.facts, readable), kept.shown);
}

/** Facts whose words are ours: a secret that is a plain word must not make them unreadable. */
const ours: ReadonlySet<string> = new Set(['trigger', 'function', 'field', 'source']);

/** Facts with the secrets taken out of each text. */
export function readableFacts(facts: Facts, readable: (text: string) => string): Facts {
  const pairs = Object.entries(facts).map(([name, fact]) => {
    if (ours.has(name)) return [name, fact] as const;
    if (typeof fact === 'string') return [name, readable(fact)] as const;
    return [name, typeof fact === 'object' ? fact.map(readable) : fact] as const;
  });
  return Object.fromEntries(pairs);
}
