import type { LoadedPools } from '../config/load-pools.ts';
import { formatProblems } from '../config/problem.ts';
import { type ReadPools, readPools } from './read-pools.ts';
import type { Terminal } from './terminal.ts';
import { UsageProblem } from './usage-problem.ts';

/** A pools.yaml that is right. */
export interface RequiredPools extends ReadPools {
  readonly loaded: Extract<LoadedPools, { ok: true }>;
}

/**
 * As readPools, for what can do nothing without.
 *
 * @throws UsageProblem if the file is not right
 */
export function requiredPools(
  name: string | undefined,
  terminal: Pick<Terminal, 'directory' | 'environment'>,
): RequiredPools {
  const { file, isExample, loaded } = readPools(name, terminal);
  if (!loaded.ok) throw new UsageProblem(formatProblems(loaded.problems));
  return { file, isExample, loaded };
}

/**
 * As requiredPools, but for what the example is of no use to: it describes nobody's pools.
 *
 * @throws UsageProblem if there is no pools.yaml, too
 */
export function ownPools(
  name: string | undefined,
  terminal: Pick<Terminal, 'directory' | 'environment'>,
): RequiredPools {
  const pools = requiredPools(name, terminal);
  if (!pools.isExample) return pools;
  throw new UsageProblem(
    'There is no pools.yaml here: name it with --config FILE, or make one with lifeguard inventory pull.',
  );
}
