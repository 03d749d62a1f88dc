import { describedUser } from '../../pool/described-user.ts';
import { isObject } from '../../pool/is-object.ts';
import { type Members, textOf } from '../../pool/members.ts';
import { describedClient, describedPool } from '../described-pool.ts';
import type { Reading } from '../reading.ts';

/** Reads what `aws cognito-idp describe-user-pool`, `describe-user-pool-client` and `admin-get-user` print. */
export function readDescribed(record: Members): Reading | undefined {
  const { UserPool: pool, UserPoolClient: client } = record;
  if (isObject(pool) && textOf(pool.Id) !== undefined) {
    return {
      kind: 'pool',
      says: `${pool.Id}, as DescribeUserPool tells it`,
      found: { pools: [describedPool(pool)] },
    };
  }
  const poolId = isObject(client) ? textOf(client.UserPoolId) : undefined;
  if (isObject(client) && textOf(client.ClientId) !== undefined && poolId !== undefined) {
    const described = describedClient(client);
    return {
      kind: 'app client',
      says: `${described.id}, as DescribeUserPoolClient tells it, ${described.hasSecret ? 'with' : 'without'} a secret`,
      found: { pools: [{ from: 'the pool', id: poolId, clients: [described], hasAllClients: false }] },
    };
  }
  if (textOf(record.UserStatus) !== undefined && textOf(record.Username) !== undefined) {
    const user = describedUser(record);
    return {
      kind: 'user',
      says: `${user.isEnabled ? '' : 'disabled, '}in the status ${user.status}`,
      found: { user: { exists: true, ...user } },
    };
  }
  return undefined;
}
