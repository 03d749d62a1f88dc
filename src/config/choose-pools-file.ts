import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Which pools.yaml a command reads, and whether it is the example. */
export interface ChosenFile {
  readonly path: string;
  readonly isExample: boolean;
}

/** The file that was named, else `pools.yaml` in the working directory, else the example that comes along. */
export function choosePoolsFile(named: string | undefined, directory: string): ChosenFile {
  if (named !== undefined) return { path: named, isExample: false };
  if (existsSync(resolve(directory, 'pools.yaml'))) return { path: 'pools.yaml', isExample: false };
  return { path: examplePath(), isExample: true };
}

/** The example is beside `src` in a checkout, and beside `dist` once published. */
function examplePath(): string {
  const candidates = ['../../examples/phenom/pools.yaml', '../../../examples/phenom/pools.yaml'];
  const files = candidates.map(path => fileURLToPath(new URL(path, import.meta.url)));
  return files.find(file => existsSync(file)) ?? (files[0] as string); // The list above is not empty.
}
