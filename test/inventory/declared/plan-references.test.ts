import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createConfiguration } from '../../../src/inventory/terraform/configuration.ts';
import { createPlanReferences } from '../../../src/inventory/terraform/plan-references.ts';
import type { StateResource } from '../../../src/inventory/terraform/state-resource.ts';

const of = (type: string, name: string, module = ''): StateResource => ({
  ...{ type, name, module, values: {}, hasSecret: false },
});
const pool = of('pool', 'main', 'module.auth');
const clients = Array.from({ length: 200 }, (_, at) => of('client', `app${at}`));

/** The pools of very many app clients that refer to a module, and how often one of its outputs was looked at. */
function found(
  outputs: number,
  expression: object,
): { readonly pools: Set<unknown>; readonly looks: number } {
  let looks = 0;
  const output = {
    get expression() {
      looks += 1;
      return expression;
    },
  };
  const named = Object.fromEntries(Array.from({ length: outputs }, (_, at) => [`o${at}`, output]));
  const last = { id: { expression: { references: ['pool.main.id', 'pool.main'] } } };
  const expressions = { user_pool_id: { references: ['module.auth'] } };
  const configuration = createConfiguration({
    root_module: {
      module_calls: { auth: { module: { outputs: { ...named, ...last } } } },
      resources: clients.map(({ type, name }) => ({ type, name, expressions })),
    },
  });
  const poolAt = createPlanReferences(configuration, [pool, ...clients], 'pool');
  return { pools: new Set(clients.map(client => poolAt(client, 'user_pool_id'))), looks };
}

describe('a module that very many app clients refer to', () => {
  const rows: readonly (readonly [name: string, outputs: number, expression: object, pool?: string])[] = [
    ['with very many outputs that refer to nothing', 5_000, {}, 'module.auth.pool.main'],
    ['with many that refer to something else', 100, { references: ['aws_lb.a'] }, 'module.auth.pool.main'],
    ['with more than are followed', 5_000, { references: ['aws_lb.a'] }],
    ['with many that refer to each other', 600, { references: ['var.a', 'var.b'] }],
  ];
  for (const [name, outputs, expression, address] of rows) {
    test(`${name} is gone through once`, () => {
      const { pools, looks } = found(outputs, expression);
      assert.deepEqual([...pools], [address]);
      assert.ok(looks <= outputs, `${looks} looks`);
    });
  }
});
