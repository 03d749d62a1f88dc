import { resolve } from 'node:path';
import { choosePoolsFile } from '../config/choose-pools-file.ts';
import { type LoadedPools, loadPools } from '../config/load-pools.ts';
import type { Terminal } from './terminal.ts';

/** A pools.yaml that a command was told to read, or chose. */
export interface ReadPools {
  /** As it is shown. */
  readonly file: string;
  readonly isExample: boolean;
  readonly loaded: LoadedPools;
}

/** Reads the file that was named, else `pools.yaml` in the working directory, else the example. */
export function readPools(named: string | undefined, terminal: Terminal): ReadPools {
  const { path, isExample } = choosePoolsFile(named, terminal.directory);
  const loaded = loadPools(resolve(terminal.directory, path), terminal.environment);
  if (loaded.ok) return { file: path, isExample, loaded };
  const problems = loaded.problems.map(problem => ({ ...problem, file: path }));
  return { file: path, isExample, loaded: { ok: false, problems } };
}
