import type { Pool } from './pool.ts';
import type { User } from './user.ts';

/** Whether a pool lets a passkey that verified its user be both factors. */
export function allowsPasskeyMfa({ mfa }: Pool): boolean {
  return mfa?.WebAuthnConfiguration?.FactorConfiguration === 'MULTI_FACTOR_WITH_USER_VERIFICATION';
}

/**
 * Whether a passkey that verified its user is both factors: the pool lets it, and
 * the user wants it (documented).
 */
export function countsForTwo(pool: Pool, user: User | undefined): boolean {
  return allowsPasskeyMfa(pool) && user?.mfa?.webAuthn === true;
}

/** Whether a passkey must verify its user: the pool says so, or it stands for both factors (documented). */
export function demandsVerification(pool: Pool, user: User | undefined): boolean {
  return pool.mfa?.WebAuthnConfiguration?.UserVerification === 'required' || countsForTwo(pool, user);
}
