import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clientIdForm, makeClientId } from '../../src/pool/client-id.ts';
import { makeClientSecret } from '../../src/pool/client-secret.ts';
import { isPoolId, makePoolId, poolIdForm, srpNameOf } from '../../src/pool/pool-id.ts';
import { systemRandom } from '../../src/pool/random.ts';
import { makeSub } from '../../src/pool/sub.ts';

const kinds = [
  {
    name: 'pool id',
    make: () => makePoolId('us-gov-west-1', systemRandom),
    form: /^us-gov-west-1_[A-Za-z0-9]{9}$/,
  },
  { name: 'client id', make: () => makeClientId(systemRandom), form: /^[0-9a-v]{25,26}$/ },
  { name: 'client secret', make: () => makeClientSecret(systemRandom), form: /^[0-9a-v]{51,52}$/ },
  {
    name: 'sub',
    make: () => makeSub(systemRandom),
    form: /^[0-9a-f]{8}-[0-9a-f]{4}-70[0-9a-f]{2}-[0-9a-f]{4}-[0-9a-f]{12}$/,
  },
];

for (const { name, make, form } of kinds) {
  test(`each ${name} has the form of the service's, and no two are the same`, () => {
    const made = Array.from({ length: 500 }, make);
    for (const id of made) assert.match(id, form);
    assert.equal(new Set(made).size, 500);
  });
}

test('a client id of which the first digit is zero has 25', () => {
  const zeros = { ...systemRandom, bytes: (count: number) => Buffer.alloc(count, 32).fill(1, 1) };
  assert.equal(makeClientId(zeros), '1'.repeat(25));
});

test('SRP names a pool by what stands behind its region', () => {
  assert.equal(srpNameOf('us-east-1_AkG9mnbjA'), 'AkG9mnbjA');
});

for (const [id, hasForm, isTaken] of [
  ['us-east-1_AkG9mnbjA', true, true],
  ['us-east-1_PhenomStagingUsers1', true, true],
  ['us-gov-west-1_A', true, true],
  [`us-east-1_${'a'.repeat(45)}`, true, true],
  [`us-east-1_${'a'.repeat(46)}`, false, false],
  ['local_2fUg7sYe', false, true],
  ['us-east-1_', false, false],
  ['us-east-1_a-b', false, false],
  ['arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_AkG9mnbjA', false, false],
  ['2eq1vf0nvl5o3rha2vshm8j0mn', false, false],
  ['undefined', false, false],
  ['', false, false],
] as const)
  test(`${JSON.stringify(id)} ${hasForm ? 'is' : isTaken ? 'may be' : 'is not'} a pool id`, () => {
    assert.deepEqual([poolIdForm.test(id), isPoolId(id)], [hasForm, isTaken]);
  });

test('a client id has at most 128 letters, digits, _ and +', () => {
  for (const id of ['6sjjnkaeagnqgkmbl1mr5rtfsr', 'a+b_c', 'a'.repeat(128)]) assert.match(id, clientIdForm);
  for (const id of ['', 'a b', 'a-b', 'a'.repeat(129)]) assert.doesNotMatch(id, clientIdForm);
});
