import type { LoadedPools } from '../../config/load-pools.ts';
import { formatProblems } from '../../config/problem.ts';
import { readPools } from '../read-pools.ts';
import type { Terminal } from '../terminal.ts';
import { UsageProblem } from '../usage-problem.ts';

/** A pools.yaml that is right, with its name as it is shown. */
export interface DescribedPools {
  readonly file: string;
  readonly loaded: Extract<LoadedPools, { ok: true }>;
}

/**
 * Reads the pools.yaml that is named, else that of the working directory.
 *
 * @param mayBeExample whether the example stands for one that is not there
 * @throws UsageProblem if there is none, or it is not right
 */
export function describedPools(
  config: string | undefined,
  mayBeExample: boolean,
  terminal: Terminal,
): DescribedPools {
  const { file, isExample, loaded } = readPools(config, terminal);
  if (isExample && !mayBeExample) {
    throw new UsageProblem(
      'There is no pools.yaml here: name it with --config FILE, or make one with lifeguard inventory pull.',
    );
  }
  if (!loaded.ok) throw new UsageProblem(formatProblems(loaded.problems));
  return { file, loaded };
}
