import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { filedModules, type JoinedModules, joinedName } from '../src/causes/filed-modules.ts';

/** What the module must export; a name of its own, so that it is written once. */
const exported: keyof JoinedModules = 'modules';

/** Writes the modules in the folders there as one: all are read at once, and hundreds of files take a second. */
export async function joinModules(folder: string): Promise<void> {
  const files = await filedModules(pathToFileURL(`${folder}/`));
  const imports = files.map((file, index) => `import * as module${index} from './${file}';`);
  const rows = files.map((file, index) => `[${JSON.stringify(file.split('/')[0])}, module${index}]`);
  await build({
    stdin: {
      contents: [...imports, `export const ${exported} = [${rows.join(', ')}];`].join('\n'),
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
