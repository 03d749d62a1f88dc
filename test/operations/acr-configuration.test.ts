import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import {
  CognitoIdentityProviderClient,
  CreateUserPoolCommand,
  type CreateUserPoolCommandInput,
  DescribeUserPoolCommand,
  UpdateUserPoolCommand,
  type UpdateUserPoolCommandInput,
} from '@aws-sdk/client-cognito-identity-provider';
import { startLifeguard } from '../../src/testing/index.ts';
import { type Node, startNode } from './node.ts';
import { needsPlan } from './pool-refusals.ts';

type Levels = NonNullable<CreateUserPoolCommandInput['AcrConfiguration']>;

/** The names as the service shows them: all four once one is given. */
const shown = (names: Readonly<Record<string, string>>): Levels =>
  Object.fromEntries(
    [1, 2, 3, 4].map(level => [
      `Level${level}`,
      { AcrValue: names[`Level${level}`] ?? `urn:cognito:loa:${level}` },
    ]),
  );
const given = (names: Readonly<Record<string, string>>): Levels =>
  Object.fromEntries(Object.entries(names).map(([level, AcrValue]) => [level, { AcrValue }]));

describe('the names of authentication levels', () => {
  let node: Node;
  before(async () => {
    node = await startNode();
  });
  after(() => node.stop());

  const create = async (input: Partial<CreateUserPoolCommandInput> = {}) => {
    const { UserPool = {} } = await node
      .sdk()
      .send(new CreateUserPoolCommand({ PoolName: 'pool', ...input }));
    return UserPool;
  };
  const described = async (UserPoolId: string | undefined) =>
    (await node.sdk().send(new DescribeUserPoolCommand({ UserPoolId }))).UserPool?.AcrConfiguration;
  const update = (UserPoolId: string | undefined, input: Partial<UpdateUserPoolCommandInput>) =>
    node.sdk().send(new UpdateUserPoolCommand({ UserPoolId, ...input }));

  test('are shown with the defaults of the others, by all operations', async () => {
    const names = { Level2: 'urn:my-standard:loa:2', Level3: 'urn:my-standard:loa:3' };
    const pool = await create({ AcrConfiguration: given(names) });
    assert.deepEqual(pool.AcrConfiguration, shown(names));
    assert.deepEqual(await described(pool.Id), shown(names));
    await update(pool.Id, { AcrConfiguration: given({ Level4: 'https://example.com/gold' }) });
    assert.deepEqual(await described(pool.Id), shown({ Level4: 'https://example.com/gold' }));
    await update(pool.Id, { AcrConfiguration: shown({ Level1: 'bronze' }) });
    assert.deepEqual(await described(pool.Id), shown({ Level1: 'bronze' }));
  });

  test('are not shown where none is given, and an update without them resets them', async () => {
    assert.equal((await create()).AcrConfiguration, undefined);
    assert.equal((await create({ AcrConfiguration: {}, UserPoolTier: 'LITE' })).AcrConfiguration, undefined);
    const pool = await create({ AcrConfiguration: given({ Level1: 'bronze' }) });
    await update(pool.Id, {});
    assert.equal(await described(pool.Id), undefined);
  });

  test('may change places', async () => {
    const names = { Level1: 'urn:cognito:loa:2', Level2: 'urn:cognito:loa:1' };
    const pool = await create({ AcrConfiguration: given(names) });
    assert.deepEqual(pool.AcrConfiguration, shown(names));
  });

  const refusals: readonly {
    readonly name: string;
    readonly AcrConfiguration: Levels;
    readonly message: RegExp;
    readonly cause: string | null;
  }[] = [
    {
      name: 'a level that there is not',
      AcrConfiguration: given({ Level5: 'a' }),
      message: /^AcrConfiguration supports only the levels Level1, Level2, Level3 and Level4\.$/,
      cause: 'acr-level-unknown',
    },
    {
      name: 'a name that a property of all objects has',
      AcrConfiguration: given({ constructor: 'a' }),
      message: /^AcrConfiguration supports only/,
      cause: 'acr-level-unknown',
    },
    {
      name: 'one name for two levels',
      AcrConfiguration: given({ Level1: 'a', Level2: 'a' }),
      message:
        /^Each AcrValue in AcrConfiguration must be unique across all levels, including default values\.$/,
      cause: 'acr-values-not-unique',
    },
    {
      name: 'the default name of another level',
      AcrConfiguration: given({ Level1: 'urn:cognito:loa:4' }),
      message: /^Each AcrValue/,
      cause: 'acr-values-not-unique',
    },
    ...['', 'a b', 'a"b', 'a\\b', 'ä', 'a\nb', 'a'.repeat(65)].map(AcrValue => ({
      name: `a name of another form: ${JSON.stringify(AcrValue)}`,
      AcrConfiguration: { Level1: { AcrValue } },
      message: /^\d validation errors? detected: Value/,
      cause: 'input-breaks-constraints',
    })),
  ];
  for (const { name, AcrConfiguration, message, cause } of refusals) {
    test(`refuse ${name}`, async () => {
      const pool = await create({ AcrConfiguration: given({ Level1: 'kept' }) });
      for (const [operation, input] of [
        ['CreateUserPool', { PoolName: 'pool' }],
        ['UpdateUserPool', { UserPoolId: pool.Id }],
      ] as const) {
        const answer = await node.raw(operation, { ...input, AcrConfiguration });
        const { __type, message: told } = JSON.parse(answer.body);
        assert.deepEqual([answer.status, __type], [400, 'InvalidParameterException']);
        assert.match(told, message);
        assert.equal(answer.cause, cause);
      }
      assert.deepEqual(await described(pool.Id), shown({ Level1: 'kept' }));
    });
  }

  test('take 64 characters of an address', async () => {
    const name = `https://example.com/${'~'.repeat(44)}`;
    const pool = await create({ AcrConfiguration: given({ Level4: name }) });
    assert.deepEqual(pool.AcrConfiguration, shown({ Level4: name }));
  });

  test('need a plan above LITE, also where the plan changes', async () => {
    const AcrConfiguration = given({ Level4: 'gold' });
    const refused = {
      name: 'FeatureUnavailableInTierException',
      message: needsPlan('LITE', 'Custom ACR Level Names'),
    };
    await assert.rejects(create({ UserPoolTier: 'LITE', AcrConfiguration }), refused);
    const pool = await create({ UserPoolTier: 'LITE' });
    await assert.rejects(update(pool.Id, { AcrConfiguration }), refused);
    await update(pool.Id, { UserPoolTier: 'PLUS', AcrConfiguration });
    await assert.rejects(update(pool.Id, { UserPoolTier: 'LITE', AcrConfiguration }), refused);
    assert.deepEqual(await described(pool.Id), shown({ Level4: 'gold' }));
  });

  test('may stand in pools.yaml', async () => {
    const lifeguard = await startLifeguard({
      pools: {
        regions: ['us-east-1'],
        pools: [{ id: 'us-east-1_Acr000001', name: 'acr', acrLevels: { level2: 'silver', level4: 'gold' } }],
      },
    });
    try {
      const sdk = new CognitoIdentityProviderClient(lifeguard);
      const { UserPool } = await sdk.send(new DescribeUserPoolCommand({ UserPoolId: 'us-east-1_Acr000001' }));
      assert.deepEqual(UserPool?.AcrConfiguration, shown({ Level2: 'silver', Level4: 'gold' }));
    } finally {
      await lifeguard.stop();
    }
  });
});
