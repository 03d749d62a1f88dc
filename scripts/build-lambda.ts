import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { zip } from './zip.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The zip of the custom-message function, as it goes to Lambda: one file, `index.mjs`, handler `index.handler`. */
export async function lambdaZip(): Promise<Buffer> {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ['lambdas/custom-message/index.ts'],
    bundle: true,
    platform: 'node',
    target: 'node22',
    format: 'esm',
    charset: 'utf8',
    write: false,
  });
  return zip(outputFiles.map(({ contents }) => ({ name: 'index.mjs', bytes: contents })));
}

/** Writes the zip into `dist/` and says what it is. Terraform's source_code_hash is the base64 form of its SHA-256. */
export async function buildLambda(): Promise<void> {
  const bytes = await lambdaZip();
  const file = `${root}dist/lambdas/custom-message.zip`;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, bytes);
  const hash = (encoding: 'hex' | 'base64') => createHash('sha256').update(bytes).digest(encoding);
  console.log(`dist/lambdas/custom-message.zip  ${bytes.length} bytes`);
  console.log(`  SHA-256  ${hash('hex')}`);
  console.log(`  base64   ${hash('base64')}`);
}

if (import.meta.main) await buildLambda();
