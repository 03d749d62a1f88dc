import { sessionTrackingOff } from '../../causes/sessions/session-tracking-off.ts';
import type { Pool } from '../../pool/pool.ts';
import { sessionsOf } from '../../pool/user-sessions.ts';

/** @throws session-tracking-off */
export function requireTracking(pool: Pool): void {
  if (sessionsOf(pool).tracking === 'DISABLED') throw sessionTrackingOff({ poolId: pool.id });
}
