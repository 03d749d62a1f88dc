import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { bundleLambda } from '../src/cli/lambda/lambda-bundle.ts';
import { shippedLambdas } from '../src/cli/lambda/lambda-contents.ts';

const root = resolve(import.meta.dirname, '..');

/** The custom-message function as it goes to Lambda: one file, `index.mjs`, handler `index.handler`. */
export async function bundledLambda(): Promise<Uint8Array> {
  return (await bundleLambda(join(root, 'lambdas/custom-message'), 'index.ts')).bytes;
}

/** Writes the functions into a folder, where `lifeguard lambda package` of the published package reads it. */
export async function buildLambda(folder: string): Promise<void> {
  const bytes = await bundledLambda();
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'custom-message.mjs'), bytes);
  const { folder: sources, file, options } = shippedLambdas.probe;
  const probe = await bundleLambda(sources, file, undefined, options);
  writeFileSync(join(folder, 'probe.mjs'), probe.bytes);
}
