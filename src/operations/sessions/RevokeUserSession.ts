import { ownSessionNotRevocable } from '../../causes/sessions/own-session-not-revocable.ts';
import type { Input, Output } from '../../model/operation.ts';
import { familyOfSession } from '../../pool/user-sessions.ts';
import type { Call, SignedIn } from '../call.ts';
import type { Ports } from '../ports.ts';
import { revokeSession } from './revoke-session.ts';
import { requireTracking } from './tracking.ts';

/**
 * Ends another session of the signed-in user; the one that calls cannot be ended so (documented).
 *
 * @throws session-tracking-off, own-session-not-revocable, session-does-not-exist
 */
export async function RevokeUserSession(
  ports: Pick<Ports, 'store' | 'clock'>,
  { SessionId: session }: Input<'RevokeUserSession'>,
  { signedIn: { pool, user, claims } }: Call & { readonly signedIn: SignedIn },
): Promise<Output<'RevokeUserSession'>> {
  requireTracking(pool);
  const family = familyOfSession(session);
  if (family !== undefined && family === claims.origin_jti) {
    throw ownSessionNotRevocable({ user: user.username, session });
  }
  await revokeSession(ports, user, session);
  return {};
}
