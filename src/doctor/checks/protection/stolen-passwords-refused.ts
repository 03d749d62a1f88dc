import { defineCheck } from '../../check.ts';
import { poolCommand } from '../../mend.ts';

export const stolenPasswordsRefused = defineCheck({
  id: 'stolen-passwords-refused',
  severity: 'advice',
  title: 'Sign-in with a password that is known to be stolen is refused',
  why: 'Passwords that stand in published lists are tried against every service. Threat protection knows them.',
  looksAt: 'pool',
  fix: 'Let CompromisedCredentialsRiskConfiguration block SIGN_IN.',
  leadsTo: [],
  needs: ['cognito-idp:DescribeUserPool', 'cognito-idp:DescribeRiskConfiguration'],
  covers: ['Prowler cognito_user_pool_blocks_compromised_credentials_sign_in_attempts'],
  async run(pool, { cognito }) {
    const { UserPoolAddOns } = await cognito.pool(pool.id);
    if ((UserPoolAddOns?.AdvancedSecurityMode ?? 'OFF') === 'OFF')
      return { notApplicable: 'threat protection is off' };
    const { CompromisedCredentialsRiskConfiguration: risk } = await cognito.risk(pool.id);
    // Where no events are named, all are meant (documented).
    const events = risk?.EventFilter ?? ['SIGN_IN'];
    const action = risk?.Actions?.EventAction ?? 'absent';
    if (action === 'BLOCK' && events.includes('SIGN_IN')) return [];
    const field = 'CompromisedCredentialsRiskConfiguration';
    return [
      {
        says: 'Passwords that are known to be stolen are taken.',
        seen: [
          {
            call: 'DescribeRiskConfiguration',
            field,
            actual: `${action} on ${events.join(', ')}`,
            expected: 'BLOCK on SIGN_IN',
          },
        ],
        commands: [
          poolCommand(
            pool,
            'set-risk-configuration --compromised-credentials-risk-configuration Actions={EventAction=BLOCK}',
          ),
        ],
      },
    ];
  },
});
