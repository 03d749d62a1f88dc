import { defineCheck } from '../../check.ts';
import { updateClient } from '../../mend.ts';

const fewestMinutes = 5;

export const timeEnoughForCodes = defineCheck({
  id: 'time-enough-for-codes',
  severity: 'advice',
  title: 'A sign-in waits long enough for a code by mail or message',
  why:
    'A sign-in waits three minutes for its answer by default. A code by mail often takes longer, and the person reads "Invalid ' +
    'session for the user, session is expired."',
  looksAt: 'client',
  fix: 'Raise AuthSessionValidity to 5 minutes or more; 15 is the most.',
  leadsTo: ['session-expired'],
  needs: [
    'cognito-idp:DescribeUserPoolClient',
    'cognito-idp:DescribeUserPool',
    'cognito-idp:GetUserPoolMfaConfig',
  ],
  async run(client, { cognito }) {
    const { AuthSessionValidity: minutes = 3 } = await cognito.client(client.pool.id, client.id);
    const { Policies, MfaConfiguration = 'OFF' } = await cognito.pool(client.pool.id);
    const first = Policies?.SignInPolicy?.AllowedFirstAuthFactors ?? [];
    const mfa = MfaConfiguration === 'OFF' ? undefined : await cognito.mfa(client.pool.id);
    const sends =
      first.includes('EMAIL_OTP') ||
      first.includes('SMS_OTP') ||
      mfa?.EmailMfaConfiguration ||
      mfa?.SmsMfaConfiguration;
    if (!sends) return { notApplicable: 'the pool sends no codes at sign-in' };
    if (minutes >= fewestMinutes) return [];
    return [
      {
        says: 'A code that takes some minutes comes too late.',
        seen: [
          {
            call: 'DescribeUserPoolClient',
            field: 'AuthSessionValidity',
            actual: `${minutes} minutes`,
            expected: '5 to 15',
          },
        ],
        commands: [updateClient(client, '.AuthSessionValidity = 10')],
        key: ['authSessionMinutes'],
      },
    ];
  },
});
