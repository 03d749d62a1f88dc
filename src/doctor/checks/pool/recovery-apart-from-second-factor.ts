import { recoveryWays } from '../../../pool/recovery.ts';
import { defineCheck } from '../../check.ts';
import { updatePool } from '../../mend.ts';
import { recoveryChange } from '../../recovery-change.ts';

export const recoveryApartFromSecondFactor = defineCheck({
  id: 'recovery-apart-from-second-factor',
  severity: 'warning',
  title: 'Recovery has another way than the second factor',
  why:
    'A phone number that is a user’s second factor, or a mail address that is, does not recover the account too: one device ' +
    'would be both factors. With that as the only way, users with the second factor cannot reset their password.',
  looksAt: 'pool',
  fix: 'Give recovery the other address as well.',
  leadsTo: ['no-verified-recovery', 'email-mfa-without-other-recovery'],
  needs: ['cognito-idp:DescribeUserPool', 'cognito-idp:GetUserPoolMfaConfig'],
  async run(pool, { cognito }) {
    const settings = await cognito.pool(pool.id);
    if ((settings.MfaConfiguration ?? 'OFF') === 'OFF')
      return { notApplicable: 'the pool has no second factor' };
    const mfa = await cognito.mfa(pool.id);
    const factors = [
      ...(mfa.SmsMfaConfiguration ? ['verified_phone_number'] : []),
      ...(mfa.EmailMfaConfiguration ? ['verified_email'] : []),
    ];
    const ways = recoveryWays(settings);
    if (ways.some(way => !factors.includes(way))) return [];
    const change = recoveryChange('verified_email', 'verified_phone_number');
    return [
      {
        says: 'Users with a second factor cannot reset their password.',
        seen: [
          {
            call: 'DescribeUserPool',
            field: 'AccountRecoverySetting',
            actual: ways.join(', '),
            expected: 'a way that is no second factor',
          },
          { call: 'GetUserPoolMfaConfig', actual: factors.join(', ') },
        ],
        commands: factors.length < 2 ? [updatePool(pool, change)] : [],
        key: ['recovery'],
      },
    ];
  },
});
