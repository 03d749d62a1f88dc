import type { Failure } from '../causes/cause.ts';
import type { TriggerContract } from './contract.ts';

/** What comes of a handler's failure. */
export interface Consequence {
  /** What the client sees; absent for a trigger that Cognito does not wait for, whose failures nobody is told of. */
  readonly error?: { readonly type: string; readonly message: string };
  /** What else Cognito does. */
  readonly consequence: string;
  /** The cause, by its id. */
  readonly cause: string;
}

/** What Cognito does about a failure of a trigger. */
export function consequenceOf({ type, shown, cause }: Failure, contract: TriggerContract): Consequence {
  return {
    ...(contract.response && { error: { type, message: shown ?? '' } }),
    consequence: contract.onFailure,
    cause: cause.id,
  };
}
