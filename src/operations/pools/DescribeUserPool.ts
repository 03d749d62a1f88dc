import type { Input, Output } from '../../model/operation.ts';
import { describedPool } from '../../pool/pool-view.ts';
import { estimateUsers } from '../../store/user-estimate.ts';
import type { Call } from '../call.ts';
import { poolOf } from '../find.ts';
import type { Ports } from '../ports.ts';

/**
 * Tells a user pool's settings and about how many users it has.
 *
 * @throws pool-not-found, pool-in-another-region
 */
export async function DescribeUserPool(
  { directory, store }: Pick<Ports, 'directory' | 'store'>,
  input: Input<'DescribeUserPool'>,
  call: Call,
): Promise<Output<'DescribeUserPool'>> {
  const pool = poolOf(directory, input.UserPoolId, call);
  const users = await store.read(query => estimateUsers(query, pool.id));
  return { UserPool: describedPool(pool, users) };
}
