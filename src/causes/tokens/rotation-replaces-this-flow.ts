import { defineCause } from '../cause.ts';

export const rotationReplacesThisFlow = defineCause<{ client: string }>({
  id: 'rotation-replaces-this-flow',
  title: 'The app client rotates refresh tokens',
  shows: {
    type: 'UnsupportedOperationException',
    message: 'This API does not support refresh token rotation',
  },
  means:
    'With RefreshTokenRotation enabled, refreshing goes through GetTokensFromRefreshToken, not ' +
    'REFRESH_TOKEN_AUTH.',
  toldApart: 'DescribeUserPoolClient shows RefreshTokenRotation ENABLED.',
  fix: 'Call GetTokensFromRefreshToken, or switch rotation off.',
});
