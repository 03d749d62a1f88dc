import { defineCause } from '../cause.ts';

export const authFlowNamesMixed = defineCause<Record<string, never>>({
  id: 'auth-flow-names-mixed',
  title: 'Old and new names of sign-in flows were mixed',
  shows: {
    type: 'InvalidParameterException',
    message: "Auth flow name with prefix 'ALLOW' cannot be used with legacy auth flow names.",
  },
  means:
    'ExplicitAuthFlows has names that begin with ALLOW_ and names that do not. The old ones are ' +
    'ADMIN_NO_SRP_AUTH, CUSTOM_AUTH_FLOW_ONLY and USER_PASSWORD_AUTH.',
  toldApart: 'ExplicitAuthFlows of the request has both kinds.',
  fix:
    'Use the ALLOW_ names only: ALLOW_ADMIN_USER_PASSWORD_AUTH, ALLOW_CUSTOM_AUTH, ' +
    'ALLOW_USER_PASSWORD_AUTH.',
  likely: 20,
  seen: [
    {
      at: 'deployment',
      error: 'InvalidParameterException',
      text: "Auth flow name with prefix 'ALLOW' cannot be used with legacy auth flow names.",
    },
  ],
});
