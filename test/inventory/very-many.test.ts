import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { matrixProbeOf } from '../../src/inventory/matrix/matrix-probe.ts';
import { mergedLines } from '../../src/inventory/merged-lines.ts';
import { readTerraform } from '../../src/inventory/terraform/terraform.ts';

/** More than a call takes as arguments. */
const many = 200_000;

describe('what may be very many is never the arguments of a call', () => {
  test('modules of a plan', () => {
    const child_modules = Array.from({ length: many }, () => 0);
    const plan = { format_version: '1.2', planned_values: { root_module: { child_modules } } };
    assert.deepEqual(readTerraform(JSON.stringify(plan)), []);
  });

  test('lines of pools.yaml', () => {
    const lines = ['a: 1', ...Array.from({ length: many }, () => ''), 'b: 2'];
    const merged = mergedLines(lines, lines, lines.with(-1, 'b: 3'), '');
    assert.deepEqual([merged.length, merged.at(-1)], [many + 2, 'b: 3']);
  });

  test('runs of the probe', () => {
    const run = { isRun: true, journey: 'reset', subject: { clientId: 'c', poolId: 'p' } } as const;
    const runs = Array.from({ length: many }, (_, startedAt) => ({ ...run, startedAt }));
    assert.equal(matrixProbeOf({ id: 'c', poolId: 'p' }, runs).lastSeen, '1970-01-01');
  });
});
