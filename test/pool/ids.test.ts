import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isClientId, makeClientId } from '../../src/pool/client-id.ts';
import { isClientSecret, makeClientSecret } from '../../src/pool/client-secret.ts';
import { isPoolId, makePoolId, srpNameOf } from '../../src/pool/pool-id.ts';
import { systemRandom } from '../../src/pool/random.ts';
import { isSub, makeSub } from '../../src/pool/sub.ts';

const kinds = [
  {
    name: 'a pool id',
    make: () => makePoolId('us-east-1', systemRandom),
    is: isPoolId,
    good: ['us-east-1_AkG9mnbjA', 'us-gov-west-1_012345678', 'ap-southeast-2_abcdefghi'],
    bad: [
      '',
      'us-east-1',
      'us-east-1_short',
      'us-east-1_AkG9mnbj-',
      'us-east-1_AkG9mnbjA1',
      ' us-east-1_AkG9mnbjA',
    ],
  },
  {
    name: 'a client id',
    make: () => makeClientId(systemRandom),
    is: isClientId,
    good: ['n4p2ol6o5knbchpmkc8m2somi', '1h57kf5cpq17m0eml12EXAMPLE'.toLowerCase().replace('x', '0')],
    bad: ['', 'n4p2ol6o5knbchpmkc8m2som', 'w4p2ol6o5knbchpmkc8m2somi', 'N4P2OL6O5KNBCHPMKC8M2SOMI'],
  },
  {
    name: 'a client secret',
    make: () => makeClientSecret(systemRandom),
    is: isClientSecret,
    good: ['0123456789abcdefghijklmnopqrstuv0123456789abcdefghij'],
    bad: ['', 'secret', `${'0'.repeat(51)}w`, '0'.repeat(53)],
  },
  {
    name: 'a sub',
    make: () => makeSub(systemRandom),
    is: isSub,
    good: ['64684428-c021-7049-51b0-d218e66ffecd', '34c84488-e0e1-70ae-d2ee-991ad1a898c8'],
    bad: ['', '64684428-c021-4049-51b0-d218e66ffecd', '64684428c021704951b0d218e66ffecd'],
  },
] as const;

for (const { name, make, is, good, bad } of kinds) {
  describe(name, () => {
    test('that is made has the form, and no two are the same', () => {
      const made = Array.from({ length: 500 }, make);
      for (const id of made) assert.ok(is(id), id);
      assert.equal(new Set(made).size, 500);
    });
    for (const id of good) test(`is ${id}`, () => assert.equal(is(id), true));
    for (const id of bad) test(`is not ${JSON.stringify(id)}`, () => assert.equal(is(id), false));
  });
}

test('a client id of which the first digit is zero has 25', () => {
  const zeros = { ...systemRandom, bytes: (count: number) => Buffer.alloc(count, 32).fill(1, 1) };
  assert.equal(makeClientId(zeros), '1'.repeat(25));
});

test('SRP names a pool by what stands behind its region', () => {
  assert.equal(srpNameOf('us-east-1_AkG9mnbjA'), 'AkG9mnbjA');
});
