import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { clientFromInput } from '../../src/pool/client-from-input.ts';
import type { Pool } from '../../src/pool/pool.ts';
import { defaultLocalSettings, poolFromInput } from '../../src/pool/pool-from-input.ts';
import { makePoolKeys } from '../../src/pool/pool-keys.ts';
import { systemRandom } from '../../src/pool/random.ts';
import { bumpConfiguration, putClient, putPool } from '../../src/store/pools.ts';
import { sealClient, sealPool } from '../../src/store/sealed-pools.ts';
import { accountId, type Node, region, startNode } from './node.ts';

let node: Node;
const pools: Pool[] = [];
const number = (n: number) => String(n).padStart(9, '0');

// A thousand pools of one pair of keys, written at once: making keys for each would take minutes.
before(async () => {
  node = await startNode();
  const keys = await makePoolKeys(systemRandom);
  for (let n = 0; n < 999; n += 1) {
    const id = `${region}_${number(n)}`;
    const made = { id, region, now: 0, accountId, local: defaultLocalSettings, keys };
    pools.push(poolFromInput({ PoolName: 'many' }, made));
  }
  const [first] = pools;
  assert.ok(first);
  await node.store.write(async transaction => {
    for (const pool of pools) await putPool(transaction, sealPool(node.seal, pool));
    for (let n = 0; n < 999; n += 1) {
      const input = { UserPoolId: first.id, ClientName: 'many' };
      const client = clientFromInput(input, { id: `client${number(n)}`, now: 0, secret: undefined });
      await putClient(transaction, sealClient(node.seal, client));
    }
    await bumpConfiguration(transaction);
  });
  await node.directory.refresh();
});
after(() => node.stop());

test('a region has a thousand pools and no more', async () => {
  assert.equal((await node.raw('CreateUserPool', { PoolName: 'last' })).status, 200);
  const refused = await node.raw('CreateUserPool', { PoolName: 'one too many' });
  assert.match(refused.body, /^{"__type":"LimitExceededException"/);
  assert.equal(refused.cause, 'too-many-pools');
  assert.equal((await node.raw('CreateUserPool', { PoolName: 'elsewhere' }, 'eu-west-1')).status, 200);
});

test('a pool has a thousand app clients and no more', async () => {
  const UserPoolId = pools[0]?.id;
  assert.equal((await node.raw('CreateUserPoolClient', { UserPoolId, ClientName: 'last' })).status, 200);
  const refused = await node.raw('CreateUserPoolClient', { UserPoolId, ClientName: 'one too many' });
  assert.match(refused.body, /^{"__type":"LimitExceededException"/);
  assert.equal(refused.cause, 'too-many-clients');
});
