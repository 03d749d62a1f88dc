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
  /** Keeps the call, and drops the oldest one if there is no room. */
  record(event: Omit<CallEvent, 'sequence'>): void;
  /** The kept calls that the filter lets through, oldest first. */
  events(filter?: EventFilter): CallEvent[];
  /** Hands each call to the listener as it is kept, until the returned function is called. */
  follow(listener: (event: CallEvent) => void): () => void;
}

/** Longest text that is kept, in UTF-16 units; longer ones are cut. */
const longestText = 512;
/** Longest list that is kept. */
const longestList = 100;

/** An empty log that keeps that many calls in memory. */
export function createRecorder(capacity = 10_000): Recorder {
  const ring: CallEvent[] = [];
  const listeners = new Set<(event: CallEvent) => void>();
  let sequence = 0;

  return {
    record(given) {
      sequence += 1;
      const event: CallEvent = { ...(isShort(given) ? given : bounded(given)), sequence };
      ring[(sequence - 1) % capacity] = event;
      for (const listener of listeners) listener(event);
    },
    events(filter = {}) {
      const limit = filter.limit ?? capacity;
      const oldest = Math.max(sequence - ring.length, filter.since ?? 0, 0);
      const found: CallEvent[] = [];
      for (let at = sequence; at > oldest && found.length < limit; at -= 1) {
        const event = ring[(at - 1) % capacity];
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

/** Most events are short as they are, and need no copy. */
function isShort(value: unknown): boolean {
  if (typeof value === 'string') return value.length <= longestText;
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value) && value.length > longestList) return false;
  return Object.values(value).every(isShort);
}

/** What a caller sent can be long; the log's memory is bounded by cutting every text in it. */
function bounded<T>(value: T): T;
function bounded(value: unknown): unknown {
  if (typeof value === 'string') return value.length > longestText ? `${beginningOf(value)}…` : value;
  if (Array.isArray(value)) return value.slice(0, longestList).map(item => bounded(item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, bounded(item)]));
}

/** A copy: what `slice` gives is a view, which would keep the whole text in memory. */
function beginningOf(text: string): string {
  return Buffer.from(text.slice(0, longestText), 'utf16le').toString('utf16le');
}
