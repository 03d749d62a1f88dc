import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as sdk from '@aws-sdk/client-cognito-identity-provider';
import { api } from '../../src/model/api.ts';

/** A shape of text or numbers in the SDK's own schemas: its kind, namespace, name and traits. */
type Simple = readonly [kind: 0, namespace: string, name: string, traits: number];
/** A structure: its kind, namespace, name and traits, the names of its members, and a reference to each one's shape. */
type Structure = readonly [
  kind: 3,
  namespace: string,
  name: string,
  traits: unknown,
  members: readonly string[],
  references: readonly unknown[],
];

/** The trait of what is kept out of logs. */
const sensitive = 8;

// The rest follows from the kind: so the SDK lays out its schemas.
const isStructure = (schema: unknown): schema is Structure => Array.isArray(schema) && schema[0] === 3;
const isSimple = (schema: unknown): schema is Simple => Array.isArray(schema) && schema[0] === 0;

/** What a reference leads to: the SDK wraps some into a pair with traits, and all named ones into a function. */
function targetOf(reference: unknown): unknown {
  if (Array.isArray(reference)) return targetOf(reference[0]);
  return typeof reference === 'function' ? reference() : undefined;
}

const exported: readonly unknown[] = Object.values(sdk);

/** The members whose shape is a simple one with a name: in the SDK, each that is sensitive. */
const named = exported
  .filter(isStructure)
  .filter(([, , structure]) => structure in api.shapes)
  .flatMap(([, , structure, , members, references]) =>
    members.map((member, index) => ({ structure, member, target: targetOf(references[index]) })),
  )
  .flatMap(({ structure, member, target }) => (isSimple(target) ? [{ structure, member, target }] : []));

describe('the SDK’s schemas', () => {
  test('name the shapes that stand in the model', () => {
    assert.ok(named.length > 100, `${named.length} members`);
    const here = named.map(
      ({ structure, member }) => `${structure}.${member} ${memberOf(structure, member)}`,
    );
    const there = named.map(({ structure, member, target }) => `${structure}.${member} ${target[2]}`);
    assert.deepEqual(here, there);
  });

  test('call sensitive what the model does', () => {
    const theirs = new Map(named.map(({ target: [, , name, traits] }) => [name, (traits & sensitive) !== 0]));
    const ours = new Map([...theirs.keys()].map(name => [name, api.shapes[name]?.sensitive === true]));
    assert.deepEqual(ours, theirs);
  });
});

function memberOf(structure: string, member: string): string | undefined {
  return api.shapes[structure]?.members?.[member];
}
