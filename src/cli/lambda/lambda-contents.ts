import { existsSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UsageProblem } from '../usage-problem.ts';
import { type BundleOptions, bundleLambda } from './lambda-bundle.ts';
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

/** Where a function that comes along is made from. */
export interface ShippedLambda {
  readonly name: string;
  /** The folder of its sources, which only a checkout has. */
  readonly folder: string;
  readonly file: string;
  readonly options: BundleOptions;
  /**
   * Where the bundle goes, where that is not the handler's own place: it finds what it reads beside itself, as its sources
   * do. The handler's place then only hands it on.
   */
  readonly place: string;
  /** What goes along with it: its path in the zip and on the disk. */
  readonly beside: readonly (readonly [name: string, path: string])[];
}

const at = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

/** The functions that come with Lifeguard. */
export const shippedLambdas = {
  'custom-message': {
    name: 'custom-message',
    folder: at('lambdas/custom-message'),
    file: 'index.ts',
    options: {},
    place: 'index.mjs',
    beside: [],
  },
  probe: {
    name: 'probe',
    folder: at('src/cli/probe'),
    file: 'lambda-handler.ts',
    // A function opens no page.
    options: { external: ['playwright-core', 'jsdom', '@babel/parser'], hasRequire: true, hasFiled: true },
    place: 'lifeguard/probe/index.mjs',
    beside: [['model/cognito-idp.json', at('model/cognito-idp.json')]],
  },
} as const satisfies Record<string, ShippedLambda>;

/**
 * A function that comes with Lifeguard: bundled from a checkout's sources, in the
 * published package as it was then.
 *
 * @throws LambdaNotPackaged
 */
export async function shippedLambda(
  { name, folder, file, options, place, beside }: ShippedLambda,
  dirty: boolean,
): Promise<LambdaContents> {
  const isCheckout = existsSync(join(folder, file));
  const bytes = isCheckout
    ? await bundled(folder, file, dirty, options)
    : await readFile(at(`lambdas/${name}.mjs`));
  const entries: ZipEntry[] = [{ name: place, bytes }];
  if (place !== 'index.mjs') {
    entries.push({ name: 'index.mjs', bytes: Buffer.from(`export { handler } from './${place}';\n`) });
  }
  for (const [entry, path] of beside) {
    const tracked = isCheckout && !dirty ? await trackedContents(folder, path) : undefined;
    entries.push({ name: entry, bytes: tracked ?? (await readFile(path)) });
  }
  return { name, entries };
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

async function bundled(
  folder: string,
  file: string,
  dirty: boolean,
  options: BundleOptions = {},
): Promise<Uint8Array> {
  if (dirty) return (await bundleLambda(folder, file, undefined, options)).bytes;
  const read = (path: string) => trackedContents(folder, path);
  const { bytes, sources } = await bundleLambda(folder, file, read, options);
  await refuseUncommitted(folder, sources);
  await refuseUncommittedSettings(folder, await settingsFor(sources));
  return bytes;
}
