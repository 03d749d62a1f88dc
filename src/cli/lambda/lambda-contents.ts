import { existsSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UsageProblem } from '../usage-problem.ts';
import { bundleLambda } from './lambda-bundle.ts';
import { LambdaNotPackaged } from './lambda-not-packaged.ts';
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
  /** What people should know of it, as a sentence. */
  readonly note?: string;
}

/** The handlers that a folder is looked through for: what Lambda loads, and what is bundled into that. */
const loaded = ['index.mjs', 'index.js', 'index.cjs'];
const bundledFrom = ['index.ts', 'index.mts'];

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
  if (loaded.some(has)) return { name: own, entries: files };
  const source = bundledFrom.find(has);
  if (source === undefined) return { name: own, entries: files, note: withoutIndex(folder, files) };
  return { name: own, entries: [{ name: 'index.mjs', bytes: await bundled(folder, source, dirty) }] };
}

/**
 * Whether the files may go as they are, where none of them is an index: a handler may have another name and another
 * language, but not one that no runtime of Lambda loads.
 */
function withoutIndex(folder: string, files: readonly ZipEntry[]): string {
  const isTyped = files.some(({ name: file }) => /(?<!\.d)\.[mc]?tsx?$/.test(file));
  const none = `There is no ${loaded.join(', ')}, ${bundledFrom.join(' or ')} in ${folder}`;
  if (isTyped && !files.some(({ name: file }) => /\.[mc]?js$/.test(file))) {
    throw new LambdaNotPackaged(
      `${none}: Lambda loads no TypeScript, so call the file that exports the handler index.ts, and it is bundled.`,
    );
  }
  return `${none}: nothing is bundled, and the function’s handler setting has to name the file.`;
}

async function bundled(folder: string, file: string, dirty: boolean): Promise<Uint8Array> {
  if (dirty) return (await bundleLambda(folder, file)).bytes;
  const { bytes, sources } = await bundleLambda(folder, file, path => trackedContents(folder, path));
  await refuseUncommitted(folder, sources);
  await refuseUncommittedSettings(folder, await settingsFor(sources));
  return bytes;
}
