import { allowsFlow } from '../../../pool/auth-flows.ts';
import { defineCheck } from '../../check.ts';
import { updateClient } from '../../mend.ts';
import { isMachine, usesHostedPages } from '../../oauth-use.ts';

export const sessionsCanRefresh = defineCheck({
  id: 'sessions-can-refresh',
  severity: 'warning',
  title: 'People stay signed in by refreshing',
  why: 'Without a way to refresh, everybody is thrown out when the access token ends, after an hour by default.',
  looksAt: 'client',
  fix: 'Allow ALLOW_REFRESH_TOKEN_AUTH, or turn refresh token rotation on.',
  leadsTo: ['flow-not-enabled'],
  needs: ['cognito-idp:DescribeUserPoolClient'],
  async run(client, { cognito }) {
    const settings = await cognito.client(client.pool.id, client.id);
    if (isMachine(settings)) return { notApplicable: 'it is a machine' };
    const { ExplicitAuthFlows: flows = [], RefreshTokenRotation } = settings;
    if (usesHostedPages(settings) || allowsFlow(flows, 'REFRESH_TOKEN_AUTH')) return [];
    if (RefreshTokenRotation?.Feature === 'ENABLED') return [];
    const seen = { call: 'DescribeUserPoolClient', field: 'ExplicitAuthFlows', actual: flows.join(', ') };
    return [
      {
        says: 'People are signed out when the access token ends.',
        seen: [{ ...seen, expected: 'ALLOW_REFRESH_TOKEN_AUTH too' }],
        commands: [updateClient(client, '.ExplicitAuthFlows += ["ALLOW_REFRESH_TOKEN_AUTH"]')],
        key: ['authFlows'],
      },
    ];
  },
});
