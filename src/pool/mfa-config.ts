import type { Input } from '../model/operation.ts';
import type { Pool } from './pool.ts';
import { present } from './present.ts';
import { type MfaFactor, mfaFactors } from './second-factors.ts';

/** What SetUserPoolMfaConfig is given beside the pool's id. */
export type MfaConfigInput = Omit<Input<'SetUserPoolMfaConfig'>, 'UserPoolId'>;

const members = ['SmsMfaConfiguration', 'SoftwareTokenMfaConfiguration', 'EmailMfaConfiguration'] as const;

/** The members of an input that speak of a second factor, whatever they say of it. */
export function factorMembers(input: MfaConfigInput): string[] {
  return members.filter(member => input[member] !== undefined);
}

/** The second factors that an input turns on: mail and SMS by being there, a software token by Enabled. */
export function factorsIn(input: MfaConfigInput): MfaFactor[] {
  const isOn: Readonly<Record<MfaFactor, boolean>> = {
    SMS_MFA: input.SmsMfaConfiguration !== undefined,
    SOFTWARE_TOKEN_MFA: input.SoftwareTokenMfaConfiguration?.Enabled === true,
    EMAIL_OTP: input.EmailMfaConfiguration !== undefined,
  };
  return mfaFactors.filter(factor => isOn[factor]);
}

/** Whether an input leaves the second factors as they are: it speaks of passkeys only (inferred). */
export function keepsFactors(input: MfaConfigInput): boolean {
  return input.MfaConfiguration === undefined && factorMembers(input).length === 0;
}

/**
 * The pool with its second factors and passkeys configured so. MfaConfiguration that is left out stays as it
 * is, since nothing may turn MFA off by not speaking of it (inferred).
 */
export function withMfaConfig(pool: Pool, input: MfaConfigInput): Pool {
  const { settings, mfa } = pool;
  const { WebAuthnConfiguration } = input;
  if (keepsFactors(input)) {
    const { WebAuthnConfiguration: _, ...kept } = mfa ?? { factors: [] };
    return { ...pool, mfa: { ...kept, ...present({ WebAuthnConfiguration }) } };
  }
  const sms = input.SmsMfaConfiguration;
  return {
    ...pool,
    settings: {
      ...settings,
      MfaConfiguration: input.MfaConfiguration ?? settings.MfaConfiguration ?? 'OFF',
      ...present({
        SmsConfiguration: sms?.SmsConfiguration ?? settings.SmsConfiguration,
        SmsAuthenticationMessage: sms ? sms.SmsAuthenticationMessage : settings.SmsAuthenticationMessage,
      }),
    },
    mfa: {
      factors: factorsIn(input),
      ...present({ EmailMfaConfiguration: input.EmailMfaConfiguration, WebAuthnConfiguration }),
    },
  };
}
