import type { Output } from '../../model/operation.ts';
import type { Pool } from '../../pool/pool.ts';
import { present } from '../../pool/present.ts';
import { poolFactors } from '../../pool/second-factors.ts';

/**
 * A pool's second factors and passkeys as GetUserPoolMfaConfig shows them: a factor that is off is not there.
 */
export function mfaConfigView(pool: Pool): Output<'GetUserPoolMfaConfig'> {
  const { settings, mfa } = pool;
  const factors = poolFactors(pool);
  return {
    MfaConfiguration: settings.MfaConfiguration ?? 'OFF',
    ...(factors.includes('SMS_MFA') && {
      SmsMfaConfiguration: present({
        SmsAuthenticationMessage: settings.SmsAuthenticationMessage,
        SmsConfiguration: settings.SmsConfiguration,
      }),
    }),
    ...(factors.includes('SOFTWARE_TOKEN_MFA') && { SoftwareTokenMfaConfiguration: { Enabled: true } }),
    ...(factors.includes('EMAIL_OTP') && { EmailMfaConfiguration: mfa?.EmailMfaConfiguration ?? {} }),
    ...present({ WebAuthnConfiguration: mfa?.WebAuthnConfiguration }),
  };
}
