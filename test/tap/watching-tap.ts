import type { Clock } from '../../src/pool/clock.ts';
import { systemClock } from '../../src/pool/clock.ts';
import type { LikelyCause } from '../../src/tap/likely-cause.ts';
import { createMarks } from '../../src/tap/marks.ts';
import type { LentCredentials } from '../../src/tap/sign-anew.ts';
import { createWatch } from '../../src/tap/watch.ts';
import type { WatchedCall } from '../../src/tap/watched-call.ts';
import { type RunningTap, tapAt } from './running-tap.ts';

/** A tap whose calls are understood. */
export interface WatchingTap extends RunningTap {
  /** What was seen, as calls ended. */
  readonly calls: readonly WatchedCall[];
  /** Resolves with the newest call once it is that operation's and failed or not, as is asked. */
  newest(operation: string, outcome: WatchedCall['outcome']): Promise<WatchedCall>;
}

export interface WatchingOptions {
  readonly clock?: Clock;
  readonly names?: Readonly<Record<string, string>>;
  readonly showUsers?: boolean;
  readonly withBodies?: boolean;
  /** Does not listen to a Lifeguard that names causes: what is told is told from the calls alone. */
  readonly deaf?: boolean;
  readonly likelyCause?: LikelyCause;
  readonly credentials?: () => Promise<LentCredentials>;
}

export async function watchingTap(address: string, options: WatchingOptions = {}): Promise<WatchingTap> {
  const { clock = systemClock, names = {}, credentials } = options;
  const calls: WatchedCall[] = [];
  let told = Promise.withResolvers<void>();
  const watch = createWatch({
    markOf: createMarks(Buffer.from('a key of this test')),
    since: clock.now(),
    showUsers: options.showUsers ?? false,
    withBodies: options.withBodies ?? false,
    clientOf(id) {
      const name = names[id];
      return name === undefined ? undefined : { name, poolId: '' };
    },
    titleOf: () => undefined,
    likelyCause: options.likelyCause ?? (() => undefined),
  });
  const tap = await tapAt(address, {
    clock,
    ...(credentials && { credentials }),
    observe(exchange) {
      if (options.deaf && 'headers' in exchange.answer) delete exchange.answer.headers['x-lifeguard-cause'];
      calls.push(watch(exchange));
      told.resolve();
      told = Promise.withResolvers();
    },
  });
  return {
    ...tap,
    calls,
    async newest(operation, outcome) {
      for (;;) {
        const call = calls.at(-1);
        if (call?.operation === operation && call.outcome === outcome) return call;
        await told.promise;
      }
    },
  };
}
