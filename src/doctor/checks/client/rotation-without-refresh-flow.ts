import { defineCheck } from '../../check.ts';
import { updateClient } from '../../mend.ts';

export const rotationWithoutRefreshFlow = defineCheck({
  id: 'rotation-without-refresh-flow',
  severity: 'error',
  title: 'Rotation stands alone, without REFRESH_TOKEN_AUTH',
  why:
    'With rotation, only GetTokensFromRefreshToken refreshes. An app that still uses REFRESH_TOKEN_AUTH gets "Invalid Refresh ' +
    'Token", and the settings cannot be changed while both are there.',
  looksAt: 'client',
  fix: 'Move the apps to GetTokensFromRefreshToken, then take the flow away.',
  leadsTo: [
    'library-without-rotation',
    'refresh-flow-with-rotation',
    'rotation-replaces-this-flow',
    'rotated-token-in-refresh-flow',
  ],
  needs: ['cognito-idp:DescribeUserPoolClient'],
  async run(client, { cognito }) {
    const settings = await cognito.client(client.pool.id, client.id);
    if (settings.RefreshTokenRotation?.Feature !== 'ENABLED')
      return { notApplicable: 'it rotates no tokens' };
    if (!settings.ExplicitAuthFlows?.includes('ALLOW_REFRESH_TOKEN_AUTH')) return [];
    return [
      {
        says: 'It rotates refresh tokens and allows REFRESH_TOKEN_AUTH, which cannot.',
        seen: [
          {
            call: 'DescribeUserPoolClient',
            field: 'ExplicitAuthFlows',
            actual: 'ALLOW_REFRESH_TOKEN_AUTH',
            expected: 'absent beside RefreshTokenRotation',
          },
        ],
        commands: [updateClient(client, '.ExplicitAuthFlows -= ["ALLOW_REFRESH_TOKEN_AUTH"]')],
        key: ['refreshTokenRotation'],
      },
    ];
  },
});
