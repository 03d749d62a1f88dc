import type { Invocation, Outcome } from './handler-protocol.ts';
import type { Print } from './handler-worker.ts';

/** Where a function's code is, and how it gets an event: one of three kinds. */
export interface HandlerRunner {
  /** Hands one event over once. It is `late` where there is no answer within `limit` milliseconds. */
  attempt(invocation: Invocation, limit: number, print: Print): Promise<Outcome>;
  end(): Promise<void>;
}
