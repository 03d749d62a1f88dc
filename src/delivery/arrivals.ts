import type { Message } from '../pool/message.ts';
import { newestPlaces } from '../store/messages.ts';
import type { Store } from '../store/store.ts';

/** How often the store is asked for messages of other nodes while anyone follows. */
const interval = 1000;

/**
 * How often, and for how long, after a message of this process was written: its
 * transaction is about to commit.
 */
const hurry = { interval: 15, lasts: 1000 };

/**
 * How far back each look reaches: a message is dated before it is sent, and nodes' clocks differ, so one may
 * turn up behind others that are dated later.
 */
const overlap = 60_000;

/** How many messages one look takes in. */
const limit = 1000;

/** Who follows the mailbox, and the looks into the store that serve all of them. */
export interface Arrivals {
  /** Says that a message of this process is about to be there. */
  expect(): void;
  follow(arrived: (message: Message) => void): Promise<() => void>;
  close(): void;
}

/** Watches a store for messages that it has not seen; it asks nothing while nobody follows. */
export function watchArrivals(store: Store, find: (id: string) => Promise<Message | undefined>): Arrivals {
  const followers = new Set<(message: Message) => void>();
  let seen = new Set<string>();
  let newest = 0;
  let hurryUntil = 0;
  let running = false;
  let wake = () => {};
  // One look after the other: two at a time would tell of the same message twice.
  let looks: Promise<void> = Promise.resolve();

  async function look(): Promise<void> {
    const from = Math.max(0, newest - overlap);
    const places = await store.read(query => newestPlaces(query, from, limit));
    const fresh = places.filter(place => !seen.has(place.id)).reverse();
    seen = new Set(places.map(place => place.id));
    newest = Math.max(newest, places[0]?.receivedAt ?? 0);
    for (const { id } of fresh) {
      const message = followers.size > 0 ? await find(id) : undefined;
      if (message) for (const arrived of followers) arrived(message);
    }
  }

  function lookNext(): Promise<void> {
    const next = looks.then(look);
    looks = next.catch(() => undefined);
    return next;
  }

  const pause = (milliseconds: number): Promise<void> =>
    new Promise(resolve => {
      const timer = setTimeout(resolve, milliseconds).unref();
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  const hurrying = () => performance.now() < hurryUntil;

  async function run(): Promise<void> {
    running = true;
    while (followers.size > 0) {
      await pause(hurrying() ? hurry.interval : interval);
      // A store that cannot be read now is asked again: following outlives a short outage.
      if (followers.size > 0) await lookNext().catch(() => undefined);
    }
    running = false;
  }

  return {
    expect() {
      const calm = !hurrying();
      hurryUntil = performance.now() + hurry.lasts;
      if (calm) wake();
    },
    async follow(arrived) {
      // While nobody follows, a look tells nobody: it only learns what is there already.
      if (followers.size === 0) await lookNext();
      followers.add(arrived);
      if (!running) void run();
      return () => {
        followers.delete(arrived);
        if (followers.size === 0) wake();
      };
    },
    close() {
      followers.clear();
      wake();
    },
  };
}
