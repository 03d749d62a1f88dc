/*
 * `npm test`: types, lint, structure, then every test on both engines and in a browser.
 * `npm test -- store wire/handle`: only the tests whose path contains one of the words.
 * Exit codes: 0 all is well, 1 something failed, 3 something that is needed is not there.
 */
import { spawnSync } from 'node:child_process';
import { globSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { postgresForTests } from './postgres.ts';
import { meetRequirements } from './requirements.ts';
import { testProcesses } from './test-processes.ts';

const root = resolve(import.meta.dirname, '..');
const words = process.argv.slice(2);
const started = Date.now();
const failed: string[] = [];

/** Runs one step in this terminal and remembers whether it failed. */
function step(name: string, program: string, args: readonly string[], env = process.env): void {
  console.log(`\n── ${name}`);
  const begun = Date.now();
  const { status, error } = spawnSync(program, args, {
    cwd: root,
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (error) console.error(error.message);
  if (status !== 0) failed.push(name);
  console.log(`── ${name}: ${status === 0 ? 'fine' : 'failed'} after ${seconds(Date.now() - begun)}`);
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

const local = (program: string) => join(root, 'node_modules/.bin', program);

const files = globSync('test/**/*.test.ts', { cwd: root })
  .map(file => file.replaceAll('\\', '/'))
  .filter(file => words.length === 0 || words.some(word => file.includes(word)))
  .sort();
if (files.length === 0) {
  console.error(`No test has ${words.join(' or ')} in its path.`);
  process.exit(2);
}

if (words.length === 0) {
  const missing = meetRequirements();
  if (missing !== undefined) {
    console.error(missing);
    process.exit(3);
  }
  step('types', local('tsc'), ['--noEmit']);
  step('types of the reset page', local('tsc'), ['--noEmit', '--project', 'reset-page']);
  step('lint', local('biome'), [
    'ci',
    '--error-on-warnings',
    ...(process.stdout.isTTY ? [] : ['--colors=off']),
  ]);
  step('structure', process.execPath, ['scripts/check-structure.ts']);
}

// Where a part of the tests is run on a machine without PostgreSQL, those that need it say so.
const postgres = await postgresForTests(process.env).catch(error => {
  console.error(error instanceof Error ? error.message : String(error));
  return undefined;
});
const folder = mkdtempSync(join(tmpdir(), 'lifeguard-tests-'));
try {
  const env = {
    ...process.env,
    // Nearly all processes read the same modules.
    NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/tests'),
    ...(postgres && { LIFEGUARD_TEST_POSTGRES: postgres.url }),
  };
  // A test that hangs ends the run with its name, long before the machine that runs it gives up. Processes wait a quarter
  // of their time, for browsers, servers and timers, so that there is one more of them than cores.
  const limits = ['--test-timeout=300000', `--test-concurrency=${availableParallelism() + 1}`];
  step('tests', process.execPath, ['--test', ...limits, ...testProcesses(files, folder)], env);
} finally {
  rmSync(folder, { recursive: true, force: true });
  await postgres?.stop();
}

console.log(
  `\n${failed.length === 0 ? 'All is well' : `Failed: ${failed.join(', ')}`}, after ${seconds(Date.now() - started)}.`,
);
process.exitCode = failed.length === 0 ? 0 : 1;
