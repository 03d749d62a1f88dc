import { defineCause } from '../cause.ts';

export const refreshTokenOutlived = defineCause<{
  accessSeconds: number;
  idSeconds: number;
  refreshSeconds: number;
}>({
  id: 'refresh-token-outlived',
  title: 'A token is to last longer than the refresh token',
  shows: {
    type: 'InvalidParameterException',
    message:
      'Access and Id Token expiration times must be less than or equal to refresh token expiration times.',
  },
  means: 'The refresh token of the app client ends before an access or ID token that came with it.',
  toldApart: 'The facts give the three lifetimes in seconds; a missing unit is the usual reason.',
  fix: 'Lengthen RefreshTokenValidity or shorten the others, each with its unit in TokenValidityUnits.',
  likely: 20,
});
