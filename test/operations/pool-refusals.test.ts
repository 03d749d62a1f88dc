import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { onlyAtCreation } from './new-pool-refusals.ts';
import { type Node, startNode } from './node.ts';
import { needsPlan, type Refusal, refusals } from './pool-refusals.ts';

describe('settings of user pools that are refused', () => {
  let node: Node;
  let poolId = '';
  before(async () => {
    node = await startNode();
    const { body } = await node.raw('CreateUserPool', { PoolName: 'pool' });
    poolId = /"Id":"([^"]+)"/.exec(body)?.[1] ?? '';
  });
  after(() => node.stop());

  async function refuses(operation: string, input: object, refusal: Refusal): Promise<void> {
    const answer = await node.raw(operation, input);
    const { type = 'InvalidParameterException', message, cause } = refusal;
    assert.equal(answer.body, JSON.stringify({ __type: type, message }));
    assert.equal(answer.status, 400);
    assert.equal(answer.cause, cause);
  }

  for (const refusal of [...refusals, ...onlyAtCreation]) {
    test(`CreateUserPool: ${refusal.name}`, async () => {
      const count = node.directory.pools().length;
      await refuses('CreateUserPool', { PoolName: 'refused', ...refusal.given }, refusal);
      assert.equal(node.directory.pools().length, count);
    });
  }
  for (const refusal of refusals) {
    test(`UpdateUserPool: ${refusal.name}`, async () => {
      const was = node.directory.pool(poolId);
      await refuses('UpdateUserPool', { UserPoolId: poolId, ...refusal.given }, refusal);
      assert.equal(node.directory.pool(poolId), was);
    });
  }

  test('a pool whose clients use what LITE lacks does not become LITE', async () => {
    const client = {
      UserPoolId: poolId,
      ClientName: 'rotating',
      RefreshTokenRotation: { Feature: 'ENABLED' },
    };
    assert.equal((await node.raw('CreateUserPoolClient', client)).status, 200);
    await refuses(
      'UpdateUserPool',
      { UserPoolId: poolId, UserPoolTier: 'LITE' },
      {
        name: '',
        given: {},
        type: 'TierChangeNotAllowedException',
        message: needsPlan('LITE', 'Refresh Token Rotation'),
        cause: 'tier-change-not-allowed',
      },
    );
  });

  test('a pool whose MFA is on may say so again without SMS', async () => {
    const pool = node.directory.pool(poolId);
    assert.ok(pool);
    await node.directory.savePool({ ...pool, settings: { ...pool.settings, MfaConfiguration: 'OPTIONAL' } });
    const answer = await node.raw('UpdateUserPool', { UserPoolId: poolId, MfaConfiguration: 'ON' });
    assert.equal(answer.status, 200);
    assert.equal(node.directory.pool(poolId)?.settings.MfaConfiguration, 'ON');
  });

  test('a change that another request overtakes is refused and leaves nothing', async () => {
    const answers = await Promise.all(
      ['one', 'two', 'three'].map(PoolName => node.raw('UpdateUserPool', { UserPoolId: poolId, PoolName })),
    );
    const refused = answers.filter(answer => answer.status === 400);
    for (const answer of refused) {
      assert.match(answer.body, /^{"__type":"ConcurrentModificationException"/);
      assert.equal(answer.cause, 'pool-changed-meanwhile');
    }
    assert.ok(refused.length < 3);
  });
});
