import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { addGroup } from '../../src/store/groups.ts';
import { type Node, startNode } from './node.ts';

let node: Node;
before(async () => {
  node = await startNode();
});
after(() => node.stop());

test('a pool has ten thousand groups and no more', async () => {
  const { body } = await node.raw('CreateUserPool', { PoolName: 'many' });
  const UserPoolId = /"Id":"([^"]+)"/.exec(body)?.[1] ?? '';
  await node.store.write(async transaction => {
    for (let n = 0; n < 9_999; n += 1) {
      const unset = { description: undefined, precedence: undefined, roleArn: undefined };
      const times = { createdAt: 0, modifiedAt: 0 };
      await addGroup(transaction, { poolId: UserPoolId, name: `group${n}`, ...unset, ...times });
    }
  });
  assert.equal((await node.raw('CreateGroup', { UserPoolId, GroupName: 'last' })).status, 200);
  const refused = await node.raw('CreateGroup', { UserPoolId, GroupName: 'one-too-many' });
  assert.deepEqual(JSON.parse(refused.body), {
    __type: 'LimitExceededException',
    message: 'The maximum number of groups for this user pool has been reached.',
  });
  assert.equal(refused.cause, 'too-many-groups');
});
