import { defineCheck } from '../../check.ts';

export const riskSameForClients = defineCheck({
  id: 'risk-same-for-clients',
  severity: 'warning',
  title: 'No app client turns the pool’s protection off for itself',
  why:
    'An app client with a risk configuration of its own follows that alone. Checks that read the pool’s see protection that ' +
    'this app client does not have.',
  looksAt: 'client',
  fix: 'Remove the app client’s own risk configuration, or give it the pool’s actions.',
  leadsTo: [],
  needs: ['cognito-idp:DescribeUserPool', 'cognito-idp:DescribeRiskConfiguration'],
  async run({ pool, id }, { cognito }) {
    const { UserPoolAddOns } = await cognito.pool(pool.id);
    if ((UserPoolAddOns?.AdvancedSecurityMode ?? 'OFF') === 'OFF')
      return { notApplicable: 'threat protection is off' };
    const own = await cognito.risk(pool.id, id);
    if (own.ClientId === undefined) return [];
    const ofPool = await cognito.risk(pool.id);
    const actionOf = (risk: typeof own) =>
      risk.CompromisedCredentialsRiskConfiguration?.Actions?.EventAction ?? 'NO_ACTION';
    if (actionOf(ofPool) !== 'BLOCK' || actionOf(own) === 'BLOCK') return [];
    const field = 'CompromisedCredentialsRiskConfiguration.Actions.EventAction';
    return [
      {
        says: 'It takes stolen passwords that the pool refuses.',
        seen: [{ call: 'DescribeRiskConfiguration', field, actual: actionOf(own), expected: 'BLOCK' }],
      },
    ];
  },
});
