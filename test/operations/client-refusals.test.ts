import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { onlyAtCreation, type Refusal, refusals } from './client-refusals.ts';
import { type Node, startNode } from './node.ts';

describe('settings of app clients that are refused', () => {
  let node: Node;
  let UserPoolId = '';
  let ClientId = '';
  before(async () => {
    node = await startNode();
    const pool = await node.raw('CreateUserPool', {
      PoolName: 'pool',
      Schema: [
        { Name: 'given_name', Required: true, Mutable: true },
        { Name: 'note', AttributeDataType: 'String', DeveloperOnlyAttribute: true },
      ],
    });
    UserPoolId = /"Id":"([^"]+)"/.exec(pool.body)?.[1] ?? '';
    for (const [pool, Identifier] of [
      [UserPoolId, 'orders'],
      [await otherPool(), 'other'],
    ]) {
      const scope = { ScopeName: 'read', ScopeDescription: 'Read' };
      const server = { UserPoolId: pool, Identifier, Name: 'orders', Scopes: [scope] };
      assert.equal((await node.raw('CreateResourceServer', server)).status, 200);
    }
    const client = await node.raw('CreateUserPoolClient', { UserPoolId, ClientName: 'app' });
    ClientId = /"ClientId":"([^"]+)"/.exec(client.body)?.[1] ?? '';
  });
  after(() => node.stop());

  async function otherPool(): Promise<string> {
    const { body } = await node.raw('CreateUserPool', { PoolName: 'other' });
    return /"Id":"([^"]+)"/.exec(body)?.[1] ?? '';
  }

  async function refuses(operation: string, input: object, refusal: Refusal): Promise<void> {
    const was = node.directory.clientsOf(UserPoolId);
    const answer = await node.raw(operation, input);
    const { type = 'InvalidParameterException', message, cause } = refusal;
    assert.equal(answer.body, JSON.stringify({ __type: type, message }));
    assert.deepEqual([answer.status, answer.cause], [400, cause]);
    assert.deepEqual(node.directory.clientsOf(UserPoolId), was);
  }

  for (const refusal of [...refusals, ...onlyAtCreation]) {
    test(`CreateUserPoolClient: ${refusal.name}`, () =>
      refuses('CreateUserPoolClient', { UserPoolId, ClientName: 'refused', ...refusal.given }, refusal));
  }
  for (const refusal of refusals) {
    test(`UpdateUserPoolClient: ${refusal.name}`, () =>
      refuses('UpdateUserPoolClient', { UserPoolId, ClientId, ...refusal.given }, refusal));
  }

  for (const [feature, given] of [
    ['Refresh Token Rotation', { RefreshTokenRotation: { Feature: 'ENABLED' } }],
    ['Choice-Based Sign-In', { ExplicitAuthFlows: ['ALLOW_USER_AUTH'] }],
  ] as const) {
    test(`${feature} on LITE`, async () => {
      const { body } = await node.raw('CreateUserPool', { PoolName: 'lite', UserPoolTier: 'LITE' });
      const pool = /"Id":"([^"]+)"/.exec(body)?.[1] ?? '';
      await refuses(
        'CreateUserPoolClient',
        { UserPoolId: pool, ClientName: 'app', ...given },
        {
          name: '',
          given: {},
          type: 'FeatureUnavailableInTierException',
          message: `The following features need to be disabled for the LITE pricing tier configured: ${feature}`,
          cause: 'feature-not-in-tier',
        },
      );
    });
  }
});
