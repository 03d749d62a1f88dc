import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { bundleLambda } from '../src/cli/lambda/lambda-bundle.ts';

const root = resolve(import.meta.dirname, '..');

/** The custom-message function as it goes to Lambda: one file, `index.mjs`, handler `index.handler`. */
export async function bundledLambda(): Promise<Uint8Array> {
  return (await bundleLambda(join(root, 'lambdas/custom-message'), 'index.ts')).bytes;
}

/** Writes the function into a folder, where `lifeguard lambda package` of the published package reads it. */
export async function buildLambda(folder: string): Promise<void> {
  const bytes = await bundledLambda();
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'custom-message.mjs'), bytes);
}
