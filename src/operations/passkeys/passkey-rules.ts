import type { Pool } from '../../pool/pool.ts';
import type { User } from '../../pool/user.ts';

/** Whether a passkey that verified its user is both factors: the pool lets it, and the user wants it (documented). */
export function countsForTwo(pool: Pool, user: User | undefined): boolean {
  const { FactorConfiguration } = pool.mfa?.WebAuthnConfiguration ?? {};
  return FactorConfiguration === 'MULTI_FACTOR_WITH_USER_VERIFICATION' && user?.mfa?.webAuthn === true;
}

/** Whether a passkey must verify its user: the pool says so, or it stands for both factors (documented). */
export function demandsVerification(pool: Pool, user: User | undefined): boolean {
  return pool.mfa?.WebAuthnConfiguration?.UserVerification === 'required' || countsForTwo(pool, user);
}
