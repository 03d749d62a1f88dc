import { defineCheck } from '../../check.ts';
import { updateClient } from '../../mend.ts';

export const oauthTurnedOn = defineCheck({
  id: 'oauth-turned-on',
  severity: 'error',
  title: 'An app client with OAuth flows has OAuth turned on',
  why:
    'AllowedOAuthFlows does nothing while AllowedOAuthFlowsUserPoolClient is false, which it becomes by every update that ' +
    'leaves it out: people read "Client is not enabled for OAuth2.0 flows."',
  looksAt: 'client',
  fix: 'Set AllowedOAuthFlowsUserPoolClient to true.',
  leadsTo: ['client-without-oauth'],
  needs: ['cognito-idp:DescribeUserPoolClient'],
  async run(client, { cognito }) {
    const settings = await cognito.client(client.pool.id, client.id);
    const { AllowedOAuthFlows: flows = [], AllowedOAuthFlowsUserPoolClient: isOn = false } = settings;
    if (flows.length === 0) return { notApplicable: 'it has no OAuth flows' };
    if (isOn) return [];
    const seen = {
      call: 'DescribeUserPoolClient',
      field: 'AllowedOAuthFlowsUserPoolClient',
      actual: 'false',
    };
    return [
      {
        says: 'It has OAuth flows, and OAuth is off.',
        seen: [{ ...seen, expected: `true for ${flows.join(', ')}` }],
        commands: [updateClient(client, '.AllowedOAuthFlowsUserPoolClient = true')],
        key: ['oauthFlows'],
      },
    ];
  },
});
