import type { Clock } from '../pool/clock.ts';
import type { Random } from '../pool/random.ts';
import type { FunctionConfig } from './function-config.ts';
import type { Triggers } from './trigger.ts';

/** What running triggers needs. */
export interface TriggersOptions {
  /** The functions that exist, by name. A pool's LambdaConfig refers to them by ARN. */
  readonly functions: ReadonlyMap<string, FunctionConfig>;
  readonly clock: Clock;
  readonly random: Pick<Random, 'uuid'>;
  /** Where what handlers print goes, record by record. */
  readonly log: (functionName: string, line: string) => void;
  /** How long Cognito waits for one attempt; 5,000 where absent. */
  readonly limitMilliseconds?: number;
  /** How many events one function works on at a time; 4 where absent. */
  readonly concurrency?: number;
}

/** Runs the handlers of pools in worker threads, by the contract of each trigger. */
export function createTriggers(options: TriggersOptions): Triggers {
  void options;
  throw new Error('being written');
}
