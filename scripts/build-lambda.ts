import { hash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { bundleLambda } from '../src/cli/lambda-bundle.ts';
import { zip } from '../src/cli/lambda-zip.ts';

const root = resolve(import.meta.dirname, '..');

/** The custom-message function as it goes to Lambda: one file, `index.mjs`, handler `index.handler`. */
export async function bundledLambda(): Promise<Uint8Array> {
  return (await bundleLambda(join(root, 'lambdas/custom-message'), 'index.ts')).bytes;
}

/** Writes the function and its zip into a folder, and gives the zip. */
export async function buildLambda(folder: string): Promise<Buffer> {
  const bytes = await bundledLambda();
  const zipped = zip([{ name: 'index.mjs', bytes }]);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'custom-message.mjs'), bytes);
  writeFileSync(join(folder, 'custom-message.zip'), zipped);
  return zipped;
}

// node scripts/build-lambda.ts: says what the zip is. Terraform's source_code_hash is the base64 form of
// its SHA-256.
if (import.meta.main) {
  const zipped = await buildLambda(join(root, 'dist/lambdas'));
  console.log(`dist/lambdas/custom-message.zip  ${zipped.length} bytes`);
  console.log(`  SHA-256  ${hash('sha256', zipped, 'hex')}`);
  console.log(`  base64   ${hash('sha256', zipped, 'base64')}`);
}
