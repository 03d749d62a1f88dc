import { relative, resolve } from 'node:path';
import { after, describe } from 'node:test';
import { pathToFileURL } from 'node:url';

const root = resolve(import.meta.dirname, '..');

/**
 * Runs files of tests in this process, one after the other. Each is a suite of its own, so that its hooks are for its
 * tests alone, and each finds the environment that the first one found.
 */
export async function runTogether(files: readonly string[]): Promise<void> {
  // Between two files there may be nothing else that keeps the process.
  const alive = setInterval(() => {}, 60_000);
  for (const file of files) {
    await describe(relative(root, file), async () => {
      const found = { ...process.env };
      await import(pathToFileURL(file).href);
      after(() => restore(found));
    });
  }
  clearInterval(alive);
}

function restore(environment: Readonly<Record<string, string | undefined>>): void {
  for (const name of Object.keys(process.env)) if (!(name in environment)) delete process.env[name];
  Object.assign(process.env, environment);
}
