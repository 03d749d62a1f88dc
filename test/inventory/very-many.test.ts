import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createBudget } from '../../src/inventory/cloudformation/budget.ts';
import { declaredIn, openTemplate } from '../../src/inventory/cloudformation/declared-in.ts';
import { evaluate } from '../../src/inventory/cloudformation/evaluate.ts';
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

test('the resources of a template are not gone through for each of its pools', () => {
  let looks = 0;
  const counted = {
    get Type() {
      looks += 1;
      return 'AWS::Serverless::Function';
    },
  };
  const { template } = openTemplate('{"Resources":{}}', { parameters: new Map() });
  const pool = { Type: 'AWS::Cognito::UserPool' };
  const pools = Object.fromEntries(Array.from({ length: 500 }, (_, at) => [`Pool${at}`, pool]));
  const resources = { Mail: counted, ...pools };
  const given = { parameters: new Map(), physicalIds: new Map(), imported: () => undefined };
  const scope = evaluate({ ...template, resources }, given, createBudget());
  assert.equal(declaredIn({ template: { ...template, resources }, scope }).resources.length, 500);
  assert.ok(looks < 10, `${looks} looks`);
});
