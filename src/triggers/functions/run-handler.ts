import { printableLines } from '../../pool/printable.ts';
import type { Invocation, Outcome } from './handler-protocol.ts';
import type { Printed } from './handler-runner.ts';
import type { LambdaFunction } from './lambda-function.ts';
import type { RecentSecrets } from './recent-secrets.ts';
import { secretsOf } from './secrets-of.ts';
import type { Readable } from './without-secrets.ts';

/** A run of a handler, and what may be told of it. */
export interface HandlerRun {
  readonly outcome: Outcome;
  readonly attempts: number;
  /** What it printed, record by record, with no secret and no control character in it. */
  readonly printed: readonly string[];
  /** Takes out of a text what is secret in this run and in those before. */
  readonly readable: Readable;
}

/** A function, and the secrets of its runs before, which it may print late. */
export interface RunFunction {
  readonly invoke: LambdaFunction['invoke'];
  readonly recent: RecentSecrets;
}

/**
 * Gives a handler one event. Which secrets are in what it prints is known once it has answered: a code that it makes up
 * is among them.
 *
 * @param secrets what is secret beside what the event and the answer hold
 */
export async function runHandler(
  { invoke, recent }: RunFunction,
  event: Pick<Invocation, 'event' | 'requestId' | 'arn'>,
  secrets: readonly string[],
): Promise<HandlerRun> {
  const given = [...secretsOf([event.event]), ...secrets];
  recent.add(given);
  const records: Printed[] = [];
  const { outcome, attempts } = await invoke(event, record => records.push(record));
  const own = [...given, ...(outcome.kind === 'answered' ? secretsOf([outcome.json]) : [])];
  // Anew: many runs may have come between.
  recent.add(own);
  const readable = recent.readableWith(own);
  const printed = records.map(({ text, isCut }) => printableLines(readable(text, isCut)));
  return { outcome, attempts, printed, readable };
}
