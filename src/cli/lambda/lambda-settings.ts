import { existsSync } from 'node:fs';
import { readFile, realpath } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';

/** The files of which esbuild takes the nearest; those of one row stand in for each other. */
const kinds = [['tsconfig.json', 'jsconfig.json'], ['package.json']] as const;

/**
 * The files that say how esbuild bundles these sources, though nothing of them is in the bundle: the nearest of each kind,
 * and what a tsconfig.json extends. Places before the nearest are named too, where there is no file now: one that was
 * there when the bundle was made elsewhere would have been the nearest.
 *
 * @param sources absolute paths
 * @returns absolute paths, without what is installed by npm
 */
export async function settingsFor(sources: readonly string[]): Promise<readonly string[]> {
  const folders = new Set(await Promise.all(sources.map(source => realpath(dirname(source)))));
  const paths = new Set([...folders].flatMap(folder => kinds.flatMap(names => nearest(folder, names))));
  // A set that grows while it is gone through is gone through to its end.
  for (const path of paths) {
    if (path.endsWith('package.json')) continue;
    for (const extended of await extendedBy(path)) paths.add(extended);
  }
  return [...paths];
}

function nearest(folder: string, names: readonly string[]): readonly string[] {
  const here = names.map(name => join(folder, name));
  const above = dirname(folder);
  return above === folder || here.some(path => existsSync(path)) ? here : [...here, ...nearest(above, names)];
}

/** The files that a tsconfig.json extends, by TypeScript's rules for their names; those of packages are installed. */
async function extendedBy(path: string): Promise<readonly string[]> {
  const names = [extendsOf(await readFile(path, 'utf8').catch(() => ''))].flat();
  const found = names.map(async name => {
    if (typeof name !== 'string') return [];
    const isPath = /^\.{0,2}(?:[\\/]|$)/.test(name);
    const bases = isPath ? [dirname(path)] : packagesFrom(dirname(path));
    const places = bases
      .flatMap(base => ['', '.json', '/tsconfig.json'].map(end => resolve(base, name + end)))
      .filter(place => place.endsWith('.json'));
    const place = places.find(one => existsSync(one));
    if (place === undefined) return isPath ? places : [];
    const real = await realpath(place);
    return real.includes(`${sep}node_modules${sep}`) ? [] : [real];
  });
  return (await Promise.all(found)).flat();
}

function packagesFrom(folder: string): readonly string[] {
  const above = dirname(folder);
  const here = join(folder, 'node_modules');
  return above === folder ? [here] : [here, ...packagesFrom(above)];
}

/** JSON with comments and with commas before closing brackets, as tsconfig.json may be. */
function extendsOf(text: string): unknown {
  const bare = text
    .replaceAll(/("(?:\\.|[^"\\])*")|\/\/[^\n]*|\/\*[\s\S]*?\*\//g, (_, string = '') => string)
    .replaceAll(/("(?:\\.|[^"\\])*")|,(?=\s*[}\]])/g, (_, string = '') => string);
  try {
    const { extends: name }: { extends?: unknown } = JSON.parse(bare);
    return name;
  } catch {
    // esbuild warns of it and goes on without.
    return undefined;
  }
}
