import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  CognitoIdentityProviderClient,
  paginateListResourceServers,
  type ResourceServerType,
} from '@aws-sdk/client-cognito-identity-provider';
import { description } from './described.ts';
import { onBothEngines } from './engines.ts';
import { invalid, newPool } from './user-pools.ts';

onBothEngines({ pools: description }, wire => {
  const pool = async () => (await newPool(wire())).UserPoolId;
  const create = (UserPoolId: string, Identifier: string) =>
    wire().ok('CreateResourceServer', { UserPoolId, Identifier, Name: 'api' });

  describe('the resource servers of a pool', () => {
    test('are 25 at most, also when they are made at once', async () => {
      const UserPoolId = await pool();
      const answers = await Promise.all(
        Array.from({ length: 30 }, (_, n) =>
          wire().call('CreateResourceServer', { UserPoolId, Identifier: `api${n}`, Name: 'api' }),
        ),
      );
      const made = answers.filter(({ status }) => status === 200);
      assert.equal(made.length, 25);
      await wire().refused(
        'CreateResourceServer',
        { UserPoolId, Identifier: 'another', Name: 'api' },
        {
          type: 'LimitExceededException',
          message: 'The maximum number of resource servers for this user pool has been reached.',
          cause: 'too-many-resource-servers',
        },
      );
      const { ResourceServers } = await wire().ok('ListResourceServers', { UserPoolId });
      assert.equal(ResourceServers?.length, 25);
      // One that is there is told so, not of the limit.
      const [first] = ResourceServers ?? [];
      const { event } = await wire().call('CreateResourceServer', { ...first });
      assert.equal(event.cause?.id, 'resource-server-exists');
    });

    test('are given in pages, each once, also where some are added and deleted in between', async () => {
      const UserPoolId = await pool();
      for (const name of ['b', 'd', 'f', 'h']) await create(UserPoolId, name);
      const page = (NextToken?: string) =>
        wire().ok('ListResourceServers', { UserPoolId, MaxResults: 2, ...(NextToken && { NextToken }) });
      const first = await page();
      assert.deepEqual(
        first.ResourceServers?.map(({ Identifier }) => Identifier),
        ['b', 'd'],
      );
      await create(UserPoolId, 'a');
      await create(UserPoolId, 'e');
      await wire().ok('DeleteResourceServer', { UserPoolId, Identifier: 'f' });
      const second = await page(first.NextToken);
      assert.deepEqual(
        second.ResourceServers?.map(({ Identifier }) => Identifier),
        ['e', 'h'],
      );
      assert.equal(second.NextToken, undefined);

      const other = await pool();
      for (const [UserPoolId_, NextToken] of [
        [other, first.NextToken],
        [UserPoolId, `${first.NextToken}x`],
        [UserPoolId, 'made-up'],
      ]) {
        await wire().refused(
          'ListResourceServers',
          { UserPoolId: UserPoolId_, NextToken },
          invalid('Invalid NextToken', 'page-token-invalid'),
        );
      }
    });

    test('are all given by the paginator of the AWS SDK, whatever the size of a page', async () => {
      const { endpoint, region, credentials } = wire();
      const sdk = new CognitoIdentityProviderClient({ endpoint, region, credentials, maxAttempts: 1 });
      const UserPoolId = await pool();
      const names = ['A', 'B/', 'a', 'b', 'https://a.example.com', 'https://b.example.com', '~'];
      for (const Identifier of names.toReversed()) await create(UserPoolId, Identifier);
      for (const pageSize of [1, 2, 3, 7, 50]) {
        const listed: ResourceServerType[] = [];
        for await (const page of paginateListResourceServers({ client: sdk, pageSize }, { UserPoolId })) {
          listed.push(...(page.ResourceServers ?? []));
        }
        assert.deepEqual(
          listed.map(({ Identifier }) => Identifier),
          names,
        );
      }
      sdk.destroy();
    });
  });
});
