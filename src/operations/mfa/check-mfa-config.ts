import { emailMfaWithoutOtherRecovery } from '../../causes/settings/email-mfa-without-other-recovery.ts';
import { emailMfaWithoutOwnSender } from '../../causes/settings/email-mfa-without-own-sender.ts';
import { featureNotInTier } from '../../causes/settings/feature-not-in-tier.ts';
import { mfaOffWithFactor } from '../../causes/settings/mfa-off-with-factor.ts';
import { mfaWithoutFactor } from '../../causes/settings/mfa-without-factor.ts';
import { mfaWithoutSms } from '../../causes/settings/mfa-without-sms.ts';
import { factorMembers, factorsIn, keepsFactors, type MfaConfigInput } from '../../pool/mfa-config.ts';
import type { Pool } from '../../pool/pool.ts';
import { tierOf } from '../../pool/tier.ts';
import { checkFactorsWithMfa } from '../pools/check-factors-with-mfa.ts';
import { emailMfa } from '../pools/check-tier.ts';

/**
 * Holds what a pool's second factors are to be to the rules of the service, in its order where that was
 * observed: MFA that is off has no factors, before what each factor needs.
 *
 * @throws a cause from `causes/settings/`
 */
export function checkMfaConfig(pool: Pool, input: MfaConfigInput): void {
  const { settings } = pool;
  const mfa = input.MfaConfiguration ?? settings.MfaConfiguration ?? 'OFF';
  if (!keepsFactors(input)) checkFactors(pool, input, mfa);
  checkFactorsWithMfa('SetUserPoolMfaConfig', {
    mfa,
    factors: settings.Policies?.SignInPolicy?.AllowedFirstAuthFactors ?? [],
    passkeys: input.WebAuthnConfiguration,
  });
}

function checkFactors(pool: Pool, input: MfaConfigInput, mfa: string): void {
  const { settings } = pool;
  const given = factorMembers(input);
  if (mfa === 'OFF' && given.length > 0) throw mfaOffWithFactor({ factors: given });
  const factors = factorsIn(input);
  if (mfa !== 'OFF' && factors.length === 0) throw mfaWithoutFactor({ mfa });
  const sms = input.SmsMfaConfiguration?.SmsConfiguration ?? settings.SmsConfiguration;
  if (factors.includes('SMS_MFA') && !sms) throw mfaWithoutSms({ mfa });
  if (!factors.includes('EMAIL_OTP')) return;
  if (settings.EmailConfiguration?.EmailSendingAccount !== 'DEVELOPER') throw emailMfaWithoutOwnSender({});
  const recovery = settings.AccountRecoverySetting?.RecoveryMechanisms?.map(({ Name = '' }) => Name) ?? [];
  if (recovery.every(way => way === 'verified_email')) throw emailMfaWithoutOtherRecovery({ recovery });
  const tier = tierOf(pool);
  if (tier === 'LITE') throw featureNotInTier({ tier, features: [emailMfa] });
}
