import { defineCause } from '../cause.ts';

export const scopeDoesNotExist = defineCause<{ scope: string }>({
  id: 'scope-does-not-exist',
  title: 'A scope does not exist',
  shows: {
    type: 'ScopeDoesNotExistException',
    message: ({ scope }) => `Invalid scope requested: ${scope}`,
  },
  means:
    'AllowedOAuthScopes names something that is neither a standard scope nor of the form ' +
    '`resource-server/scope`.',
  toldApart:
    'The message names the scope. The standard ones are openid, email, phone, profile and ' +
    'aws.cognito.signin.user.admin.',
  fix: 'Correct the name; scopes of your own begin with the identifier of their resource server and a slash.',
});
