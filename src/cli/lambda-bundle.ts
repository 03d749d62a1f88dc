import { createRequire } from 'node:module';
import { join, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { exitCode } from './exit-code.ts';
import { LambdaNotPackaged } from './lambda-not-packaged.ts';

type Esbuild = typeof import('esbuild');

/** A handler and all that it imports, in one module. */
export interface Bundle {
  readonly bytes: Uint8Array;
  /** The absolute paths of the files in it that were not installed by npm. */
  readonly sources: readonly string[];
}

/**
 * Bundles a handler for Lambda with the esbuild of its own project, else with ours. What the runtime brings
 * along, the AWS SDK, stays out.
 *
 * @param folder where the handler is
 * @param file its name, such as `index.ts`
 * @throws LambdaNotPackaged
 */
export async function bundleLambda(folder: string, file: string): Promise<Bundle> {
  const { build } = await esbuildFor(folder);
  const made = await build({
    absWorkingDir: folder,
    entryPoints: [file],
    bundle: true,
    platform: 'node',
    target: 'node22',
    format: 'esm',
    charset: 'utf8',
    external: ['@aws-sdk/*'],
    write: false,
    metafile: true,
    logLevel: 'silent',
  }).catch((error: Error) => {
    throw new LambdaNotPackaged(`${file} cannot be bundled. ${error.message}`);
  });
  const [output] = made.outputFiles;
  if (!output) throw new Error('esbuild made nothing of an entry');
  const sources = Object.keys(made.metafile.inputs).map(path => resolve(folder, path));
  return {
    bytes: output.contents,
    sources: sources.filter(path => !path.includes(`${sep}node_modules${sep}`)),
  };
}

async function esbuildFor(folder: string): Promise<Esbuild> {
  try {
    const file = createRequire(join(folder, 'package.json')).resolve('esbuild');
    const { default: esbuild }: { default: Esbuild } = await import(pathToFileURL(file).href);
    return esbuild;
  } catch {
    return import('esbuild').catch(() => {
      throw new LambdaNotPackaged(
        'A handler in TypeScript is bundled by esbuild, and there is none: npm install --save-dev esbuild.',
        exitCode.unreachable,
      );
    });
  }
}
