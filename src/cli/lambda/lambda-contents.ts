import { existsSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UsageProblem } from '../usage-problem.ts';
import { bundleLambda } from './lambda-bundle.ts';
import { settingsFor } from './lambda-settings.ts';
import {
  refuseUncommitted,
  refuseUncommittedSettings,
  trackedContents,
  trackedFiles,
} from './lambda-tracked.ts';
import type { ZipEntry } from './lambda-zip.ts';

/** What goes into the zip of a function. */
export interface LambdaContents {
  /** What the function is called where nobody says. */
  readonly name: string;
  readonly entries: readonly ZipEntry[];
}

const name = 'custom-message';
/** The sources, which only a checkout has. */
const checkout = fileURLToPath(new URL(`../../../lambdas/${name}`, import.meta.url));
/** The bundle, which the published package has in their place. */
const ready = fileURLToPath(new URL(`../../../lambdas/${name}.mjs`, import.meta.url));

/**
 * The function that comes with Lifeguard: bundled from a checkout's sources, in the
 * published package as it was then.
 *
 * @throws LambdaNotPackaged
 */
export async function shippedLambda(dirty: boolean): Promise<LambdaContents> {
  const bytes = existsSync(join(checkout, 'index.ts'))
    ? await bundled(checkout, 'index.ts', dirty)
    : await readFile(ready);
  return { name, entries: [{ name: 'index.mjs', bytes }] };
}

/**
 * A function of one's own: the files that git tracks in a folder. A handler in TypeScript is bundled with
 * what it imports, where the folder has no index in JavaScript.
 *
 * @throws LambdaNotPackaged, UsageProblem
 */
export async function lambdaIn(folder: string, dirty: boolean): Promise<LambdaContents> {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw new UsageProblem(`There is no folder ${folder}.`);
  }
  const files = await trackedFiles(folder, dirty);
  const has = (file: string) => files.some(entry => entry.name === file);
  const own = basename(resolve(folder));
  const source = ['index.ts', 'index.mts'].find(has);
  if (source === undefined || ['index.mjs', 'index.js', 'index.cjs'].some(has)) {
    return { name: own, entries: files };
  }
  return { name: own, entries: [{ name: 'index.mjs', bytes: await bundled(folder, source, dirty) }] };
}

async function bundled(folder: string, file: string, dirty: boolean): Promise<Uint8Array> {
  if (dirty) return (await bundleLambda(folder, file)).bytes;
  const { bytes, sources } = await bundleLambda(folder, file, path => trackedContents(folder, path));
  await refuseUncommitted(folder, sources);
  await refuseUncommittedSettings(folder, await settingsFor(sources));
  return bytes;
}
