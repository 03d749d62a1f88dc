import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readStacks } from '../../../src/inventory/cloudformation/read-stacks.ts';
import { deployedFrom } from '../../../src/inventory/declared/deployed-from.ts';
import { SourceNotRead } from '../../../src/inventory/source-not-read.ts';

const pool = { Type: 'AWS::Cognito::UserPool', Properties: { UserPoolName: 'shop' } };
const output = (Value: unknown, Name: string) => ({ Value, Export: { Name } });
const imported = (name: string) => ({ 'Fn::ImportValue': name });
const client = (of: string) => ({
  Type: 'AWS::Cognito::UserPoolClient',
  Properties: { ClientName: 'web', UserPoolId: imported(of) },
});
const stackOf = (name: string, template: object) => ({
  ...{ name, text: JSON.stringify(template), environment: 'aws://1/eu-west-1', parameters: new Map() },
});

/** The app clients of the one pool, with stacks beside the one that has it. */
function clientsOf(...others: readonly object[]): number | undefined {
  const auth = { Resources: { Pool: pool }, Outputs: { Id: output({ Ref: 'Pool' }, 'e0') } };
  const all = [auth, ...others].map((template, index) => stackOf(`Stack${index}`, template));
  return deployedFrom(readStacks(all).resources).pools[0]?.clients?.length;
}

/** Each export hands on the one before it, twice. */
const chain = (length: number, value: (before: object) => unknown) =>
  Object.fromEntries(
    Array.from({ length }, (_, at) => [`O${at}`, output(value(imported(`e${at}`)), `e${at + 1}`)]),
  );

describe('what stacks take from each other', () => {
  const rows: readonly (readonly [name: string, others: readonly object[], clients: number])[] = [
    ['is found', [{ Resources: { Web: client('e0') } }], 1],
    [
      'is found in either order',
      [{ Resources: { Web: client('e3') }, Outputs: chain(3, value => value) }],
      1,
    ],
    ['is not where nobody exports it', [{ Resources: { Web: client('none') } }], 0],
    [
      'is not where it goes round',
      [
        {
          Resources: { Web: client('a') },
          Outputs: { A: output(imported('b'), 'a'), B: output(imported('a'), 'b') },
        },
      ],
      0,
    ],
    [
      'is not where it is handed on very often',
      [{ Resources: { Web: client('e9000') }, Outputs: chain(9_000, value => value) }],
      0,
    ],
  ];
  for (const [name, others, clients] of rows) test(name, () => assert.equal(clientsOf(...others), clients));

  test('is refused where it doubles with each step', () => {
    const Outputs = chain(40, value => ({ 'Fn::Join': ['', [value, value]] }));
    assert.throws(
      () => clientsOf({ Resources: { Web: client('e40') }, Outputs }),
      error =>
        error instanceof SourceNotRead &&
        /whose template has functions that make a text without/.test(error.message),
    );
  });

  test('is refused where it is nested too deep by way of many stacks', () => {
    const joined = (value: object, times: number): object =>
      times === 0 ? value : joined({ 'Fn::Join': ['', ['', value]] }, times - 1);
    const stacks = Object.values(chain(50, value => joined(value, 40))).map(Output => ({
      ...{ Resources: {}, Outputs: { Output } },
    }));
    assert.throws(
      () => clientsOf({ Resources: { Web: client('e50') } }, ...stacks),
      error =>
        error instanceof SourceNotRead &&
        error.message === 'has the stack Stack1, whose template is nested more than 100 deep',
    );
  });

  test('is refused where all of them together make too much', () => {
    const text = 'x'.repeat(500_000);
    const stacks = Array.from({ length: 60 }, () => ({
      Resources: { Web: { ...client('e0'), Properties: { ClientName: { 'Fn::Sub': text } } } },
    }));
    assert.equal(clientsOf(...stacks.slice(0, 20)), 0);
    assert.throws(
      () => clientsOf(...stacks),
      error =>
        error instanceof SourceNotRead && /^has the stack Stack\d+, whose template/.test(error.message),
    );
  });
});
