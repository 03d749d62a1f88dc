import type { Invocation, Outcome } from './handler-protocol.ts';

/** A record that a handler has printed: what it wrote up to an end of line. */
export interface Printed {
  readonly text: string;
  /** Whether its end is missing, for it was too long. */
  readonly isCut?: boolean;
  /** Whether it is no record of the handler’s but tells that its process has ended between two events, and how. */
  readonly isEnd?: boolean;
}

/** Takes what a handler prints, record by record. */
export type Print = (record: Printed) => void;

/** Where a function's code is, and how it gets an event: one of three kinds. */
export interface HandlerRunner {
  /** Hands one event over once. It is `late` where there is no answer within `limit` milliseconds. */
  attempt(invocation: Invocation, limit: number, print: Print): Promise<Outcome>;
  /**
   * Waits until its processes have outlived for so long what their handler has left behind, or have ended of it, which
   * is printed. Absent where there is none to be seen.
   */
  settle?(milliseconds: number): Promise<void>;
  end(): Promise<void>;
}
