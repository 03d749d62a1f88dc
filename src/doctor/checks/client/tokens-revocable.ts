import { defineCheck } from '../../check.ts';
import { updateClient } from '../../mend.ts';

export const tokensRevocable = defineCheck({
  id: 'tokens-revocable',
  severity: 'warning',
  title: 'A refresh token can be revoked',
  why: 'Without revocation, signing out on a lost phone does nothing: its refresh token works until it ends by itself.',
  looksAt: 'client',
  fix: 'Set EnableTokenRevocation to true.',
  leadsTo: ['revocation-not-enabled'],
  needs: ['cognito-idp:DescribeUserPoolClient'],
  covers: ['Prowler cognito_user_pool_client_token_revocation_enabled'],
  async run(client, { cognito }) {
    const { EnableTokenRevocation: revokes = false } = await cognito.client(client.pool.id, client.id);
    if (revokes) return [];
    const seen = { call: 'DescribeUserPoolClient', field: 'EnableTokenRevocation', actual: 'false' };
    return [
      {
        says: 'Its refresh tokens cannot be revoked.',
        seen: [{ ...seen, expected: 'true' }],
        commands: [updateClient(client, '.EnableTokenRevocation = true')],
        key: ['tokenRevocation'],
      },
    ];
  },
});
