import type { Input, Output } from '../../model/operation.ts';
import type { Call } from '../call.ts';
import { poolOf } from '../find.ts';
import { userOf } from '../find-user.ts';
import type { Ports } from '../ports.ts';
import { revokeSession } from './revoke-session.ts';
import { requireTracking } from './tracking.ts';

/**
 * Ends one session of a user.
 *
 * @throws pool-not-found, pool-in-another-region, session-tracking-off, user-not-found, session-does-not-exist
 */
export async function AdminRevokeUserSession(
  ports: Pick<Ports, 'directory' | 'store' | 'clock'>,
  input: Input<'AdminRevokeUserSession'>,
  call: Call,
): Promise<Output<'AdminRevokeUserSession'>> {
  const pool = poolOf(ports.directory, input.UserPoolId, call);
  requireTracking(pool);
  const user = await ports.store.read(query => userOf(query, pool, input.Username, call));
  await revokeSession(ports, user, input.SessionId);
  return {};
}
