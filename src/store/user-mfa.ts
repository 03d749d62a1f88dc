import type { UserMfa } from '../pool/second-factors.ts';
import type { User } from '../pool/user.ts';
import type { Transaction } from './store.ts';

/** Writes a user's second factors; `totpStep` is the time step of the code that has just proven its token. */
export async function saveMfa(
  transaction: Transaction,
  user: Pick<User, 'poolId' | 'sub'>,
  mfa: UserMfa,
  totpStep: number | undefined,
): Promise<void> {
  await transaction.run('UPDATE users SET mfa = $3, totp_step = $4 WHERE pool_id = $1 AND sub = $2', [
    user.poolId,
    user.sub,
    JSON.stringify(mfa),
    totpStep ?? null,
  ]);
}

/**
 * Uses up a time step of the user's token, and with it all before it: of several that race, one gets true.
 */
export async function useTotpStep(
  transaction: Transaction,
  user: Pick<User, 'poolId' | 'sub'>,
  step: number,
): Promise<boolean> {
  const changed = await transaction.run(
    `UPDATE users SET totp_step = $3 WHERE pool_id = $1 AND sub = $2 AND (totp_step IS NULL OR totp_step < $3)`,
    [user.poolId, user.sub, step],
  );
  return changed === 1;
}
