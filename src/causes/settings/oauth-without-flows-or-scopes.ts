import { defineCause } from '../cause.ts';

export const oauthWithoutFlowsOrScopes = defineCause<Record<string, never>>({
  id: 'oauth-without-flows-or-scopes',
  title: 'OAuth is on, but no flow or no scope is allowed',
  shows: {
    type: 'InvalidParameterException',
    message:
      'AllowedOAuthFlows and AllowedOAuthScopes are required if user pool client is allowed to use OAuth flows.',
  },
  means:
    'AllowedOAuthFlowsUserPoolClient is true and AllowedOAuthFlows or AllowedOAuthScopes is empty. ' +
    'Updates replace all settings, so an update that leaves one of them out meets this too.',
  toldApart: 'One of the two lists is missing in the request.',
  fix: 'Give both lists, or leave AllowedOAuthFlowsUserPoolClient out.',
});
