import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import {
  CognitoIdentityProviderClient,
  CreateResourceServerCommand,
  DeleteResourceServerCommand,
  DescribeResourceServerCommand,
  ResourceNotFoundException,
  UpdateResourceServerCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import fc from 'fast-check';
import { anyCharacter } from '../any-character.ts';
import { description } from './described.ts';
import { onBothEngines } from './engines.ts';
import { invalid, newPool } from './user-pools.ts';
import type { Shown } from './wire.ts';

const api = 'https://orders.example.com';
const read = { ScopeName: 'read', ScopeDescription: 'Read orders' };
const write = { ScopeName: 'write', ScopeDescription: 'Write orders' };

onBothEngines({ pools: description }, wire => {
  const pool = async () => (await newPool(wire())).UserPoolId;
  const create = async (UserPoolId: string, Identifier = api, given: object = {}) =>
    (await wire().ok('CreateResourceServer', { UserPoolId, Identifier, Name: 'Orders', ...given }))
      .ResourceServer;
  const missing = (identifier: string): Shown => ({
    type: 'ResourceNotFoundException',
    message: `Resource server ${identifier} does not exist.`,
    cause: 'resource-server-not-found',
  });

  describe('a resource server', () => {
    test('is shown alike by every call, in the order of the service', async () => {
      const UserPoolId = await pool();
      const input = { UserPoolId, Identifier: api, Name: 'Orders', Scopes: [write, read] };
      const made = await wire().call('CreateResourceServer', input);
      const shown = { Identifier: api, Name: 'Orders', Scopes: [write, read], UserPoolId };
      const scopes = shown.Scopes.map(({ ScopeName, ScopeDescription }) => ({ ScopeDescription, ScopeName }));
      assert.equal(made.text, JSON.stringify({ ResourceServer: { ...shown, Scopes: scopes } }));
      const seen = await wire().call('DescribeResourceServer', { UserPoolId, Identifier: api });
      assert.equal(seen.text, made.text);
      assert.deepEqual(await wire().ok('ListResourceServers', { UserPoolId }), { ResourceServers: [shown] });
    });

    test('is not replaced by another of its identifier, which another pool may have', async () => {
      const [UserPoolId, other] = [await pool(), await pool()];
      const made = await create(UserPoolId, api, { Scopes: [read] });
      await wire().refused(
        'CreateResourceServer',
        { UserPoolId, Identifier: api, Name: 'Others' },
        invalid(`${api} already exists in user pool ${UserPoolId}.`, 'resource-server-exists', {
          resourceServer: api,
          pool: UserPoolId,
        }),
      );
      const key = { UserPoolId, Identifier: api };
      assert.deepEqual((await wire().ok('DescribeResourceServer', key)).ResourceServer, made);
      await wire().refused('DescribeResourceServer', { ...key, UserPoolId: other }, missing(api));
      await create(other);
      await create(UserPoolId, `${api}/`);
      await create(UserPoolId, api.toUpperCase());
    });

    test('gets the name and the scopes of an update, and none where it has none', async () => {
      const UserPoolId = await pool();
      await create(UserPoolId, api, { Scopes: [read, write] });
      const key = { UserPoolId, Identifier: api };
      for (const [given, Scopes] of [
        [{ Name: 'More', Scopes: [write] }, [write]],
        [{ Name: 'Less' }, []],
        [{ Name: 'Again', Scopes: [read] }, [read]],
        [{ Name: 'Empty', Scopes: [] }, []],
      ] as const) {
        const updated = await wire().ok('UpdateResourceServer', { ...key, ...given });
        assert.deepEqual(updated.ResourceServer, { ...key, ...given, Scopes });
        assert.deepEqual(await wire().ok('DescribeResourceServer', key), updated);
      }
    });

    test('is gone when it is deleted, with an empty body', async () => {
      const UserPoolId = await pool();
      await create(UserPoolId);
      const key = { UserPoolId, Identifier: api };
      const { status, text } = await wire().call('DeleteResourceServer', key);
      assert.deepEqual([status, text], [200, '']);
      for (const operation of [
        'DescribeResourceServer',
        'UpdateResourceServer',
        'DeleteResourceServer',
      ] as const) {
        const event = await wire().refused(operation, { ...key, Name: 'Orders' }, missing(api));
        assert.deepEqual(event.cause?.facts, { resourceServer: api, pool: UserPoolId });
      }
      assert.deepEqual(await wire().ok('ListResourceServers', { UserPoolId }), { ResourceServers: [] });
    });

    test('goes with its pool', async () => {
      const UserPoolId = await pool();
      await create(UserPoolId);
      await wire().ok('DeleteUserPool', { UserPoolId });
      for (const operation of [
        ...(['CreateResourceServer', 'DescribeResourceServer', 'UpdateResourceServer'] as const),
        ...(['DeleteResourceServer', 'ListResourceServers'] as const),
      ]) {
        await wire().refused(
          operation,
          { UserPoolId, Identifier: api, Name: 'Orders' },
          {
            type: 'ResourceNotFoundException',
            message: `User pool ${UserPoolId} does not exist.`,
            cause: 'pool-not-found',
          },
        );
      }
    });

    test('may go while an app client has its scopes, which keeps them but cannot be given them', async () => {
      const UserPoolId = await pool();
      await create(UserPoolId, api, { Scopes: [read, write] });
      const AllowedOAuthScopes = [`${api}/read`, `${api}/write`];
      const made = await wire().ok('CreateUserPoolClient', {
        UserPoolId,
        ClientName: 'app',
        AllowedOAuthScopes,
      });
      const ClientId = made.UserPoolClient?.ClientId;
      await wire().ok('UpdateResourceServer', {
        UserPoolId,
        Identifier: api,
        Name: 'Orders',
        Scopes: [read],
      });
      const refusal = (scope: string): Shown => ({
        type: 'ScopeDoesNotExistException',
        message: `Invalid scope requested: ${api}/${scope}`,
        cause: 'scope-does-not-exist',
        facts: { scope: `${api}/${scope}`, pool: UserPoolId },
      });
      const update = { UserPoolId, ClientId, AllowedOAuthScopes };
      await wire().refused('UpdateUserPoolClient', update, refusal('write'));
      await wire().ok('DeleteResourceServer', { UserPoolId, Identifier: api });
      await wire().refused('UpdateUserPoolClient', update, refusal('read'));
      assert.deepEqual(await wire().ok('DescribeUserPoolClient', { UserPoolId, ClientId }), made);
    });

    test('has no two scopes of one name', async () => {
      const UserPoolId = await pool();
      const twice = { Scopes: [read, write, { ...read, ScopeDescription: 'Read again' }] };
      const input = { UserPoolId, Identifier: api, Name: 'Orders' };
      const refusal = invalid('Scope read is defined more than once.', 'scope-defined-twice');
      await wire().refused('CreateResourceServer', { ...input, ...twice }, refusal);
      await create(UserPoolId, api, { Scopes: [write] });
      await wire().refused('UpdateResourceServer', { ...input, ...twice }, refusal);
      const { ResourceServer } = await wire().ok('DescribeResourceServer', input);
      assert.deepEqual(ResourceServer?.Scopes, [write]);
    });

    test('of many that create it at once is made once', async () => {
      const input = { UserPoolId: await pool(), Identifier: api, Name: 'Orders' };
      const answers = await Promise.all(
        Array.from({ length: 20 }, () => wire().call('CreateResourceServer', input)),
      );
      assert.equal(answers.filter(({ status }) => status === 200).length, 1);
      const refused = answers.filter(({ event }) => event.cause?.id === 'resource-server-exists');
      assert.equal(refused.length, 19);
    });
  });

  describe('by the AWS SDK', () => {
    let sdk: CognitoIdentityProviderClient;
    before(() => {
      const { endpoint, region, credentials } = wire();
      sdk = new CognitoIdentityProviderClient({ endpoint, region, credentials, maxAttempts: 1 });
    });
    after(() => sdk.destroy());

    const server = fc.record({
      Name: fc.stringMatching(/^[\w+=,.@ -]{1,40}$/),
      Scopes: fc.uniqueArray(
        fc.record(
          {
            ScopeName: fc.stringMatching(/^[\x21\x23-\x2e\x30-\x5b\x5d-\x7e]{1,40}$/),
            ScopeDescription: fc
              .string({ unit: anyCharacter, minLength: 1, maxLength: 60 })
              .filter(text => !/[\0\u{10FFFF}]/u.test(text)),
          },
          { noNullPrototype: true },
        ),
        { selector: ({ ScopeName }) => ScopeName, maxLength: 5 },
      ),
    });
    const identifierOf = fc.stringMatching(/^[\x21\x23-\x5b\x5d-\x7e]{1,60}$/);

    test('create, read, update, read and delete show no drift', async () => {
      const UserPoolId = await pool();
      await fc.assert(
        fc.asyncProperty(identifierOf, server, server, async (Identifier, first, second) => {
          const key = { UserPoolId, Identifier };
          const seen = async () => (await sdk.send(new DescribeResourceServerCommand(key))).ResourceServer;
          const made = await sdk.send(new CreateResourceServerCommand({ ...key, ...first }));
          assert.deepEqual(made.ResourceServer, { ...key, ...first });
          assert.deepEqual(await seen(), made.ResourceServer);
          const updated = await sdk.send(new UpdateResourceServerCommand({ ...key, ...second }));
          assert.deepEqual(updated.ResourceServer, { ...key, ...second });
          assert.deepEqual(await seen(), updated.ResourceServer);
          await sdk.send(new DeleteResourceServerCommand(key));
          await assert.rejects(seen(), ResourceNotFoundException);
        }),
        { numRuns: 40 },
      );
    });
  });
});
