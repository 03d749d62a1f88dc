import { resolve } from 'node:path';
import { choosePoolsFile } from '../config/choose-pools-file.ts';
import { type LoadedPools, loadPools } from '../config/load-pools.ts';
import type { Problem } from '../config/problem.ts';
import type { Terminal } from './terminal.ts';

/** A pools.yaml that a command was told to read, or chose. */
export interface ReadPools {
  /** As it is shown. */
  readonly file: string;
  readonly isExample: boolean;
  readonly loaded: LoadedPools;
}

/** Reads the file that was named, else `pools.yaml` in the working directory, else the example. */
export function readPools(
  name: string | undefined,
  terminal: Pick<Terminal, 'directory' | 'environment'>,
): ReadPools {
  const { path, isExample } = choosePoolsFile(name, terminal.directory);
  const loaded = loadPools(resolve(terminal.directory, path), terminal.environment);
  const named = (problems: readonly Problem[]) => problems.map(problem => ({ ...problem, file: path }));
  return {
    file: path,
    isExample,
    loaded: loaded.ok
      ? { ...loaded, explain: findings => named(loaded.explain(findings)) }
      : { ok: false, problems: named(loaded.problems) },
  };
}
