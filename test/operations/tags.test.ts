import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  CognitoIdentityProviderClient,
  CreateUserPoolCommand,
  DescribeUserPoolCommand,
  ListTagsForResourceCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { description } from './described.ts';
import { onBothEngines } from './engines.ts';
import type { Wire } from './wire.ts';

async function newPool(wire: Wire, UserPoolTags: Record<string, string> = {}) {
  const { UserPool } = await wire.ok('CreateUserPool', { PoolName: 'tagged', UserPoolTags });
  return { id: UserPool?.Id ?? '', arn: UserPool?.Arn ?? '' };
}

async function tagsOf(wire: Wire, ResourceArn: string): Promise<unknown> {
  return (await wire.ok('ListTagsForResource', { ResourceArn })).Tags;
}

onBothEngines({ pools: description }, wire => {
  describe('the tags of a pool', () => {
    test('are set, replaced, taken off and shown by the AWS SDK as the pool shows them', async () => {
      const sdk = new CognitoIdentityProviderClient({
        endpoint: wire().endpoint,
        region: wire().region,
        credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
      });
      const { UserPool } = await sdk.send(
        new CreateUserPoolCommand({ PoolName: 'tagged', UserPoolTags: { stage: 'test', team: 'a' } }),
      );
      const ResourceArn = UserPool?.Arn;
      await sdk.send(new TagResourceCommand({ ResourceArn, Tags: { team: 'b', empty: '' } }));
      await sdk.send(new UntagResourceCommand({ ResourceArn, TagKeys: ['stage', 'never set'] }));
      const { Tags } = await sdk.send(new ListTagsForResourceCommand({ ResourceArn }));
      assert.deepEqual(Tags, { empty: '', team: 'b' });
      const described = await sdk.send(new DescribeUserPoolCommand({ UserPoolId: UserPool?.Id }));
      assert.deepEqual(described.UserPool?.UserPoolTags, Tags);
      sdk.destroy();
    });

    test('are none at first, and the answers have no content', async () => {
      const { arn: ResourceArn } = await newPool(wire());
      assert.deepEqual(await tagsOf(wire(), ResourceArn), {});
      for (const [operation, more] of [
        ['TagResource', { Tags: { a: 'b' } }],
        ['UntagResource', { TagKeys: ['a'] }],
      ] as const) {
        const { status, text } = await wire().call(operation, { ResourceArn, ...more });
        assert.deepEqual([status, text], [200, '{}']);
      }
    });

    test('are all kept where they are set at once', async () => {
      const { arn: ResourceArn } = await newPool(wire());
      const names = Array.from({ length: 12 }, (_, turn) => `tag${turn}`);
      await Promise.all(names.map(name => wire().ok('TagResource', { ResourceArn, Tags: { [name]: '' } })));
      assert.deepEqual(Object.keys(Object(await tagsOf(wire(), ResourceArn))).toSorted(), names.toSorted());
    });

    test('are at most fifty, those that are there counted in', async () => {
      const { arn: ResourceArn } = await newPool(wire(), { first: '1' });
      const tags = (count: number) =>
        Object.fromEntries(Array.from({ length: count }, (_, turn) => [`tag${turn}`, '']));
      await wire().ok('TagResource', { ResourceArn, Tags: tags(49) });
      const tooMany = {
        type: 'InvalidParameterException',
        message: 'A user pool can have at most 50 tags.',
        cause: 'tags-refused',
      };
      await wire().refused('TagResource', { ResourceArn, Tags: tags(50) }, tooMany);
      await wire().ok('TagResource', { ResourceArn, Tags: { first: '2' } });
      await wire().ok('UntagResource', { ResourceArn, TagKeys: ['first'] });
      await wire().refused(
        'TagResource',
        { ResourceArn, Tags: { 'AWS:own': '' } },
        { ...tooMany, message: 'Tag keys that begin with aws: are reserved.', facts: { reason: 'reserved' } },
      );
    });

    const account = '000000000000';
    const rows: [name: string, arn: (id: string) => string, cause: 'form' | 'pool'][] = [
      ['another service', id => `arn:aws:cognito-identity:us-east-1:${account}:userpool/${id}`, 'form'],
      ['another kind', id => `arn:aws:cognito-idp:us-east-1:${account}:identitypool/${id}`, 'form'],
      ['more behind the id', id => `arn:aws:cognito-idp:us-east-1:${account}:userpool/${id}/client`, 'form'],
      ['an account of few digits', id => `arn:aws:cognito-idp:us-east-1:12:userpool/${id}`, 'form'],
      ['another account', id => `arn:aws:cognito-idp:us-east-1:999999999999:userpool/${id}`, 'pool'],
      ['another region', id => `arn:aws:cognito-idp:eu-west-1:${account}:userpool/${id}`, 'pool'],
      ['no pool', () => `arn:aws:cognito-idp:us-east-1:${account}:userpool/us-east-1_None00000`, 'pool'],
    ];
    for (const [name, arnOf, cause] of rows) {
      test(`are not found under the ARN of ${name}`, async () => {
        const { id, arn } = await newPool(wire());
        const ResourceArn = arnOf(id).replace(account, arn.split(':')[4] ?? '');
        const shown =
          cause === 'form'
            ? {
                type: 'InvalidParameterException',
                message: 'The resource ARN is not valid.',
                cause: 'resource-arn-not-of-a-pool',
              }
            : {
                type: 'ResourceNotFoundException',
                message: `User pool ${ResourceArn.split('/')[1]} does not exist.`,
                cause: 'tagged-pool-not-found',
              };
        await wire().refused('ListTagsForResource', { ResourceArn }, shown);
        await wire().refused('TagResource', { ResourceArn, Tags: {} }, shown);
        await wire().refused('UntagResource', { ResourceArn, TagKeys: [] }, shown);
      });
    }
  });
});
