import type { Clock } from '../pool/clock.ts';
import type { CognitoReads } from './cognito-reads.ts';
import type { FunctionReads } from './function-reads.ts';
import type { Target } from './target.ts';
import type { WebReads } from './web-reads.ts';

/**
 * All that a check may look at. Each read is made when it is first asked for and once, however many checks ask. It
 * rejects with `NotRead` where it could not be made, which a check lets through.
 */
export interface Surroundings {
  readonly target: Target;
  readonly clock: Clock;
  readonly cognito: CognitoReads;
  readonly functions: FunctionReads;
  readonly web: WebReads;
}
