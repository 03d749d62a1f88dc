import { defineCheck } from '../../check.ts';
import { updateClient } from '../../mend.ts';
import { isMachine, usesHostedPages } from '../../oauth-use.ts';

export const flowsStated = defineCheck({
  id: 'flows-stated',
  severity: 'advice',
  title: 'The app client states how people sign in',
  why:
    'Without ExplicitAuthFlows the defaults apply: SRP, custom and refresh. A sign-in by USER_PASSWORD_AUTH then fails, and ' +
    'nothing in the settings says so.',
  looksAt: 'client',
  fix: 'State the flows that the app uses.',
  leadsTo: ['flows-left-to-defaults', 'flow-not-enabled'],
  needs: ['cognito-idp:DescribeUserPoolClient'],
  async run(client, { cognito }) {
    const settings = await cognito.client(client.pool.id, client.id);
    if ((settings.ExplicitAuthFlows ?? []).length > 0) return [];
    if (isMachine(settings) || usesHostedPages(settings)) return { notApplicable: 'it signs in by OAuth' };
    const seen = { call: 'DescribeUserPoolClient', field: 'ExplicitAuthFlows', actual: 'absent' };
    return [
      {
        says: 'It leaves the ways to sign in to the defaults.',
        seen: [{ ...seen, expected: 'such as ALLOW_USER_SRP_AUTH, ALLOW_REFRESH_TOKEN_AUTH' }],
        commands: [
          updateClient(client, '.ExplicitAuthFlows = ["ALLOW_USER_SRP_AUTH","ALLOW_REFRESH_TOKEN_AUTH"]'),
        ],
        key: ['authFlows'],
      },
    ];
  },
});
