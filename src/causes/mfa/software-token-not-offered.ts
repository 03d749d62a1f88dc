import { defineCause } from '../cause.ts';

export const softwareTokenNotOffered = defineCause<{ pool: string; mfa: string }>({
  id: 'software-token-not-offered',
  title: 'The pool does not offer authenticator apps',
  shows: {
    type: 'SoftwareTokenMFANotFoundException',
    message: 'Software Token MFA has not been enabled by the userPool',
  },
  means: 'MfaConfiguration of the pool is OFF, or SoftwareTokenMfaConfiguration is not enabled.',
  toldApart: 'GetUserPoolMfaConfig shows no SoftwareTokenMfaConfiguration with Enabled true.',
  fix: 'SetUserPoolMfaConfig with SoftwareTokenMfaConfiguration {Enabled: true} and MfaConfiguration ON or OPTIONAL.',
});
