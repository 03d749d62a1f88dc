import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeClientId } from '../../src/pool/client-id.ts';
import { makeClientSecret } from '../../src/pool/client-secret.ts';
import { makePoolId, srpNameOf } from '../../src/pool/pool-id.ts';
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
