import { readFileSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { build, type Plugin } from 'esbuild';

const root = resolve(import.meta.dirname, '..');

/**
 * A module finds its workers, assets and data by its own address. In a bundle that would be the bundle's, so each is
 * told the address that it has beside it.
 */
function ownAddresses(bundle: string): Plugin {
  return {
    name: 'own-addresses',
    setup({ onLoad }) {
      onLoad({ filter: /[\\/]dist[\\/].*\.js$/ }, async ({ path }) => {
        const address = relative(bundle, path).replaceAll('\\', '/');
        const text = await readFile(path, 'utf8');
        return {
          contents: text.replaceAll('import.meta.url', `new URL('${address}', import.meta.url).href`),
        };
      });
    },
  };
}

/** The libraries that every start reads; what only some starts load stays outside the bundle. */
const joined = ['fflate', 'yaml', 'zod'];

function outside(): string[] {
  const manifest: Record<'dependencies' | 'peerDependencies', Readonly<Record<string, string>>> = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  );
  const { dependencies, peerDependencies } = manifest;
  return Object.keys({ ...dependencies, ...peerDependencies }).filter(name => !joined.includes(name));
}

/**
 * Joins the modules of `dist` that a start reads into a few files in `dist/bundle`: finding and reading some 570 small
 * ones takes nearly half of a start. The libraries that read pools.yaml are joined in, with their licences beside them;
 * what only some starts load stays outside.
 */
export async function bundlePackage(dist: string): Promise<void> {
  const folder = join(dist, 'bundle');
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: {
      lifeguard: join(dist, 'src/cli/main.js'),
      testing: join(dist, 'src/testing/index.js'),
      triggers: join(dist, 'src/triggers/index.js'),
    },
    outdir: folder,
    bundle: true,
    splitting: true,
    format: 'esm',
    // Takes the form of a library that is not for Node.js alone: modules, of which only what is used is taken.
    platform: 'neutral',
    target: 'node24',
    charset: 'utf8',
    external: ['node:*', 'esbuild', ...outside()],
    plugins: [ownAddresses(folder)],
    metafile: true,
  });
  const modules = Object.keys(metafile.inputs);
  const libraries = modules.flatMap(
    path => /^node_modules\/((?:@[^/]+\/)?[^/.][^/]*)\//.exec(path)?.[1] ?? [],
  );
  const licences = [...new Set(libraries)].map(
    name => `${name}\n\n${readFileSync(join(root, 'node_modules', name, 'LICENSE'), 'utf8')}`,
  );
  writeFileSync(join(folder, 'LICENSES.txt'), licences.join('\n'));
}
