import type { CallEvent } from '../recorder/event.ts';
import type { Recorder } from '../recorder/recorder.ts';
import type { EventQuery, EventReader } from './event-reader.ts';

/** Makes a reader of that recorder. */
export function createEventReader(recorder: Recorder): EventReader {
  const all = ({ pool, client, after, ...rest }: EventQuery = {}) =>
    recorder.events({
      ...rest,
      ...(pool !== undefined && { poolId: pool }),
      ...(client !== undefined && { clientId: client }),
      ...(after && { since: after.sequence }),
    });
  const last = (query?: EventQuery) => all(query).at(-1);
  return {
    all,
    last,
    async waitFor(query = {}, limit = 5_000) {
      const there = last(query);
      if (there) return there;
      const { promise, resolve, reject } = Promise.withResolvers<CallEvent>();
      const stop = recorder.follow(() => {
        const found = last(query);
        if (found) resolve(found);
      });
      const timer = setTimeout(() => reject(missing(query, limit, all())), limit);
      try {
        return await promise;
      } finally {
        stop();
        clearTimeout(timer);
      }
    },
  };
}

function missing({ after, ...query }: EventQuery, limit: number, all: readonly CallEvent[]): Error {
  const wanted = Object.entries(query).map(([name, value]) => `${name} ${value}`);
  const which = [...wanted, ...(after ? [`after ${after.sequence}`] : [])].join(', ');
  const latest = all.slice(-5).map(({ operation, user, outcome }) => `${operation} of ${user}: ${outcome}`);
  const there = latest.length === 0 ? 'There is none at all.' : `The latest are: ${latest.join('; ')}.`;
  return new Error(`No event${which && ` (${which})`} within ${limit} ms. ${there}`);
}
