import { setTimeout as wait } from 'node:timers/promises';
import type { Asked } from '../../explain/asked.ts';
import { knownFrom } from '../../explain/known-from.ts';
import { systemClock } from '../../pool/clock.ts';
import { poolIdForm } from '../../pool/pool-id.ts';
import { NotReached } from '../not-reached.ts';
import { targetOf } from '../target-of.ts';
import type { Terminal } from '../terminal.ts';
import { UsageProblem } from '../usage-problem.ts';
import type { NamedReading } from './named-reading.ts';

/** The pool of `--pool`. Where it cannot be reached, or is not there, each rejects with `NotReached`. */
export interface LivePool {
  /** Its keys; undefined where they cannot be had. */
  keys(): Promise<Asked['keys']>;
  /** What it tells of itself, and of the app clients and the user that were met in what was read. */
  read(readings: readonly NamedReading[], asked: Asked): Promise<readonly NamedReading[]>;
}

/**
 * The pool that is to be looked at; undefined where none is. What speaks to AWS is loaded only then.
 *
 * @throws UsageProblem if the flags are wrong
 */
export async function livePool(
  { pool, target }: { readonly pool?: string | undefined; readonly target: string },
  terminal: Terminal,
): Promise<LivePool | undefined> {
  if (pool === undefined) return undefined;
  if (!poolIdForm.test(pool)) {
    throw new UsageProblem(
      `--pool takes the id of a pool such as us-east-1_AkG9mnbjA, not ${JSON.stringify(pool.slice(0, 60))}.`,
    );
  }
  const where = targetOf(target);
  const [{ createSurroundings }, { readLivePool, readPoolKeys }] = await Promise.all([
    import('../../surroundings/create-surroundings.ts'),
    import('../../explain/live-pool.ts'),
  ]);
  const surroundings = createSurroundings({
    target: where,
    environment: terminal.environment,
    fetch,
    clock: systemClock,
    wait: async milliseconds => wait(milliseconds),
  });
  return {
    keys: () => reached(readPoolKeys(surroundings, pool)),
    async read(readings, asked) {
      const { links, tokens, calls, addresses, sentBy } = knownFrom(readings, asked);
      const met = [...links, ...tokens, ...calls, ...addresses, { clientId: sentBy }];
      const clients = met.flatMap(({ clientId }) => clientId ?? []);
      const read = await reached(readLivePool(surroundings, { poolId: pool, clients, user: asked.user }));
      return read.map(reading => ({ ...reading, from: 'the pool' }));
    },
  };
}

async function reached<T>(looking: Promise<T>): Promise<T> {
  const { NotRead, Unreachable } = await import('../../surroundings/not-read.ts');
  return looking.catch(error => {
    const isTold = error instanceof Unreachable || error instanceof NotRead;
    throw isTold ? new NotReached(sentence(error.message)) : error;
  });
}

function sentence(words: string): string {
  const text = words.charAt(0).toUpperCase() + words.slice(1);
  return text.endsWith('.') ? text : `${text}.`;
}
