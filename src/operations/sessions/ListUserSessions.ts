import type { Input, Output } from '../../model/operation.ts';
import type { Call, SignedIn } from '../call.ts';
import type { Ports } from '../ports.ts';
import { sessionList } from './session-list.ts';
import { requireTracking } from './tracking.ts';

/**
 * The active sessions of the signed-in user, in all app clients of the pool.
 *
 * @throws session-tracking-off
 */
export async function ListUserSessions(
  ports: Pick<Ports, 'store' | 'clock'>,
  _input: Input<'ListUserSessions'>,
  { signedIn: { pool, user, claims } }: Call & { readonly signedIn: SignedIn },
): Promise<Output<'ListUserSessions'>> {
  requireTracking(pool);
  return { Sessions: await sessionList(ports, user, claims.origin_jti) };
}
