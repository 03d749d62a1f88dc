import { recoveryWays } from '../../../pool/recovery.ts';
import { defineCheck } from '../../check.ts';
import { updatePool } from '../../mend.ts';
import { recoveryChange } from '../../recovery-change.ts';

export const recoveryByMailToo = defineCheck({
  id: 'recovery-by-mail-too',
  severity: 'advice',
  title: 'Accounts can be recovered by mail',
  why:
    'Where only a text message recovers an account, a lost phone or a new number is the end of it, and whoever takes over the ' +
    'number takes the account.',
  looksAt: 'pool',
  fix: 'Let verified_email recover accounts too.',
  leadsTo: ['no-verified-recovery'],
  needs: ['cognito-idp:DescribeUserPool', 'cognito-idp:GetUserPoolMfaConfig'],
  async run(pool, { cognito }) {
    const settings = await cognito.pool(pool.id);
    const ways = recoveryWays(settings);
    if (ways.some(way => way !== 'verified_phone_number')) return [];
    const mfa = settings.MfaConfiguration === 'OFF' ? undefined : await cognito.mfa(pool.id);
    if (mfa?.SmsMfaConfiguration) return { notApplicable: 'recovery-apart-from-second-factor tells it' };
    const change = recoveryChange('verified_email', 'verified_phone_number');
    const seen = { call: 'DescribeUserPool', field: 'AccountRecoverySetting', actual: ways.join(', ') };
    return [
      {
        says: 'A text message is the only way to recover an account.',
        seen: [{ ...seen, expected: 'verified_email too' }],
        commands: [updatePool(pool, change)],
        key: ['recovery'],
      },
    ];
  },
});
