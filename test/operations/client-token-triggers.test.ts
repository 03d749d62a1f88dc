import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { description } from './described.ts';
import { claimsOf, type Machine, machineOf, machinePool } from './machines.ts';
import { startWire, type Wire } from './wire.ts';

const told = fileURLToPath(new URL('./handlers/as-told.mjs', import.meta.url));
const pools = {
  ...description,
  account: '123456789012',
  functions: { told: { handler: told } },
};
const LambdaArn = 'arn:aws:lambda:us-east-1:123456789012:function:told';
const source = 'TokenGeneration_ClientCredentials';

describe('PreTokenGeneration of a machine', () => {
  let wire: Wire;
  before(async () => {
    wire = await startWire({ pools });
  });
  after(() => wire.stop());

  /** A machine of a new pool whose trigger takes events of that version. */
  async function machineWith(LambdaVersion: 'V1_0' | 'V2_0' | 'V3_0'): Promise<Machine & { pool: string }> {
    const pool = await machinePool(wire, {
      LambdaConfig: { PreTokenGenerationConfig: { LambdaArn, LambdaVersion } },
    });
    return { ...(await machineOf(wire, { UserPoolId: pool })), pool };
  }
  /** The token's claims where the trigger answers that. */
  async function claimsFor({ ClientId, Secret }: Machine, answer: object, Scopes?: string[]) {
    const { ClientAuthenticationResult } = await wire.ok('GetClientToken', {
      ClientId,
      Secret,
      ...(Scopes && { Scopes }),
      ClientMetadata: { from: source, answer: JSON.stringify(answer) },
    });
    return claimsOf(ClientAuthenticationResult?.AccessToken);
  }
  const details = (accessTokenGeneration: object) => ({
    claimsAndScopeOverrideDetails: { accessTokenGeneration },
  });

  test('is told of the client, the scopes and the metadata, and of no user', async () => {
    const { ClientId, Secret, pool } = await machineWith('V3_0');
    const ClientMetadata = { show: source, tenant: 'acme' };
    const { text, event } = await wire.call('GetClientToken', {
      ClientId,
      Secret,
      Scopes: ['orders/write'],
      ClientMetadata,
    });
    const { __type, message } = JSON.parse(text);
    assert.equal(__type, 'UserLambdaValidationException');
    const [, shown = ''] = /^PreTokenGeneration failed with error (.*)\.$/.exec(message) ?? [];
    const { callerContext, ...sent } = JSON.parse(shown);
    assert.deepEqual(sent, {
      version: '3',
      triggerSource: source,
      region: 'us-east-1',
      userPoolId: pool,
      request: {
        userAttributes: {},
        scopes: ['orders/write'],
        clientMetadata: ClientMetadata,
      },
      response: { claimsAndScopeOverrideDetails: null },
    });
    assert.equal(callerContext.clientId, ClientId);
    assert.deepEqual(
      event.triggers.map(({ source, outcome }) => [source, outcome]),
      [[source, 'failed']],
    );
  });

  test('adds claims and scopes, and takes some away', async () => {
    const who = await machineWith('V3_0');
    const claims = await claimsFor(
      who,
      details({
        claimsToAddOrOverride: { tenant: 'acme', limits: { daily: 5 }, gone: 1 },
        claimsToSuppress: ['gone'],
        scopesToAdd: ['stock/read', 'aws.cognito.signin.user.admin'],
        scopesToSuppress: ['orders/write'],
      }),
    );
    assert.equal(claims.scope, 'orders/read stock/read');
    assert.deepEqual([claims.tenant, claims.limits, claims.gone], ['acme', { daily: 5 }, undefined]);
  });

  test('changes nothing that the token is known by, and makes it no token of a user', async () => {
    const who = await machineWith('V3_0');
    const plain = await claimsFor(who, {});
    const names = [...Object.keys(plain), 'username', 'event_id', 'origin_jti', 'cognito:groups', 'aud'];
    const claims = await claimsFor(who, {
      claimsAndScopeOverrideDetails: {
        ...details({
          claimsToAddOrOverride: Object.fromEntries(names.map(name => [name, 'changed'])),
          claimsToSuppress: names,
        }).claimsAndScopeOverrideDetails,
        idTokenGeneration: { claimsToAddOrOverride: { of: 'no ID token' } },
        groupOverrideDetails: { groupsToOverride: ['admins'] },
      },
    });
    assert.deepEqual(Object.keys(claims), Object.keys(plain));
    assert.deepEqual(
      Object.values(claims).filter(value => value === 'changed'),
      [],
    );
    const { ClientId: sub, ClientId: client_id } = who;
    assert.partialDeepStrictEqual(claims, { sub, client_id, scope: 'orders/read orders/write' });
  });

  for (const version of ['V1_0', 'V2_0'] as const) {
    test(`does not run for a machine in version ${version}`, async () => {
      const who = await machineWith(version);
      const ClientMetadata = { show: source };
      const { event } = await wire.call('GetClientToken', {
        ClientId: who.ClientId,
        Secret: who.Secret,
        ClientMetadata,
      });
      assert.deepEqual([event.outcome, event.triggers], ['ok', []]);
    });
  }

  test('that answers what it may not gives no token', async () => {
    const { ClientId, Secret } = await machineWith('V3_0');
    await wire.refused(
      'GetClientToken',
      { ClientId, Secret, ClientMetadata: { from: source, answer: '{"claimsOverrideDetails":{}}' } },
      {
        type: 'InvalidLambdaResponseException',
        message: 'Unrecognizable lambda output',
        cause: 'answer-breaks-contract',
      },
    );
  });
});
