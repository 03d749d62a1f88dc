import { defineCheck } from '../../check.ts';
import { updateClient } from '../../mend.ts';

export const customSignInHasTriggers = defineCheck({
  id: 'custom-sign-in-has-triggers',
  severity: 'advice',
  title: 'An app client that allows a custom sign-in has a pool that defines one',
  why:
    'Amplify and others fall back to the custom sign-in where the password is empty. Without triggers that ends in "Custom ' +
    'auth lambda trigger is not configured for the user pool."',
  looksAt: 'client',
  fix: 'Set the three triggers of the custom sign-in, or take ALLOW_CUSTOM_AUTH away.',
  leadsTo: ['custom-auth-not-configured', 'password-left-empty'],
  needs: ['cognito-idp:DescribeUserPoolClient', 'cognito-idp:DescribeUserPool'],
  async run(client, { cognito }) {
    const { ExplicitAuthFlows: flows = [] } = await cognito.client(client.pool.id, client.id);
    const named = flows.find(flow => flow === 'ALLOW_CUSTOM_AUTH' || flow === 'CUSTOM_AUTH_FLOW_ONLY');
    if (!named) return { notApplicable: 'it allows no custom sign-in' };
    const { LambdaConfig } = await cognito.pool(client.pool.id);
    if (LambdaConfig?.DefineAuthChallenge) return [];
    return [
      {
        says: 'It allows a custom sign-in that the pool does not define.',
        seen: [
          { call: 'DescribeUserPoolClient', field: 'ExplicitAuthFlows', actual: named },
          { call: 'DescribeUserPool', field: 'LambdaConfig.DefineAuthChallenge', actual: 'absent' },
        ],
        commands: [updateClient(client, '.ExplicitAuthFlows -= ["ALLOW_CUSTOM_AUTH"]')],
        key: ['authFlows'],
      },
    ];
  },
});
