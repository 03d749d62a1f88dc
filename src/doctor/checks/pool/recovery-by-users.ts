import { recoveryWays } from '../../../pool/recovery.ts';
import { defineCheck } from '../../check.ts';
import { updatePool } from '../../mend.ts';
import { recoveryChange } from '../../recovery-change.ts';

export const recoveryByUsers = defineCheck({
  id: 'recovery-by-users',
  severity: 'error',
  title: 'Users can reset their password themselves',
  why: 'With admin_only, ForgotPassword refuses every user; only an administrator can set a password.',
  looksAt: 'pool',
  fix: 'Allow recovery by the verified address (recovery: [verified_email]).',
  leadsTo: ['recovery-by-administrator-only'],
  needs: ['cognito-idp:DescribeUserPool'],
  async run(pool, { cognito }) {
    const ways = recoveryWays(await cognito.pool(pool.id));
    if (!ways.includes('admin_only')) return [];
    if (pool.described?.recovery.includes('admin_only')) {
      return { notApplicable: 'pools.yaml wants recovery by administrators' };
    }
    const seen = { call: 'DescribeUserPool', field: 'AccountRecoverySetting', actual: 'admin_only' };
    const change = recoveryChange('verified_email');
    return [
      {
        says: 'Nobody can reset a password without an administrator.',
        seen: [{ ...seen, expected: 'verified_email' }],
        commands: [updatePool(pool, change)],
        key: ['recovery'],
      },
    ];
  },
});
