import { createRequire } from 'node:module';
import { join, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BuildFailure, Plugin } from 'esbuild';
import { CommandProblem } from '../command-problem.ts';
import { NotReached } from '../not-reached.ts';
import { filedInBundle } from './filed-in-bundle.ts';
import { LambdaNotPackaged } from './lambda-not-packaged.ts';

type Esbuild = typeof import('esbuild');

/** A handler and all that it imports, in one module. */
export interface Bundle {
  readonly bytes: Uint8Array;
  /** The absolute paths of the files in it that were not installed by npm. */
  readonly sources: readonly string[];
}

/** What stands in a source in place of what the disk has; undefined leaves it to the disk. */
export type ReadSource = (path: string) => Promise<Uint8Array | undefined>;

/** What a bundle leaves out, and what it begins with. */
export interface BundleOptions {
  /** Packages that stay outside beside the AWS SDK. */
  readonly external?: readonly string[];
  /** For libraries of CommonJS, which ask for modules of Node.js by `require`. */
  readonly hasRequire?: boolean;
  /** Whether the causes and the checks of doctor go along. */
  readonly hasFiled?: boolean;
}

const requireBanner =
  "import { createRequire as requireHere } from 'node:module'; const require = requireHere(import.meta.url);";

/**
 * Bundles a handler for Lambda with the esbuild of its own project, else with ours. What the runtime brings
 * along, the AWS SDK, stays out.
 *
 * @param folder where the handler is
 * @param file its name, such as `index.ts`
 * @param read takes an absolute path; of files that were not installed by npm
 * @throws LambdaNotPackaged
 * @throws NotReached where there is no esbuild
 */
export async function bundleLambda(
  folder: string,
  file: string,
  read?: ReadSource,
  { external = [], hasRequire = false, hasFiled = false }: BundleOptions = {},
): Promise<Bundle> {
  const { build } = await esbuildFor(folder);
  const made = await build({
    absWorkingDir: folder,
    entryPoints: [file],
    bundle: true,
    platform: 'node',
    target: 'node22',
    format: 'esm',
    charset: 'utf8',
    external: ['@aws-sdk/*', ...external],
    ...(hasRequire && { banner: { js: requireBanner } }),
    write: false,
    metafile: true,
    logLevel: 'silent',
    plugins: [...(hasFiled ? [filedInBundle] : []), ...(read ? [reading(read)] : [])],
  }).catch((error: BuildFailure) => {
    const unread = error.errors[0]?.detail;
    if (unread instanceof CommandProblem) throw unread;
    throw new LambdaNotPackaged(`${file} cannot be bundled. ${error.message}`);
  });
  const [output] = made.outputFiles;
  if (!output) throw new Error('esbuild made nothing of an entry');
  const sources = Object.keys(made.metafile.inputs)
    .filter(path => !path.startsWith('filed:'))
    .map(path => resolve(folder, path));
  return {
    bytes: output.contents,
    sources: sources.filter(path => !isInstalled(path)),
  };
}

function isInstalled(path: string): boolean {
  return path.includes(`${sep}node_modules${sep}`);
}

function reading(read: ReadSource): Plugin {
  return {
    name: 'sources',
    setup({ onLoad }) {
      onLoad({ filter: /.*/, namespace: 'file' }, async ({ path }) => {
        const contents = isInstalled(path) ? undefined : await read(path);
        return contents && { contents, loader: 'default' };
      });
    },
  };
}

async function esbuildFor(folder: string): Promise<Esbuild> {
  try {
    const file = createRequire(join(folder, 'package.json')).resolve('esbuild');
    const { default: esbuild }: { default: Esbuild } = await import(pathToFileURL(file).href);
    return esbuild;
  } catch {
    return import('esbuild').catch(() => {
      throw new NotReached(
        'A handler in TypeScript is bundled by esbuild, and there is none: npm install --save-dev esbuild.',
      );
    });
  }
}
