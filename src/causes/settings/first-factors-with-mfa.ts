import { defineCause } from '../cause.ts';

export const firstFactorsWithMfa = defineCause<{ factors: readonly string[] }>({
  id: 'first-factors-with-mfa',
  title: 'One-time codes as first factor do not go with required MFA',
  shows: {
    type: 'InvalidParameterException',
    message: 'Only PASSWORD and WEB_AUTHN (if configured) can be enabled as an auth factor if MFA is enabled',
  },
  means:
    'MfaConfiguration is ON, and AllowedFirstAuthFactors has EMAIL_OTP or SMS_OTP, which stand for one factor only.',
  toldApart: 'The fact `factors` lists them. With OPTIONAL they are allowed.',
  fix: 'Take them out of SignInPolicy.AllowedFirstAuthFactors, or set MfaConfiguration to OPTIONAL.',
});
