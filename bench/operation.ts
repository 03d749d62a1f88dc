import type { Powers } from '../src/pool/powers.ts';
import type { LoadJob, LoadResult } from './load.ts';
import type { SigningUser } from './load-users.ts';

/** What the protocol demands of the server for an operation. */
export interface Demand {
  readonly signatures: number;
  /** Powers of g, the generator. */
  readonly generatorPowers: number;
  readonly powers: number;
  readonly syncs: number;
}

/** One operation, or two that belong together, as it is measured. */
export interface Operation {
  readonly name: string;
  /** What sets its limit: that arithmetic, or a bare echo of this request. */
  readonly limit: Demand | Buffer;
  /** Asks for about that many seconds; gives the load of each of its steps. */
  measure(connections: number, seconds: number): Promise<readonly LoadResult[]>;
}

/** What operations are measured with. */
export interface Bench {
  /** Where the service answers. */
  readonly port: number;
  /** Those of the pool of a thousand. */
  readonly users: readonly SigningUser[];
  /** Makes the client's powers of SRP, while no clock runs. */
  readonly powers: Powers;
  readonly run: (job: LoadJob) => Promise<LoadResult>;
}

/** Asks each of the requests once. */
export function askOnce(
  { port, run }: Pick<Bench, 'port' | 'run'>,
  connections: number,
  requests: readonly Buffer[],
  { seconds = Number.POSITIVE_INFINITY, keepAnswers = false } = {},
): Promise<LoadResult> {
  return run({ port, connections, requests, repeat: 'once', milliseconds: seconds * 1_000, keepAnswers });
}

/** An operation that may be asked for the same over and over. */
export function repeated(
  { port, run }: Pick<Bench, 'port' | 'run'>,
  name: string,
  limit: Operation['limit'],
  requests: readonly Buffer[],
): Operation {
  return {
    name,
    limit,
    async measure(connections, seconds) {
      const milliseconds = seconds * 1_000;
      return [
        await run({ port, connections, requests, repeat: 'over and over', milliseconds, keepAnswers: false }),
      ];
    },
  };
}
