import { isMachine } from '../../config/is-machine.ts';
import { type PoolEntry, triggerNames } from '../../config/pool-entry.ts';
import type { PoolsFile } from '../../config/pools-file.ts';
import { type GuardState, guardStateOf } from './guard-state.ts';
import { type MatrixProbe, matrixProbeOf, type ProbeEntry } from './matrix-probe.ts';

/** What is known beside pools.yaml. */
export interface MatrixReports {
  /** Of each report of guard, what is wrong by app client. */
  readonly guard: readonly ReadonlyMap<string, readonly string[]>[];
  /** Of all reports of the probe; undefined where none was given. */
  readonly probe: readonly ProbeEntry[] | undefined;
}

/** Who may sign up to a pool. */
export type SignUp = 'administrators alone' | 'anybody' | 'whom PreSignUp lets';

/** A row of the matrix: an app client with its pool, or a pool without any. */
export interface MatrixRow {
  readonly pool: { readonly id: string; readonly name: string };
  /** The functions of its triggers, by trigger. */
  readonly triggers: readonly (readonly [trigger: string, functionName: string])[];
  readonly signUp: SignUp;
  readonly client?: {
    readonly id: string;
    readonly name: string;
    readonly guard: GuardState;
    readonly probe: MatrixProbe;
  };
}

/** The rows, by pool id and client id, so that they keep their places when the file is put into another order. */
export function matrixRows(
  { pools }: Pick<PoolsFile, 'pools'>,
  reports: MatrixReports,
): readonly MatrixRow[] {
  return pools.toSorted(byId).flatMap((pool): MatrixRow[] => {
    const { id, name } = pool;
    const row = { pool: { id, name }, triggers: triggersOf(pool), signUp: signUpOf(pool) };
    if (pool.clients.length === 0) return [row];
    return pool.clients.toSorted(byId).map(client => ({
      ...row,
      client: {
        id: client.id,
        name: client.name,
        guard: isMachine(client) ? { state: 'no reset' } : guardStateOf(client.id, reports.guard),
        probe: matrixProbeOf({ id: client.id, poolId: id }, reports.probe),
      },
    }));
  });
}

/** By code units, so that no machine's language changes the order. */
function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

function triggersOf({ triggers }: PoolEntry): MatrixRow['triggers'] {
  return triggerNames.flatMap(trigger => {
    const { [trigger]: name } = triggers;
    return name === undefined ? [] : [[trigger, name] as const];
  });
}

function signUpOf({ signUp, triggers }: PoolEntry): SignUp {
  if (signUp === 'closed') return 'administrators alone';
  return triggers.PreSignUp === undefined ? 'anybody' : 'whom PreSignUp lets';
}
