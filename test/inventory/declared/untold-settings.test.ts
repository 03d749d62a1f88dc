import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { declaredClient } from '../../../src/inventory/declared/declared-client.ts';
import { declaredPool } from '../../../src/inventory/declared/declared-pool.ts';
import { deployedClientOf } from '../../../src/inventory/declared/deployed-client-of.ts';
import { deployedPoolOf } from '../../../src/inventory/declared/deployed-pool-of.ts';
import { untold } from '../../../src/inventory/declared/untold.ts';

/** The paths of all values that are told. */
function leaves(value: unknown, path = ''): readonly string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [path];
  return Object.entries(value).flatMap(([key, member]) => leaves(member, `${path}.${key}`));
}

const resources = {
  pool: { names: Object.keys(declaredPool.shape), read: deployedPoolOf },
  client: { names: Object.keys(declaredClient.shape), read: deployedClientOf },
} as const;

for (const [kind, { names, read }] of Object.entries(resources)) {
  describe(`of a ${kind}`, () => {
    const settings = (properties: object) => {
      const resource = {
        kind: kind === 'pool' ? 'pool' : 'client',
        address: 'A',
        properties: { UserPoolTags: { team: 'a' }, ...properties },
      } as const;
      return leaves(read(resource).settings);
    };
    const all = settings({});

    test('nothing is told where no member is', () => {
      const nothing = Object.fromEntries(names.map(name => [name, untold()]));
      assert.deepEqual(settings(nothing), []);
    });

    const silent = new Set([
      'AnalyticsConfiguration',
      'Name',
      'ClientName',
      'GenerateSecret',
      'CustomDomain',
      'DefaultRedirectURI',
      'SupportedIdentityProviders',
    ]);
    for (const name of names.filter(one => !silent.has(one))) {
      test(`${name} is told, or what it tells is not`, () => {
        const fewer = settings({ [name]: untold() });
        assert.ok(fewer.length < all.length);
        assert.deepEqual(
          fewer.filter(leaf => !all.includes(leaf)),
          [],
        );
      });
    }
  });
}
