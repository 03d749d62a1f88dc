import { defineCause } from '../cause.ts';

export const passkeySingleFactorWithMfa = defineCause<{ operation: string }>({
  id: 'passkey-single-factor-with-mfa',
  title: 'Passkeys that stand for one factor do not go with required MFA',
  shows: {
    type: 'InvalidParameterException',
    message: ({ operation }) =>
      operation === 'SetUserPoolMfaConfig'
        ? 'Cannot set WebAuthn factor configuration to SINGLE_FACTOR if MFA is required and WebAuthn is an allowed first auth factor'
        : 'WEB_AUTHN cannot be used as an auth factor when MFA is enabled if not configured for MFA',
  },
  means:
    'MfaConfiguration is ON, AllowedFirstAuthFactors has WEB_AUTHN, and FactorConfiguration of the passkeys is not ' +
    'MULTI_FACTOR_WITH_USER_VERIFICATION. Left out of SetUserPoolMfaConfig it is SINGLE_FACTOR, whatever it was before.',
  toldApart: 'GetUserPoolMfaConfig shows WebAuthnConfiguration without that value, or not at all.',
  fix: 'Send WebAuthnConfiguration with FactorConfiguration MULTI_FACTOR_WITH_USER_VERIFICATION in the same call.',
});
