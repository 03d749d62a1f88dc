/*
 * `npm run build`: makes dist/, which is what is published: JavaScript with types, the model, the bundled reset page
 * and the zip of each Lambda function.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, globSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildResetPage } from './build-reset-page.ts';

const root = resolve(import.meta.dirname, '..');
const dist = join(root, 'dist');

function run(program: string, ...args: string[]): void {
  const { status } = spawnSync(program, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  if (status !== 0) process.exit(1);
}

const tsc = join(root, 'node_modules/.bin/tsc');

rmSync(dist, { recursive: true, force: true });
run(tsc, '--project', 'tsconfig.build.json');
// The reset page and its client run in browsers: they are compiled with a browser's types.
const emit = ['--noEmit', 'false', '--rootDir', '.', '--outDir', 'dist', '--declaration'];
run(tsc, '--project', 'reset-page', ...emit, '--rewriteRelativeImportExtensions');

// What the sources read beside themselves keeps its place.
for (const file of globSync(['src/**/*.*', 'model/*.json'], { cwd: root, exclude: ['**/*.ts', '**/*.md'] })) {
  cpSync(join(root, file), join(dist, file));
}
await buildResetPage(join(dist, 'reset-page'));
run(process.execPath, 'scripts/build-lambda.ts');
console.log('Built dist/.');
