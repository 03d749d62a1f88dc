import { defineCause } from '../cause.ts';

export const customAuthOnly = defineCause<{ flow: string; client: string }>({
  id: 'custom-auth-only',
  title: 'The app client allows custom sign-in only',
  shows: {
    type: 'InvalidParameterException',
    // The text is observed; that all flows but refresh show it is inferred.
    message: 'Only custom auth (lambda driven) is enabled for this client.',
  },
  means:
    'ExplicitAuthFlows of the app client has CUSTOM_AUTH_FLOW_ONLY, the older name that turns all other ways to sign ' +
    'in off, and the request signs in by one of them.',
  toldApart: 'The text is its own. DescribeUserPoolClient shows CUSTOM_AUTH_FLOW_ONLY.',
  fix:
    'Sign in by CUSTOM_AUTH, or list the flows that the client needs by their ALLOW_ names, such as ALLOW_CUSTOM_AUTH ' +
    'and ALLOW_USER_SRP_AUTH, in place of the older one.',
});
