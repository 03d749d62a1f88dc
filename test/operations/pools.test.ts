import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import {
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
  type CreateUserPoolCommandInput,
  DeleteUserPoolCommand,
  DescribeUserPoolCommand,
  ListUserPoolsCommand,
  paginateListUserPools,
  UpdateUserPoolCommand,
  type UserPoolType,
} from '@aws-sdk/client-cognito-identity-provider';
import { type Node, startNode } from './node.ts';
import { inCreateOrder, inDescribeOrder, observedPool, onWire } from './observed-pool.ts';

describe('user pools', () => {
  let node: Node;
  before(async () => {
    node = await startNode();
  });
  after(() => node.stop());

  const create = async (input: Partial<CreateUserPoolCommandInput> = {}): Promise<UserPoolType> => {
    const { UserPool } = await node.sdk().send(new CreateUserPoolCommand({ PoolName: 'pool', ...input }));
    return UserPool ?? {};
  };
  const described = async (id: string | undefined): Promise<UserPoolType> => {
    const { UserPool } = await node.sdk().send(new DescribeUserPoolCommand({ UserPoolId: id }));
    return UserPool ?? {};
  };

  test('a pool of defaults is shown byte for byte as observed', async () => {
    const made = await node.raw('CreateUserPool', { PoolName: 'plain', UserPoolTier: 'LITE' });
    const id = /"Id":"([^"]+)"/.exec(made.body)?.[1] ?? '';
    assert.match(id, /^us-east-1_[A-Za-z0-9]{9}$/);
    assert.equal(made.body, onWire({ UserPool: observedPool(id, inCreateOrder, {}) }));
    const seen = await node.raw('DescribeUserPool', { UserPoolId: id });
    assert.equal(seen.body, onWire({ UserPool: observedPool(id, inDescribeOrder, { UserPoolTags: {} }) }));
  });

  test('each pool has two signing keys of its own, and the store holds neither in clear', async () => {
    const [a, b] = [await create(), await create()];
    const kids = [a, b].flatMap(({ Id = '' }) => {
      const keys = node.directory.pool(Id)?.keys;
      return [keys?.id.kid, keys?.access.kid];
    });
    assert.equal(new Set(kids).size, 4);
    const rows = await node.store.read(query => query.all('SELECT sealed_keys FROM pools', []));
    for (const row of rows) assert.doesNotMatch(String(row.sealed_keys), /PRIVATE KEY|privatePem/);
  });

  test('custom attributes stand behind the standard ones at creation, and between them when described', async () => {
    const pool = await create({
      Schema: [
        { Name: 'email', Required: true },
        { Name: 'tenant', AttributeDataType: 'String' },
        { Name: 'rank', AttributeDataType: 'Number', Mutable: true },
        { Name: 'note', AttributeDataType: 'String', DeveloperOnlyAttribute: true },
      ],
    });
    const names = (pool.SchemaAttributes ?? []).map(entry => entry.Name);
    assert.deepEqual(names.slice(-3), ['custom:tenant', 'custom:rank', 'dev:custom:note']);
    const seen = (await described(pool.Id)).SchemaAttributes ?? [];
    const at = seen.findIndex(entry => entry.Name === 'custom:tenant');
    assert.equal(seen[at - 1]?.Name, 'zoneinfo');
    assert.equal(seen[at + 3]?.Name, 'locale');
    const rest = { DeveloperOnlyAttribute: false, Required: false };
    assert.deepEqual(seen[at], {
      ...rest,
      Name: 'custom:tenant',
      AttributeDataType: 'String',
      Mutable: false,
      StringAttributeConstraints: {},
    });
    assert.deepEqual(seen[at + 1], {
      ...rest,
      Name: 'custom:rank',
      AttributeDataType: 'Number',
      Mutable: true,
      NumberAttributeConstraints: {},
    });
    // Leaving Mutable out of a standard attribute's entry makes it immutable.
    const email = seen.find(entry => entry.Name === 'email');
    assert.deepEqual([email?.Required, email?.Mutable], [true, false]);
  });

  test('a deleted pool is gone with its app clients, answered with no body', async () => {
    const { Id = '' } = await create();
    const { UserPoolClient } = await node
      .sdk()
      .send(new CreateUserPoolClientCommand({ UserPoolId: Id, ClientName: 'app' }));
    const answer = await node.raw('DeleteUserPool', { UserPoolId: Id });
    assert.deepEqual([answer.status, answer.body], [200, '']);
    assert.equal(node.directory.client(UserPoolClient?.ClientId ?? ''), undefined);
    const gone = { name: 'ResourceNotFoundException', message: `User pool ${Id} does not exist.` };
    await assert.rejects(described(Id), gone);
    await assert.rejects(node.sdk().send(new DeleteUserPoolCommand({ UserPoolId: Id })), gone);
    await assert.rejects(node.sdk().send(new UpdateUserPoolCommand({ UserPoolId: Id })), gone);
  });

  test('a protected pool is not deleted until the protection is taken away', async () => {
    const { Id } = await create({ DeletionProtection: 'ACTIVE' });
    await assert.rejects(node.sdk().send(new DeleteUserPoolCommand({ UserPoolId: Id })), {
      name: 'InvalidParameterException',
      message:
        'The user pool cannot be deleted because deletion protection is activated. ' +
        'Deletion protection must be inactivated first.',
    });
    await node.sdk().send(new UpdateUserPoolCommand({ UserPoolId: Id, DeletionProtection: 'INACTIVE' }));
    await node.sdk().send(new DeleteUserPoolCommand({ UserPoolId: Id }));
  });

  test('a pool with a domain is not deleted, and an update keeps the domain', async () => {
    const { Id = '' } = await create();
    const pool = node.directory.pool(Id);
    assert.ok(pool);
    await node.directory.savePool({ ...pool, settings: { ...pool.settings, Domain: 'example' } });
    await node.sdk().send(new UpdateUserPoolCommand({ UserPoolId: Id }));
    assert.equal((await described(Id)).Domain, 'example');
    await assert.rejects(node.sdk().send(new DeleteUserPoolCommand({ UserPoolId: Id })), {
      name: 'InvalidParameterException',
      message: 'User pool cannot be deleted. It has a domain configured that should be deleted first.',
    });
  });

  test('a pool is found and listed only in its own region', async () => {
    const { Id } = await create({ PoolName: 'here' });
    const elsewhere = await node
      .sdk('eu-west-1')
      .send(new CreateUserPoolCommand({ PoolName: 'there', LambdaConfig: {} }));
    assert.match(elsewhere.UserPool?.Id ?? '', /^eu-west-1_/);
    const answer = await node.raw('DescribeUserPool', { UserPoolId: Id }, 'eu-west-1');
    assert.equal(
      answer.body,
      `{"__type":"ResourceNotFoundException","message":"User pool ${Id} does not exist."}`,
    );
    assert.equal(answer.cause, 'pool-in-another-region');
    const listed = await node.sdk('eu-west-1').send(new ListUserPoolsCommand({ MaxResults: 60 }));
    assert.deepEqual(
      listed.UserPools?.map(pool => pool.Name),
      ['there'],
    );
  });

  test('pools are listed in pages, each once, in the order of their ids', async () => {
    const west = node.sdk('us-west-2');
    const made = await Promise.all(
      Array.from({ length: 7 }, (_, number) =>
        west.send(new CreateUserPoolCommand({ PoolName: `pool ${number}` })),
      ),
    );
    const pages: string[][] = [];
    for await (const page of paginateListUserPools({ client: west, pageSize: 3 }, { MaxResults: 3 })) {
      pages.push((page.UserPools ?? []).map(pool => pool.Id ?? ''));
    }
    assert.deepEqual(
      pages.map(page => page.length),
      [3, 3, 1],
    );
    assert.deepEqual(pages.flat(), made.map(({ UserPool }) => UserPool?.Id ?? '').sort());
    const [first] = (await west.send(new ListUserPoolsCommand({ MaxResults: 1 }))).UserPools ?? [];
    assert.deepEqual(Object.keys(first ?? {}).sort(), [
      'CreationDate',
      'Id',
      'LambdaConfig',
      'LastModifiedDate',
      'Name',
    ]);
  });

  test('the token of a page is good for its own list only', async () => {
    const west = node.sdk('us-west-2');
    const { NextToken } = await west.send(new ListUserPoolsCommand({ MaxResults: 1 }));
    const refused = { name: 'InvalidParameterException', message: 'Invalid NextToken' };
    await assert.rejects(
      node.sdk().send(new ListUserPoolsCommand({ MaxResults: 1, NextToken })),
      refused,
      'another region',
    );
    await assert.rejects(
      west.send(new ListUserPoolsCommand({ MaxResults: 1, NextToken: 'AAAA' })),
      refused,
      'made up',
    );
  });
});
