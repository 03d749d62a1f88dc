import type * as z from 'zod';
import type { PoolSettings } from '../model/operation.ts';
import type { Pool } from '../pool/pool.ts';

/** The triggers of a pool, by the name that LambdaConfig and the service's error texts give them. */
export type TriggerName = Exclude<
  keyof NonNullable<PoolSettings['LambdaConfig']>,
  'KMSKeyID' | 'PreTokenGenerationConfig'
>;

/** What a contract's rule looks at beside the response. */
export interface Run {
  readonly trigger: TriggerName;
  readonly function: string;
  readonly source: string;
  readonly pool: Pool;
  /** The event's `request`. */
  readonly request: Readonly<Record<string, unknown>>;
}

/** The members of a trigger's response by name. */
export type Response = Readonly<Record<string, unknown>>;

/** One trigger: when it runs, what it is sent and what it may answer. */
export interface TriggerContract {
  readonly name: TriggerName;
  /** The event's `version`; 1 where it is left out. */
  readonly version?: '2' | '3';
  /** Every `triggerSource` that it serves. */
  readonly sources: readonly string[];
  /** The event's `response` as Cognito sends it in; members that the handler leaves out keep these values. */
  readonly response: Response;
  /** The form of the response that comes back. */
  readonly schema: z.ZodType<Response>;
  /**
   * Checks what the form cannot say.
   *
   * @throws a cause from `causes/triggers/`.
   */
  readonly check: (response: Response, run: Run) => void;
}

/** Makes a contract's row; `check` sees the response with the type of its schema. */
export function defineContract<R extends Response>(row: {
  readonly name: TriggerName;
  readonly version?: '2' | '3';
  readonly sources: readonly string[];
  readonly response: Response;
  readonly schema: z.ZodType<R>;
  readonly check?: (response: R, run: Run) => void;
}): TriggerContract {
  const { schema, check } = row;
  return { ...row, check: (response, run) => check?.(schema.parse(response), run) };
}
