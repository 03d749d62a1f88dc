/*
 * `npm run build`: makes dist/, which is what is published: JavaScript with types, the same joined into a few files
 * that start sooner, the model, the bundled reset page and the bundled Lambda function.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, globSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildLambda } from './build-lambda.ts';
import { buildResetPage } from './build-reset-page.ts';
import { bundlePackage } from './bundle.ts';
import { joinModules } from './join-modules.ts';

const root = resolve(import.meta.dirname, '..');

function compile(...args: string[]): void {
  const { status } = spawnSync(join(root, 'node_modules/.bin/tsc'), args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (status !== 0) throw new Error('The sources do not compile.');
}

/** Builds into that folder, which is emptied first. */
export async function buildPackage(dist: string): Promise<void> {
  rmSync(dist, { recursive: true, force: true });
  compile('--project', 'tsconfig.build.json', '--outDir', dist);
  // The reset page and its client run in browsers: they are compiled with a browser's types.
  const emit = ['--noEmit', 'false', '--rootDir', '.', '--outDir', dist, '--declaration'];
  compile('--project', 'reset-page', ...emit, '--rewriteRelativeImportExtensions');

  // What the sources read beside themselves keeps its place.
  for (const file of globSync(['src/**/*.*', 'model/*.json'], {
    cwd: root,
    exclude: ['**/*.ts', '**/*.md'],
  })) {
    cpSync(join(root, file), join(dist, file));
  }
  await buildResetPage(join(dist, 'reset-page'));
  await buildLambda(join(dist, 'lambdas'));
  for (const folder of ['src/causes', 'src/doctor/checks']) await joinModules(join(dist, folder));
  await bundlePackage(dist);
}

if (import.meta.main) {
  await buildPackage(join(root, 'dist'));
  console.log('Built dist/.');
}
