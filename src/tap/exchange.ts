import type { IncomingHttpHeaders } from 'node:http';
import type { Failure } from '../causes/cause.ts';

/** What came back. */
export interface PassedAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** As it came over the wire; undefined where it is too large to look into, or broke off. */
  readonly body: Buffer | undefined;
  /** Whether the upstream hung up, or fell silent, in the middle. */
  readonly brokeOff: boolean;
}

/** One call that went through a tap, and what came of it. */
export interface Exchange {
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly milliseconds: number;
  /** The operation, or the whole target where the API has none of that name. */
  readonly operation: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly signed: 'no' | 'as it came' | 'anew';
  /** What the tap answered in place of the upstream, or the upstream's own answer. */
  readonly answer: PassedAnswer | Failure;
}
