import { defineCause } from '../cause.ts';

export const mfaWithoutFactor = defineCause<{ mfa: string }>({
  id: 'mfa-without-factor',
  title: 'MFA was turned on without a factor',
  shows: {
    type: 'InvalidParameterException',
    message: 'Invalid MFA Configuration given. SMS MFA, Email MFA, or Software Token MFA must be enabled.',
  },
  means:
    'MfaConfiguration is ON or OPTIONAL, and the same call turns on no second factor. Each call replaces all of them; a ' +
    'passkey is none.',
  toldApart:
    'The call lacks SmsMfaConfiguration, EmailMfaConfiguration and SoftwareTokenMfaConfiguration with Enabled true.',
  fix: 'Send every factor that the pool is to offer, also those that it offers already.',
});
