import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { joinedName, joinedSource } from '../src/causes/filed-modules.ts';

/** Writes the modules in the folders there as one: all are read at once, and hundreds of files take a second. */
export async function joinModules(folder: string): Promise<void> {
  await build({
    stdin: {
      contents: await joinedSource(pathToFileURL(`${folder}/`)),
      resolveDir: folder,
    },
    outfile: join(folder, joinedName),
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    target: 'node24',
    charset: 'utf8',
    external: ['node:*'],
  });
}
