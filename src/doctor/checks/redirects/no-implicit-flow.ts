import { defineCheck } from '../../check.ts';
import { updateClient } from '../../mend.ts';

export const noImplicitFlow = defineCheck({
  id: 'no-implicit-flow',
  severity: 'warning',
  title: 'Tokens do not come in an address',
  why:
    'The implicit flow puts tokens into the address of the browser: into its history, and into the hands of every script of ' +
    'the page. It gives no refresh token. The code flow with PKCE does the same work without that.',
  looksAt: 'client',
  fix: 'Use the code flow with PKCE, and take implicit away.',
  leadsTo: ['oauth-flow-not-allowed'],
  needs: ['cognito-idp:DescribeUserPoolClient'],
  async run(client, { cognito }) {
    const { AllowedOAuthFlows: flows = [] } = await cognito.client(client.pool.id, client.id);
    if (!flows.includes('implicit')) return [];
    const seen = { call: 'DescribeUserPoolClient', field: 'AllowedOAuthFlows', actual: flows.join(', ') };
    return [
      {
        says: 'It allows the implicit flow.',
        seen: [{ ...seen, expected: 'code' }],
        commands: [
          updateClient(
            client,
            '.AllowedOAuthFlows = (.AllowedOAuthFlows - ["implicit"] + ["code"] | unique)',
          ),
        ],
        key: ['oauthFlows'],
      },
    ];
  },
});
