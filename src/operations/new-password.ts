import { passwordNotConforming } from '../causes/reset/password-not-conforming.ts';
import { passwordUsedBefore } from '../causes/reset/password-used-before.ts';
import type { OperationName } from '../model/operation.ts';
import { checkPassword, makeCredential, openCredential, sealCredential } from '../pool/password.ts';
import { brokenRule, passwordPolicyOf } from '../pool/password-policy.ts';
import type { Pool } from '../pool/pool.ts';
import type { Seal } from '../pool/seal.ts';
import type { Credential, SealedCredential, User, UserStatus } from '../pool/user.ts';
import { findPasswordHistory, rememberPassword } from '../store/password-history.ts';
import type { Transaction } from '../store/store.ts';
import { setCredential } from '../store/users.ts';
import type { Ports } from './ports.ts';

/**
 * Lets a password through that meets the policy of the pool.
 *
 * @throws password-not-conforming
 */
export function checkPolicy(pool: Pool, username: string, password: string, operation: OperationName): void {
  const rule = brokenRule(passwordPolicyOf(pool), password);
  if (rule) throw passwordNotConforming({ user: username, operation, rule });
}

/** Makes what is kept of a password. */
export async function sealPassword(
  { powers, random, seal }: Pick<Ports, 'powers' | 'random' | 'seal'>,
  poolId: string,
  username: string,
  password: string,
): Promise<SealedCredential> {
  return sealCredential(seal, poolId, await makeCredential(powers, random, { poolId, username }, password));
}

/**
 * Checks a user's new password against the policy and the passwords it had, and makes what is kept of it.
 *
 * @throws password-not-conforming, password-used-before
 */
export async function newPassword(
  ports: Pick<Ports, 'powers' | 'random' | 'seal' | 'store'>,
  pool: Pool,
  user: User,
  password: string,
  operation: OperationName,
): Promise<SealedCredential> {
  checkPolicy(pool, user.username, password, operation);
  const remembered = historySize(pool);
  if (remembered > 0) {
    const earlier = await ports.store.read(query =>
      findPasswordHistory(query, pool.id, user.sub, remembered),
    );
    for (const sealed of earlier) {
      if (await isPassword(ports, pool, user.username, sealed, password)) {
        throw passwordUsedBefore({ user: user.username, remembered });
      }
    }
  }
  return sealPassword(ports, pool.id, user.username, password);
}

/** Whether that is the password of the credential. */
export async function isPassword(
  { powers, seal }: Pick<Ports, 'powers' | 'seal'>,
  pool: Pool,
  username: string,
  sealed: SealedCredential,
  password: string,
): Promise<boolean> {
  const credential = credentialOf(seal, pool.id, sealed);
  return checkPassword(powers, { poolId: pool.id, username }, credential, password);
}

/**
 * The opened credential; one that does not open was written under another
 * master key, which is a broken store.
 */
export function credentialOf(seal: Seal, poolId: string, sealed: SealedCredential): Credential {
  const credential = openCredential(seal, poolId, sealed);
  if (!credential) throw new Error(`a verifier of ${poolId} does not open with the key of this store`);
  return credential;
}

/** Sets the password of a user within a transaction, and remembers it where the pool forbids its reuse. */
export async function setPassword(
  transaction: Transaction,
  pool: Pool,
  user: User,
  change: { readonly credential: SealedCredential; readonly status: UserStatus; readonly now: number },
): Promise<void> {
  const { credential, now } = change;
  if (await setCredential(transaction, user, change))
    await keepInHistory(transaction, pool, user, credential, now);
}

/** Remembers a password that a user has got within a transaction, where the pool forbids its reuse. */
export async function keepInHistory(
  transaction: Transaction,
  pool: Pool,
  user: User,
  credential: SealedCredential,
  now: number,
): Promise<void> {
  const size = historySize(pool);
  if (size > 0) await rememberPassword(transaction, user, credential, { now, size });
}

function historySize(pool: Pool): number {
  return passwordPolicyOf(pool).PasswordHistorySize ?? 0;
}
