import { bounded } from './bounded.ts';
import type { CallEvent } from './event.ts';

/** Which events to give. */
export interface EventFilter {
  /** Only those after this sequence number. */
  readonly since?: number;
  /** No more than this many: the newest. */
  readonly limit?: number;
  readonly operation?: string;
  readonly poolId?: string;
  readonly clientId?: string;
  readonly user?: string;
  readonly outcome?: CallEvent['outcome'];
  /** The id of a cause. */
  readonly cause?: string;
}

/** The log of calls. */
export interface Recorder {
  /** Keeps the call, and drops the oldest ones if there is no room. */
  record(event: Omit<CallEvent, 'sequence'>): void;
  /** The kept calls that the filter lets through, oldest first. */
  events(filter?: EventFilter): CallEvent[];
  /** Hands each call to the listener as it is kept, until the returned function is called. */
  follow(listener: (event: CallEvent) => void): () => void;
}

/** How much a log keeps. */
export interface Room {
  readonly calls: number;
  /** Of memory, as `bounded` counts them. */
  readonly bytes: number;
}

/**
 * Calls as they usually are fill a third of it; those that carry as long facts as
 * can be drop the others sooner.
 */
const usualRoom: Room = { calls: 10_000, bytes: 32 * 1024 * 1024 };

/**
 * An empty log in memory that keeps the newest calls for which there is room:
 * 10,000, of no more than 32 MB in all.
 */
export function createRecorder(room: Room = usualRoom): Recorder {
  const ring: ({ readonly event: CallEvent; readonly bytes: number } | undefined)[] = [];
  const listeners = new Set<(event: CallEvent) => void>();
  let sequence = 0;
  /** The sequence number of the oldest call that is kept. */
  let oldest = 1;
  let bytes = 0;

  const dropOldest = () => {
    const at = (oldest - 1) % room.calls;
    bytes -= ring[at]?.bytes ?? 0;
    ring[at] = undefined;
    oldest += 1;
  };

  return {
    record(given) {
      const { value, bytes: size } = bounded(given);
      const kept = { event: { ...value, sequence: sequence + 1 }, bytes: size };
      while (oldest <= sequence && (sequence - oldest + 1 >= room.calls || bytes + kept.bytes > room.bytes)) {
        dropOldest();
      }
      ring[sequence % room.calls] = kept;
      sequence += 1;
      bytes += kept.bytes;
      for (const listener of listeners) listener(kept.event);
    },
    events(filter = {}) {
      const limit = filter.limit ?? room.calls;
      const last = Math.max(oldest, (filter.since ?? 0) + 1);
      const found: CallEvent[] = [];
      for (let at = sequence; at >= last && found.length < limit; at -= 1) {
        const event = ring[(at - 1) % room.calls]?.event;
        if (event && passes(event, filter)) found.push(event);
      }
      return found.reverse();
    },
    follow(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}

const compared = ['operation', 'poolId', 'clientId', 'user', 'outcome'] as const;

function passes(event: CallEvent, filter: EventFilter): boolean {
  if (filter.cause !== undefined && event.cause?.id !== filter.cause) return false;
  return compared.every(field => filter[field] === undefined || event[field] === filter[field]);
}
