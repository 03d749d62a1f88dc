import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import {
  CreateUserPoolClientCommand,
  type CreateUserPoolClientCommandInput,
  DeleteUserPoolClientCommand,
  DescribeUserPoolClientCommand,
  ListUserPoolClientsCommand,
  paginateListUserPoolClients,
  UpdateUserPoolClientCommand,
  type UpdateUserPoolClientCommandInput,
  type UserPoolClientType,
} from '@aws-sdk/client-cognito-identity-provider';
import { type Node, startNode } from './node.ts';
import { observedClient } from './observed-client.ts';
import { onWire } from './observed-pool.ts';

describe('app clients', () => {
  let node: Node;
  let UserPoolId = '';
  before(async () => {
    node = await startNode();
    UserPoolId = await newPool();
  });
  after(() => node.stop());

  async function newPool(input: object = {}): Promise<string> {
    const { body } = await node.raw('CreateUserPool', { PoolName: 'pool', ...input });
    const id = /"Id":"([^"]+)"/.exec(body)?.[1] ?? '';
    const Scopes = [{ ScopeName: 'read', ScopeDescription: 'Read' }];
    await node.raw('CreateResourceServer', { UserPoolId: id, Identifier: 'orders', Name: 'orders', Scopes });
    return id;
  }
  const create = async (
    input: Partial<CreateUserPoolClientCommandInput> = {},
  ): Promise<UserPoolClientType> => {
    const command = new CreateUserPoolClientCommand({ UserPoolId, ClientName: 'app', ...input });
    return (await node.sdk().send(command)).UserPoolClient ?? {};
  };
  const described = async ({ ClientId, ...client }: UserPoolClientType): Promise<UserPoolClientType> => {
    const pool = client.UserPoolId ?? UserPoolId;
    const command = new DescribeUserPoolClientCommand({ UserPoolId: pool, ClientId });
    return (await node.sdk().send(command)).UserPoolClient ?? {};
  };

  for (const [name, asked] of [
    ['a client of defaults', {}],
    ['a client with a secret', { GenerateSecret: true }],
  ] as const) {
    test(`${name} is shown byte for byte as observed`, async () => {
      const made = await node.raw('CreateUserPoolClient', { UserPoolId, ClientName: 'plain', ...asked });
      const ClientId = /"ClientId":"([^"]+)"/.exec(made.body)?.[1] ?? '';
      const secret = /"ClientSecret":"([^"]+)"/.exec(made.body)?.[1];
      assert.match(ClientId, /^[0-9a-v]{25,26}$/);
      if ('GenerateSecret' in asked) assert.match(secret ?? '', /^[0-9a-v]{51,52}$/);
      else assert.equal(secret, undefined);
      const shown = observedClient({ ClientId, UserPoolId }, secret ? { ClientSecret: secret } : {});
      assert.equal(made.body, onWire({ UserPoolClient: shown }));
      const seen = await node.raw('DescribeUserPoolClient', { UserPoolId, ClientId });
      assert.equal(seen.body, made.body);
    });
  }

  const given: Partial<CreateUserPoolClientCommandInput> = {
    RefreshTokenValidity: 60,
    AccessTokenValidity: 10,
    IdTokenValidity: 900,
    TokenValidityUnits: { AccessToken: 'minutes', IdToken: 'seconds', RefreshToken: 'hours' },
    ReadAttributes: ['email', 'email_verified', 'custom:tenant'],
    WriteAttributes: ['email', 'custom:tenant'],
    SupportedIdentityProviders: ['COGNITO'],
    CallbackURLs: ['https://app.example.com/callback', 'http://localhost:3000/', 'myapp://callback'],
    LogoutURLs: ['https://app.example.com/', 'http://127.0.0.1', 'http://[::1]:8080/out'],
    DefaultRedirectURI: 'myapp://callback',
    AllowedOAuthFlows: ['code', 'implicit'],
    AllowedOAuthScopes: ['openid', 'email', 'orders/read'],
    AllowedOAuthFlowsUserPoolClient: true,
    PreventUserExistenceErrors: 'ENABLED',
    EnableTokenRevocation: false,
    EnablePropagateAdditionalUserContextData: true,
    AuthSessionValidity: 15,
    RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 10 },
    AnalyticsConfiguration: { ApplicationArn: 'arn:aws:mobiletargeting:us-east-1:123456789012:apps/a' },
  };

  test('what is given is shown, flows in the order of the service', async () => {
    const pool = await newPool({ Schema: [{ Name: 'tenant', AttributeDataType: 'String', Mutable: true }] });
    const client = await create({
      UserPoolId: pool,
      GenerateSecret: true,
      ...given,
      ExplicitAuthFlows: [
        'ALLOW_USER_AUTH',
        'ALLOW_USER_SRP_AUTH',
        'ALLOW_ADMIN_USER_PASSWORD_AUTH',
        'ALLOW_USER_PASSWORD_AUTH',
        'ALLOW_USER_SRP_AUTH',
      ],
    });
    assert.partialDeepStrictEqual(client, given);
    assert.deepEqual(client.ExplicitAuthFlows, [
      'ALLOW_USER_PASSWORD_AUTH',
      'ALLOW_ADMIN_USER_PASSWORD_AUTH',
      'ALLOW_USER_SRP_AUTH',
      'ALLOW_USER_AUTH',
    ]);
    assert.deepEqual(await described(client), client);
  });

  test('an update shows the client as it is then: what it leaves out is reset, but for name and secret', async () => {
    const pool = await newPool({ Schema: [{ Name: 'tenant', AttributeDataType: 'String', Mutable: true }] });
    const client = await create({ UserPoolId: pool, GenerateSecret: true, ...given });
    const { UserPoolId: id = '', ClientId = '', ClientSecret, CreationDate } = client;
    node.clock.time += 1_000;
    const command = new UpdateUserPoolClientCommand({ UserPoolId: id, ClientId });
    const { UserPoolClient: updated } = await node.sdk().send(command);
    const plain = observedClient({ ClientId, UserPoolId: id }, { ClientSecret });
    const LastModifiedDate = new Date(node.clock.time);
    assert.deepEqual(updated, { ...plain, ClientName: 'app', CreationDate, LastModifiedDate });
    assert.deepEqual(await described(client), updated);
    node.clock.time -= 1_000;
  });

  const shownAs: {
    name: string;
    given: Partial<CreateUserPoolClientCommandInput & UpdateUserPoolClientCommandInput>;
    shown: UserPoolClientType;
  }[] = [
    {
      name: 'a refresh token of 0 days lasts 30',
      given: { RefreshTokenValidity: 0 },
      shown: { RefreshTokenValidity: 30 },
    },
    {
      name: '30 days are shown in the unit of the client',
      given: { TokenValidityUnits: { RefreshToken: 'hours' } },
      shown: { RefreshTokenValidity: 720 },
    },
    {
      name: 'a rotation without grace shows 0 seconds',
      given: { RefreshTokenRotation: { Feature: 'ENABLED' } },
      shown: { RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 0 } },
    },
    {
      name: 'older names of flows stay',
      given: { ExplicitAuthFlows: ['USER_PASSWORD_AUTH', 'ADMIN_NO_SRP_AUTH'] },
      shown: { ExplicitAuthFlows: ['ADMIN_NO_SRP_AUTH', 'USER_PASSWORD_AUTH'] },
    },
  ];
  for (const { name, given: input, shown } of shownAs) {
    test(name, async () => {
      const client = await create(input);
      assert.partialDeepStrictEqual(client, shown);
      const command = new UpdateUserPoolClientCommand({ UserPoolId, ClientId: client.ClientId, ...input });
      assert.partialDeepStrictEqual((await node.sdk().send(command)).UserPoolClient ?? {}, shown);
    });
  }

  test('an empty list sets nothing', async () => {
    const client = await create({ ExplicitAuthFlows: [], CallbackURLs: [], ReadAttributes: [] });
    for (const member of ['ExplicitAuthFlows', 'CallbackURLs', 'ReadAttributes']) {
      assert.ok(!(member in client), member);
    }
  });

  test('a secret that is brought along is kept, sealed', async () => {
    const ClientSecret = 'a_secret_of_the_team_of_24';
    const client = await create({ ClientSecret });
    assert.equal(client.ClientSecret, ClientSecret);
    assert.equal(node.directory.client(client.ClientId ?? '')?.secrets[0]?.value, ClientSecret);
    const rows = await node.store.read(query => query.all('SELECT settings, sealed_secret FROM clients', []));
    assert.doesNotMatch(JSON.stringify(rows), /a_secret_of_the_team/);
  });

  test('a deleted client is gone, answered with no body', async () => {
    const client = await create();
    const answer = await node.raw('DeleteUserPoolClient', { UserPoolId, ClientId: client.ClientId });
    assert.deepEqual([answer.status, answer.body], [200, '']);
    await assert.rejects(described(client), { name: 'ResourceNotFoundException' });
  });

  test('a client of another pool is not found, and the cause says whose it is', async () => {
    const { ClientId } = await create({ UserPoolId: await newPool() });
    const gone = '{"__type":"ResourceNotFoundException","message":"User pool client does not exist."}';
    for (const operation of ['DescribeUserPoolClient', 'UpdateUserPoolClient', 'DeleteUserPoolClient']) {
      const answer = await node.raw(operation, { UserPoolId, ClientId });
      assert.deepEqual([answer.body, answer.cause], [gone, 'client-settings-not-found'], operation);
    }
  });

  test('clients of a pool that does not exist are not found', async () => {
    const nowhere = { UserPoolId: 'us-east-1_Nowhere00' };
    const gone = {
      name: 'ResourceNotFoundException',
      message: 'User pool us-east-1_Nowhere00 does not exist.',
    };
    const app = { ...nowhere, ClientId: 'abc' };
    const sdk = node.sdk();
    await assert.rejects(sdk.send(new CreateUserPoolClientCommand({ ...nowhere, ClientName: 'a' })), gone);
    await assert.rejects(sdk.send(new DescribeUserPoolClientCommand(app)), gone);
    await assert.rejects(sdk.send(new UpdateUserPoolClientCommand(app)), gone);
    await assert.rejects(sdk.send(new DeleteUserPoolClientCommand(app)), gone);
    await assert.rejects(sdk.send(new ListUserPoolClientsCommand(nowhere)), gone);
  });

  test('clients are listed in pages, each once, in the order of their ids, with three members', async () => {
    const pool = await newPool();
    const made: UserPoolClientType[] = [];
    for (let number = 0; number < 5; number += 1) {
      made.push(await create({ UserPoolId: pool, ClientName: `app ${number}` }));
    }
    const expected = made
      .map(({ ClientId, ClientName }) => ({ ClientId, ClientName, UserPoolId: pool }))
      .sort((a, b) => ((a.ClientId ?? '') < (b.ClientId ?? '') ? -1 : 1));
    const client = node.sdk();
    const pages: object[][] = [];
    for await (const page of paginateListUserPoolClients({ client }, { UserPoolId: pool, MaxResults: 2 })) {
      pages.push(page.UserPoolClients ?? []);
    }
    assert.deepEqual(
      pages.map(page => page.length),
      [2, 2, 1],
    );
    assert.deepEqual(pages.flat(), expected);
    const all = await client.send(
      new ListUserPoolClientsCommand({ UserPoolId: pool, ClientType: 'REGULAR' }),
    );
    assert.equal(all.UserPoolClients?.length, 5);
    const none = await node.raw('ListUserPoolClients', { UserPoolId: pool, ClientType: 'DCR' });
    assert.equal(none.body, '{"UserPoolClients":[]}');
  });

  test('the token of a page is good for its own pool only', async () => {
    await create();
    await create();
    const { NextToken } = await node
      .sdk()
      .send(new ListUserPoolClientsCommand({ UserPoolId, MaxResults: 1 }));
    const other = new ListUserPoolClientsCommand({ UserPoolId: await newPool(), NextToken });
    await assert.rejects(node.sdk().send(other), {
      name: 'InvalidParameterException',
      message: 'Invalid NextToken',
    });
  });
});
