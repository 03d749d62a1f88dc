import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Plugin } from 'esbuild';
import { joinedSource } from '../../causes/filed-modules.ts';

const folderOf = (path: string) => fileURLToPath(new URL(`../../${path}/`, import.meta.url));

/** What stands in a bundle in place of `readFiledModules`: there the checks of doctor and the causes lie beside it. */
const reader = `
export async function readFiledModules(here) {
  const isOfChecks = here.pathname.endsWith('/checks/');
  const { modules } = isOfChecks ? await import('filed:doctor/checks') : await import('filed:causes');
  return modules;
}`;

/** Takes the causes and the checks of doctor along, which are found by their folders: a bundle has none. */
export const filedInBundle: Plugin = {
  name: 'filed-in-bundle',
  setup({ onLoad, onResolve }) {
    onLoad({ filter: /[\\/]causes[\\/]filed-modules\.ts$/ }, () => ({ contents: reader, loader: 'js' }));
    onResolve({ filter: /^filed:/ }, ({ path }) => ({
      path: path.slice('filed:'.length),
      namespace: 'filed',
    }));
    onLoad({ filter: /.*/, namespace: 'filed' }, async ({ path }) => {
      const folder = folderOf(path);
      return { contents: await joinedSource(pathToFileURL(folder)), resolveDir: folder, loader: 'ts' };
    });
  },
};
