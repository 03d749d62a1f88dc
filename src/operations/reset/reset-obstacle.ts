import type { Failure } from '../../causes/cause.ts';
import { noVerifiedRecovery } from '../../causes/reset/no-verified-recovery.ts';
import { resetNotPossibleInStatus } from '../../causes/reset/reset-not-possible-in-status.ts';
import { userIsDisabled } from '../../causes/sign-in/user-is-disabled.ts';
import type { Pool } from '../../pool/pool.ts';
import { recoveryChannel, recoveryWays, verifiedAddresses } from '../../pool/recovery.ts';
import type { User } from '../../pool/user.ts';

/** Why this user's password cannot be reset now; undefined where it can. */
export function resetObstacle(pool: Pool, user: User): Failure | undefined {
  if (!user.enabled) return userIsDisabled({ user: user.username });
  if (user.status === 'FORCE_CHANGE_PASSWORD' || user.status === 'EXTERNAL_PROVIDER') {
    return resetNotPossibleInStatus({ user: user.username, status: user.status });
  }
  if (recoveryChannel(pool, user)) return undefined;
  return noVerifiedRecovery({
    user: user.username,
    recovery: recoveryWays(pool.settings),
    verified: verifiedAddresses(user),
  });
}
