import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { causeModules, type JoinedCauses, joinedModule } from '../src/causes/catalogue.ts';

/** What the module must export; a name of its own, so that it is written once. */
const exported: keyof JoinedCauses = 'modules';

/** Writes the causes of `dist` as one module: to explain, all are read, and hundreds of files take a second. */
export async function joinCauses(dist: string): Promise<void> {
  const folder = join(dist, 'src/causes');
  const files = await causeModules(pathToFileURL(`${folder}/`));
  const imports = files.map((file, index) => `import * as cause${index} from './${file}';`);
  const rows = files.map((file, index) => `[${JSON.stringify(file.split('/')[0])}, cause${index}]`);
  await build({
    stdin: {
      contents: [...imports, `export const ${exported} = [${rows.join(', ')}];`].join('\n'),
      resolveDir: folder,
    },
    outfile: join(folder, joinedModule),
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    target: 'node24',
    charset: 'utf8',
    external: ['node:*'],
  });
}
