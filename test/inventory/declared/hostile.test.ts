import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { parse } from 'yaml';
import { readCloudFormation } from '../../../src/inventory/cloudformation/cloudformation.ts';
import { readStack } from '../../../src/inventory/cloudformation/physical-ids.ts';
import { deployedFrom } from '../../../src/inventory/declared/deployed-from.ts';
import { readGuardReport } from '../../../src/inventory/matrix/guard-state.ts';
import { readProbeReport } from '../../../src/inventory/matrix/matrix-probe.ts';
import { SourceNotRead } from '../../../src/inventory/source-not-read.ts';
import { readTerraform } from '../../../src/inventory/terraform/terraform.ts';

const fixture = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8');

/** A value with one of its members, at any depth, replaced by another. */
function replaced(value: unknown, way: readonly number[], by: unknown): unknown {
  const [step, ...rest] = way;
  if (typeof value !== 'object' || value === null || step === undefined) return by;
  const keys = Object.keys(value);
  const key = keys[step % Math.max(1, keys.length)];
  if (key === undefined) return by;
  const copy: Record<string, unknown> = { ...value };
  copy[key] = replaced(copy[key], rest, by);
  return Array.isArray(value) ? Object.values(copy) : copy;
}

const functions = [
  'Ref',
  'Fn::GetAtt',
  'Fn::Sub',
  'Fn::Join',
  'Fn::Select',
  'Fn::If',
  'Fn::FindInMap',
  'Fn::Split',
];
const odd = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom('__proto__', 'constructor', '', 'Pool', 'IsProd', `\${Pool}`, '\0', 1e300, -1),
  fc
    .tuple(fc.constantFrom(...functions), fc.jsonValue({ maxDepth: 3 }))
    .map(([name, of]) => ({ [name]: of })),
);
const way = fc.array(fc.nat(40), { minLength: 1, maxLength: 9 });

const rows: readonly (readonly [name: string, text: string, read: (text: string) => unknown])[] = [
  ['a state', fixture('two-pools.tfstate'), text => deployedFrom(readTerraform(text))],
  ['a plan', fixture('new-pool.plan.json'), text => deployedFrom(readTerraform(text))],
  [
    'a template',
    JSON.stringify(parse(fixture('shop.template.yaml'), { logLevel: 'silent' })),
    text => deployedFrom(readCloudFormation(text, { parameters: new Map() }).resources),
  ],
  ['a list of resources', fixture('shop.resources.json'), readStack],
  [
    'a report of guard',
    '{"clients":[{"id":"a","name":"a","poolId":"p","poolName":"p"}],"checks":[{"invariant":"i","occasion":"o","ok":true}],"mutants":[]}',
    text => readGuardReport(JSON.parse(text)),
  ],
  [
    'a report of the probe',
    '[{"journey":"reset","startedAt":1,"subject":{"poolId":"p","clientId":"c"},"failure":{"stage":"s","kind":"target"}}]',
    readProbeReport,
  ],
];

for (const [name, text, read] of rows) {
  test(`whatever stands in ${name}, it is read or refused in one sentence`, () => {
    const whole: unknown = JSON.parse(text);
    fc.assert(
      fc.property(way, odd, (path, value) => {
        try {
          read(JSON.stringify(replaced(whole, path, value)));
        } catch (error) {
          assert.ok(error instanceof SourceNotRead, String(error));
        }
      }),
      { numRuns: 250 },
    );
  });
}
