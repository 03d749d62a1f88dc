import { defineCause } from '../cause.ts';

export const refreshFlowWithRotation = defineCause<Record<string, never>>({
  id: 'refresh-flow-with-rotation',
  title: 'Rotation of refresh tokens excludes the refresh flow',
  shows: {
    type: 'InvalidParameterException',
    message:
      'ALLOW_REFRESH_TOKEN_AUTH is not a permitted ExplicitAuthFlow when refresh token rotation is enabled.',
  },
  means:
    'RefreshTokenRotation is ENABLED and ExplicitAuthFlows has ALLOW_REFRESH_TOKEN_AUTH, with which a ' +
    'token could be used again and again.',
  toldApart: 'Both are in the request.',
  fix: 'Take ALLOW_REFRESH_TOKEN_AUTH out and refresh with GetTokensFromRefreshToken.',
});
