import { threatProtectionOff } from '../../causes/events/threat-protection-off.ts';
import { keepsAuthEvents } from '../../pool/auth-event.ts';
import type { Pool } from '../../pool/pool.ts';

/** @throws threat-protection-off */
export function requireEvents(pool: Pool): void {
  if (!keepsAuthEvents(pool)) throw threatProtectionOff({ poolId: pool.id });
}
