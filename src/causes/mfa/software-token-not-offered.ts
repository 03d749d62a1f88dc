import { defineCause } from '../cause.ts';
import { filledIn } from '../filled-in.ts';
import { judgedBy } from '../judged-by.ts';
import { askedPool } from '../sender.ts';
import { settlesWhereShown } from '../settles-where-shown.ts';

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
  likely: 40,
  judge: judgedBy(function* (known) {
    if (askedPool(known)?.mfa === 'OFF')
      yield settlesWhereShown(
        known,
        /SoftwareTokenMFANotFound|Software Token MFA/,
        'MFA is off in the pool.',
      );
  }),
  settledBy: filledIn('aws cognito-idp get-user-pool-mfa-config --user-pool-id POOL_ID --region REGION'),
});
