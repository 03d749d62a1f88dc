import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';

/*
 * Modules that stand in folders by area, such as the causes: they are found by their place, and listed nowhere.
 */

/** What a module exports, and the folder that it stands in, such as `reset`. */
export type FiledModule = readonly [area: string, exported: Readonly<Record<string, unknown>>];

/**
 * The name of a module beside the folders that has all the others in it. The package has it, for reading one file is much
 * faster than reading hundreds; a checkout has none.
 */
export const joinedName = 'joined.js';

/** What that module exports. */
export interface JoinedModules {
  readonly modules: readonly FiledModule[];
}

/** The files in the folders there that are modules, such as `reset/code-expired.ts`. */
export async function filedModules(here: URL): Promise<readonly string[]> {
  const files = await readdir(here, { recursive: true });
  return files
    .map(file => file.replaceAll('\\', '/'))
    .filter(file => /^[\w-]+\/[\w-]+\.[jt]s$/.test(file))
    .sort();
}

/** The source of a module that has all of them, to be bundled there. */
export async function joinedSource(here: URL): Promise<string> {
  const files = await filedModules(here);
  const imports = files.map((file, index) => `import * as module${index} from './${file}';`);
  const rows = files.map((file, index) => `[${JSON.stringify(file.split('/')[0])}, module${index}]`);
  const exported: keyof JoinedModules = 'modules';
  return [...imports, `export const ${exported} = [${rows.join(', ')}];`].join('\n');
}

/** Reads all of them, in the order of their names. */
export async function readFiledModules(here: URL): Promise<readonly FiledModule[]> {
  const joined = new URL(joinedName, here);
  if (existsSync(joined)) {
    const { modules }: JoinedModules = await import(joined.href);
    return modules;
  }
  const files = await filedModules(here);
  return Promise.all(
    files.map(
      async (file): Promise<FiledModule> => [
        file.split('/')[0] ?? '',
        await import(new URL(file, here).href),
      ],
    ),
  );
}
