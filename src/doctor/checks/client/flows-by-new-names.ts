import { defineCheck } from '../../check.ts';
import { updateClient } from '../../mend.ts';

export const flowsByNewNames = defineCheck({
  id: 'flows-by-new-names',
  severity: 'advice',
  title: 'The app client names its flows as ALLOW_…',
  why: 'The older names stand for sets of flows and cannot be mixed with the new ones: the next change that adds one is refused.',
  looksAt: 'client',
  fix: 'Replace each by its ALLOW_ name, and add ALLOW_REFRESH_TOKEN_AUTH.',
  leadsTo: ['auth-flow-names-mixed'],
  needs: ['cognito-idp:DescribeUserPoolClient'],
  async run(client, { cognito }) {
    const { ExplicitAuthFlows: flows = [] } = await cognito.client(client.pool.id, client.id);
    const old = flows.filter(flow => !flow.startsWith('ALLOW_'));
    if (old.length === 0) return [];
    const names: Readonly<Record<string, string>> = {
      ADMIN_NO_SRP_AUTH: 'ALLOW_ADMIN_USER_PASSWORD_AUTH',
      CUSTOM_AUTH_FLOW_ONLY: 'ALLOW_CUSTOM_AUTH',
      USER_PASSWORD_AUTH: 'ALLOW_USER_PASSWORD_AUTH',
    };
    const wanted = [...old.map(flow => names[flow] ?? `ALLOW_${flow}`), 'ALLOW_REFRESH_TOKEN_AUTH'];
    const seen = { call: 'DescribeUserPoolClient', field: 'ExplicitAuthFlows', actual: old.join(', ') };
    return [
      {
        says: 'It names its flows in the old way.',
        seen: [{ ...seen, expected: wanted.join(', ') }],
        commands: [updateClient(client, `.ExplicitAuthFlows = ${JSON.stringify(wanted)}`)],
        key: ['authFlows'],
      },
    ];
  },
});
