import type { Input, Output } from '../../model/operation.ts';
import type { Call } from '../call.ts';
import { poolOf } from '../find.ts';
import { userOf } from '../find-user.ts';
import type { Ports } from '../ports.ts';
import { sessionList } from './session-list.ts';
import { requireTracking } from './tracking.ts';

/**
 * The active sessions of a user, in all app clients of the pool.
 *
 * @throws pool-not-found, pool-in-another-region, session-tracking-off, user-not-found
 */
export async function AdminListUserSessions(
  ports: Pick<Ports, 'directory' | 'store' | 'clock'>,
  input: Input<'AdminListUserSessions'>,
  call: Call,
): Promise<Output<'AdminListUserSessions'>> {
  const pool = poolOf(ports.directory, input.UserPoolId, call);
  requireTracking(pool);
  const user = await ports.store.read(query => userOf(query, pool, input.Username, call));
  return { Sessions: await sessionList(ports, user, undefined) };
}
