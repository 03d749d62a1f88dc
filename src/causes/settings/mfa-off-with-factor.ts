import { defineCause } from '../cause.ts';

export const mfaOffWithFactor = defineCause<{ factors: readonly string[] }>({
  id: 'mfa-off-with-factor',
  title: 'MFA was turned off and a factor configured in one call',
  shows: {
    type: 'InvalidParameterException',
    message: "Invalid MFA configuration given, can't turn off MFA and configure an MFA together.",
  },
  means:
    'SetUserPoolMfaConfig has MfaConfiguration OFF together with SmsMfaConfiguration, SoftwareTokenMfaConfiguration or ' +
    'EmailMfaConfiguration. That they are there counts, also with Enabled false.',
  toldApart: 'The fact `factors` lists the members that must not be there. WebAuthnConfiguration may be.',
  fix: 'Leave the factors out to turn MFA off; for a factor, set MfaConfiguration to OPTIONAL or ON.',
});
