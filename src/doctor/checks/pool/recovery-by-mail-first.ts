import { recoveryWays } from '../../../pool/recovery.ts';
import { defineCheck } from '../../check.ts';
import { updatePool } from '../../mend.ts';
import { recoveryChange } from '../../recovery-change.ts';

export const recoveryByMailFirst = defineCheck({
  id: 'recovery-by-mail-first',
  severity: 'advice',
  title: 'Accounts are recovered by mail before text message',
  why:
    'Text messages cost money, are delayed, and go to whoever has taken over the number. Where mail is possible too, it is ' +
    'the better first choice.',
  looksAt: 'pool',
  fix: 'Put verified_email before verified_phone_number in recovery.',
  leadsTo: ['no-verified-recovery'],
  needs: ['cognito-idp:DescribeUserPool'],
  covers: ['Prowler cognito_user_pool_account_recovery_sms_not_preferred'],
  async run(pool, { cognito }) {
    const ways = recoveryWays(await cognito.pool(pool.id));
    if (!ways.includes('verified_email')) return { notApplicable: 'mail does not recover accounts' };
    if (ways[0] !== 'verified_phone_number') return [];
    const change = recoveryChange('verified_email', 'verified_phone_number');
    return [
      {
        says: 'Reset codes go by text message first.',
        seen: [
          {
            call: 'DescribeUserPool',
            field: 'AccountRecoverySetting',
            actual: ways.join(', '),
            expected: 'verified_email first',
          },
        ],
        commands: [updatePool(pool, change)],
        key: ['recovery'],
      },
    ];
  },
});
