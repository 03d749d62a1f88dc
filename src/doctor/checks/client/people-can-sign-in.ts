import { allowedFlows } from '../../../pool/auth-flows.ts';
import { defineCheck } from '../../check.ts';
import { updateClient } from '../../mend.ts';
import { isMachine, usesHostedPages } from '../../oauth-use.ts';

export const peopleCanSignIn = defineCheck({
  id: 'people-can-sign-in',
  severity: 'warning',
  title: 'There is a way to sign in through the app client',
  why: 'An app client that allows only refreshing, and has no hosted pages, gives nobody the tokens to refresh.',
  looksAt: 'client',
  fix: 'Allow the flow that the app signs in by.',
  leadsTo: ['flow-not-enabled'],
  needs: ['cognito-idp:DescribeUserPoolClient'],
  async run(client, { cognito }) {
    const settings = await cognito.client(client.pool.id, client.id);
    if (isMachine(settings)) return { notApplicable: 'it is a machine' };
    const { ExplicitAuthFlows: flows = [] } = settings;
    if (usesHostedPages(settings)) return [];
    if (allowedFlows(flows).some(flow => flow !== 'REFRESH_TOKEN_AUTH')) return [];
    const seen = { call: 'DescribeUserPoolClient', field: 'ExplicitAuthFlows', actual: flows.join(', ') };
    return [
      {
        says: 'Nobody can sign in through it.',
        seen: [{ ...seen, expected: 'a flow to sign in by' }],
        commands: [updateClient(client, '.ExplicitAuthFlows += ["ALLOW_USER_SRP_AUTH"]')],
        key: ['authFlows'],
      },
    ];
  },
});
