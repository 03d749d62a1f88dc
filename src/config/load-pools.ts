import type { PoolsFile } from './pools-file.ts';
import type { Problem } from './problem.ts';

/** A pools.yaml that was read, or everything that is wrong with it. */
export type LoadedPools =
  | {
      readonly ok: true;
      readonly pools: PoolsFile;
      /** Paths of values that came from the environment, such as `pools[0].users[0].password`: not for display. */
      readonly fromEnvironment: ReadonlySet<string>;
    }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** The environment that `${NAME}` is read from. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Reads and checks a pools.yaml. Never throws for what stands in the file: every problem is in the answer. */
export function loadPools(_path: string, _environment: Environment): LoadedPools {
  throw new Error('not written yet');
}
