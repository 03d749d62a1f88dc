import { passkeysNotAllowed } from '../../causes/passkeys/passkeys-not-allowed.ts';
import { allowsPasskeys } from '../../pool/first-factors.ts';
import type { Pool } from '../../pool/pool.ts';

/**
 * Lets a user of a pool go on whose users may sign in with passkeys.
 *
 * @throws passkeys-not-allowed
 */
export function requirePasskeys(pool: Pool): void {
  if (!allowsPasskeys(pool)) throw passkeysNotAllowed({ pool: pool.id });
}
