import { cpSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildPackage } from './build.ts';

const root = resolve(import.meta.dirname, '..');

/**
 * Lays the package into that folder as npm would install it, built from these sources. Its dependencies are found
 * where the folder lies within this repository.
 */
export async function layPackage(folder: string): Promise<void> {
  // Ours, and its `files` are paths.
  const { files } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { files: string[] };
  for (const file of ['package.json', ...files.filter(name => name !== 'dist')]) {
    cpSync(join(root, file), join(folder, file), { recursive: true });
  }
  await buildPackage(join(folder, 'dist'));
}
