import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fixScript } from '../../src/cli/doctor/fix-script.ts';
import { reportOf } from '../../src/doctor/report.ts';
import type { CheckResult } from '../../src/doctor/run-checks.ts';

const nothing = { account: [], pool: [], client: [], function: [], page: [], source: [] };
const model = readFileSync(new URL('../../model/cognito-idp.json', import.meta.url), 'utf8');

/** The script of --fix is one that bash reads, and no line of it waits for a word to be filled in. */
export function assertWholeScript(results: readonly CheckResult[]): void {
  const script = fixScript(
    reportOf({ results, subjects: nothing, baseline: [], known: new Set(), isPartial: false, now: 0 }),
    'aws',
  );
  const { status, stderr } = spawnSync('bash', ['-n'], { input: script });
  assert.deepEqual([status, stderr.toString()], [0, '']);
  const words = script
    .split('\n')
    .filter(line => !line.startsWith('#'))
    .flatMap(line => line.match(/\b[A-Z][A-Z_]{2,}\b/g) ?? []);
  // What the API has as a value, such as ENABLED, is no blank.
  assert.deepEqual(
    words.filter(word => !model.includes(`"${word}"`)),
    [],
  );
}
