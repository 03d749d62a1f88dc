import { deviceTypeOf } from '../../pool/device-type.ts';
import type { Pool } from '../../pool/pool.ts';
import { sessionsOf } from '../../pool/user-sessions.ts';
import type { Transaction } from '../../store/store.ts';
import { addFamily, revokeFamily, type TokenFamily } from '../../store/token-families.ts';
import { nextUse, userSessions } from '../../store/user-sessions.ts';
import type { Call } from '../call.ts';

/**
 * Remembers a new sign-in. Where the pool tracks sessions, it is remembered where it came from, and a user
 * who has as many sessions as may be loses those that were used longest ago (documented).
 */
export async function keepSession(
  transaction: Transaction,
  pool: Pool,
  family: Omit<TokenFamily, 'revokedAt' | 'rotation'>,
  { address, userAgent }: Pick<Call, 'address' | 'userAgent'>,
  now: number,
): Promise<void> {
  const { tracking, mostPerUser } = sessionsOf(pool);
  if (tracking === 'DISABLED') return addFamily(transaction, family, { usedAt: now });
  const sessions = await userSessions(transaction, pool.id, family.sub, now);
  for (const { family: oldest } of sessions.slice(0, Math.max(0, sessions.length - mostPerUser + 1))) {
    await revokeFamily(transaction, pool.id, oldest, now);
  }
  const usedAt = nextUse(sessions, now);
  await addFamily(transaction, family, { usedAt, ipAddress: address, deviceType: deviceTypeOf(userAgent) });
}
