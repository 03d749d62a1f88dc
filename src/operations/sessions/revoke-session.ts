import { sessionDoesNotExist } from '../../causes/sessions/session-does-not-exist.ts';
import type { User } from '../../pool/user.ts';
import { familyOfSession } from '../../pool/user-sessions.ts';
import { findFamily, revokeFamily } from '../../store/token-families.ts';
import type { Ports } from '../ports.ts';

/**
 * Ends one session of a user: its refresh token and all access tokens that stem from it. Sessions through the
 * API come from no single sign-on session, so there is none to be revoked with it.
 *
 * @throws session-does-not-exist
 */
export async function revokeSession(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  { poolId, sub, username }: User,
  session: string,
): Promise<void> {
  const family = familyOfSession(session);
  const now = clock.now();
  await store.write(async transaction => {
    const found = family === undefined ? undefined : await findFamily(transaction, poolId, family);
    const isActive = found?.sub === sub && found.revokedAt === undefined && found.expiresAt > now;
    if (!isActive) throw sessionDoesNotExist({ user: username, session });
    await revokeFamily(transaction, poolId, found.family, now);
  });
}
