import { firstFactorsWithMfa } from '../../causes/settings/first-factors-with-mfa.ts';
import { passkeySingleFactorWithMfa } from '../../causes/settings/passkey-single-factor-with-mfa.ts';
import type { PoolMfa } from '../../pool/second-factors.ts';

/**
 * Holds a pool's first factors to what required MFA allows: with it, each way to
 * sign in is two factors (observed).
 *
 * @throws first-factors-with-mfa, passkey-single-factor-with-mfa
 */
export function checkFactorsWithMfa(
  operation: string,
  pool: {
    readonly mfa: string | undefined;
    readonly factors: readonly string[];
    readonly passkeys: PoolMfa['WebAuthnConfiguration'] | undefined;
  },
): void {
  if (pool.mfa !== 'ON') return;
  const single = pool.factors.filter(factor => factor === 'EMAIL_OTP' || factor === 'SMS_OTP');
  if (single.length > 0) throw firstFactorsWithMfa({ factors: single });
  const isBoth = pool.passkeys?.FactorConfiguration === 'MULTI_FACTOR_WITH_USER_VERIFICATION';
  if (pool.factors.includes('WEB_AUTHN') && !isBoth) throw passkeySingleFactorWithMfa({ operation });
}
