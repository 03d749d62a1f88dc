import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { CognitoIdentityProviderClient, paginateListUsers } from '@aws-sdk/client-cognito-identity-provider';
import { description } from './described.ts';
import { onBothEngines } from './engines.ts';
import { invalid, listOf, newPool, type TestPool } from './user-pools.ts';
import type { Wire } from './wire.ts';

/** Users whom the filters below look for. */
const people: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  anna: {
    email: 'anna@example.com',
    name: 'Anna',
    given_name: 'Anna',
    family_name: 'Abt',
    phone_number: '+14155550001',
  },
  Anna2: { email: 'anna2@example.com', name: 'anna "the second"', given_name: 'Anna', family_name: 'Abtin' },
  bob: { email: 'bob@example.com', name: 'Bob', preferred_username: 'Bobby', phone_number: '+14155550002' },
  zoé: { name: String.raw`Zoé \ 100%_`, given_name: 'ZOÉ' },
  日本: { name: '日本太郎', family_name: '\u{10FFFE}' },
};

/** A filter, and whom it finds. */
const found: readonly (readonly [filter: string, names: readonly string[]])[] = [
  ['username = "anna"', ['anna']],
  ['username = "ANNA"', []],
  ['username ^= "an"', ['anna']],
  ['username ^= "An"', ['Anna2']],
  ['email = "ANNA@example.com"', ['anna']],
  ['email ^= "anna"', ['anna', 'Anna2']],
  ['"email" ^= "anna"', ['anna', 'Anna2']],
  ['email^="anna@"', ['anna']],
  ['email = "anna"', []],
  ['phone_number = "+14155550002"', ['bob']],
  ['phone_number ^= "+1415555"', ['anna', 'bob']],
  ['name = "ANNA"', ['anna']],
  [String.raw`name = "Anna \"the second\""`, ['Anna2']],
  [String.raw`name = "Zoé \\ 100%_"`, ['zoé']],
  ['name ^= "zo%"', []],
  ['name ^= "日本"', ['日本']],
  ['name ^= ""', ['anna', 'Anna2', 'bob', 'zoé', '日本']],
  ['given_name = "zoé"', ['zoé']],
  ['family_name ^= "abt"', ['anna', 'Anna2']],
  ['family_name ^= "\u{10FFFE}"', ['日本']],
  ['preferred_username = "BOBBY"', ['bob']],
  ['cognito:user_status = "force_change_password"', ['anna', 'Anna2', 'zoé', '日本']],
  ['cognito:user_status = "CONFIRMED"', ['bob']],
  ['status = "Enabled"', ['anna', 'Anna2', 'bob', '日本']],
  ['status = "Disabled"', ['zoé']],
  ['status = "disabled"', []],
  ['name = "no\0body"', []],
  ['sub = "no\0body"', []],
  ['', ['anna', 'Anna2', 'bob', 'zoé', '日本']],
  ['  ', ['anna', 'Anna2', 'bob', 'zoé', '日本']],
];

const populated = new WeakMap<Wire, Promise<TestPool>>();

async function populate(wire: Wire): Promise<TestPool> {
  const pool = await newPool(wire);
  for (const [Username, attributes] of Object.entries(people)) {
    const input = { ...pool, Username, UserAttributes: listOf(attributes), MessageAction: 'SUPPRESS' };
    await wire.ok('AdminCreateUser', input);
  }
  await wire.ok('AdminSetUserPassword', {
    ...pool,
    Username: 'bob',
    Password: 'Bobs-Password-1',
    Permanent: true,
  });
  await wire.ok('AdminDisableUser', { ...pool, Username: 'zoé' });
  return pool;
}

onBothEngines({ pools: description }, wire => {
  const pool = () => {
    const made = populated.get(wire()) ?? populate(wire());
    populated.set(wire(), made);
    return made;
  };
  const list = async (input: object) => {
    const { UserPoolId } = await pool();
    return wire().ok('ListUsers', { UserPoolId, ...input });
  };
  const names = async (Filter: string) =>
    ((await list({ Filter })).Users ?? []).map(user => user.Username ?? '').sort();

  describe('ListUsers finds by', () => {
    for (const [filter, wanted] of found) {
      test(filter === '' ? 'an empty filter' : JSON.stringify(filter), async () => {
        assert.deepEqual(await names(filter), [...wanted].sort());
      });
    }

    test('sub, whole or by its beginning', async () => {
      const { Users = [] } = await list({});
      for (const { Username = '', Attributes = [] } of Users) {
        const sub = Attributes.find(({ Name }) => Name === 'sub')?.Value ?? '';
        assert.deepEqual(await names(`sub = "${sub}"`), [Username]);
        assert.ok((await names(`sub ^= "${sub.slice(0, 4)}"`)).includes(Username));
        assert.deepEqual(await names(`sub ^= "${sub}x"`), []);
      }
    });

    test('what a user has become, not what it was', async () => {
      const { UserPoolId } = await newPool(wire());
      const who = { UserPoolId, Username: 'changing' };
      const search = async (Filter: string) =>
        (await wire().ok('ListUsers', { UserPoolId, Filter })).Users?.length;
      await wire().ok('AdminCreateUser', {
        ...who,
        UserAttributes: listOf({ name: 'Old' }),
        MessageAction: 'SUPPRESS',
      });
      await wire().ok('AdminUpdateUserAttributes', { ...who, UserAttributes: listOf({ name: 'New' }) });
      await wire().ok('AdminDisableUser', who);
      await wire().ok('AdminSetUserPassword', { ...who, Password: 'Some-Password-1', Permanent: true });
      assert.deepEqual([await search('name = "old"'), await search('name = "new"')], [0, 1]);
      assert.deepEqual([await search('status = "Enabled"'), await search('status = "Disabled"')], [0, 1]);
      assert.equal(await search('cognito:user_status = "FORCE_CHANGE_PASSWORD"'), 0);
      assert.equal(await search('cognito:user_status = "CONFIRMED"'), 1);
      await wire().ok('AdminDeleteUser', who);
      assert.deepEqual([await search('name = "new"'), await search('')], [0, 0]);
    });
  });

  describe('ListUsers refuses', () => {
    const rows: readonly (readonly [name: string, input: object, message: string, cause: string])[] = [
      ['a filter that is none', { Filter: 'email' }, 'Error while parsing filter.', 'filter-not-readable'],
      [
        'two terms',
        { Filter: 'email = "a" and name = "b"' },
        'Error while parsing filter.',
        'filter-not-readable',
      ],
      [
        'an attribute of the pool’s own',
        { Filter: 'custom:foo = "a"' },
        'Invalid search attribute: custom:foo',
        'filter-attribute-not-searchable',
      ],
      [
        'an attribute that is not searched',
        { Filter: 'toString = "a"' },
        'Invalid search attribute: toString',
        'filter-attribute-not-searchable',
      ],
      [
        'an unknown attribute to get',
        { AttributesToGet: ['name', 'custom:foo'] },
        'Input fails to satisfy the constraints.',
        'attribute-to-get-unknown',
      ],
      [
        'an attribute to get that a listed user has no value for',
        { AttributesToGet: ['email'] },
        'Input fails to satisfy the constraints.',
        'attribute-to-get-unset',
      ],
      [
        'a made-up token',
        { PaginationToken: 'AAAA' },
        'Invalid pagination token given.',
        'pagination-token-invalid',
      ],
    ];
    for (const [name, input, message, cause] of rows) {
      test(name, async () => {
        const { UserPoolId } = await pool();
        await wire().refused('ListUsers', { UserPoolId, ...input }, invalid(message, cause));
      });
    }
  });

  test('what the model bounds is told with the value, to the client alone', async () => {
    const long = `name = "${'a'.repeat(248)}"`;
    for (const [input, shown] of [
      [
        { Limit: 61 },
        "Value '61' at 'limit' failed to satisfy constraint: Member must have value less than or equal to 60",
      ],
      [
        { Filter: long },
        `Value '${long}' at 'filter' failed to satisfy constraint: Member must have length less than or equal to 256`,
      ],
    ] as const) {
      const { UserPoolId } = await pool();
      const { text } = await wire().call('ListUsers', { UserPoolId, ...input });
      const message = `1 validation error detected: ${shown}`;
      assert.deepEqual(JSON.parse(text), { __type: 'InvalidParameterException', message });
    }
  });

  test('AttributesToGet narrows the attributes; an empty one does not', async () => {
    const { Users: [anna] = [] } = await list({
      Filter: 'username = "anna"',
      AttributesToGet: ['sub', 'name'],
    });
    assert.deepEqual(
      anna?.Attributes?.map(({ Name }) => Name),
      ['name', 'sub'],
    );
    const { Users: [whole] = [] } = await list({ Filter: 'username = "anna"', AttributesToGet: [] });
    assert.equal(whole?.Attributes?.length, 6);
    const { Users = [] } = await list({ AttributesToGet: ['name'] });
    assert.equal(Users.length, 5);
  });

  test('an empty pool has an empty list and no token', async () => {
    const { UserPoolId } = await newPool(wire());
    assert.equal((await wire().call('ListUsers', { UserPoolId })).text, '{"Users":[]}');
  });

  test('the AWS SDK goes through all pages', async () => {
    const { UserPoolId } = await pool();
    const { endpoint, region, credentials } = wire();
    const client = new CognitoIdentityProviderClient({ endpoint, region, credentials });
    const seen: (string | undefined)[] = [];
    for await (const { Users = [] } of paginateListUsers({ client, pageSize: 2 }, { UserPoolId })) {
      seen.push(...Users.map(user => user.Username));
    }
    client.destroy();
    assert.deepEqual(seen.sort(), Object.keys(people).sort());
  });
});
