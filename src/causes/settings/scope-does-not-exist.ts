import { defineCause } from '../cause.ts';

export const scopeDoesNotExist = defineCause<{ scope: string; pool: string }>({
  id: 'scope-does-not-exist',
  title: 'A scope does not exist',
  shows: {
    type: 'ScopeDoesNotExistException',
    message: ({ scope }) => `Invalid scope requested: ${scope}`,
  },
  means:
    'AllowedOAuthScopes names something that is neither a standard scope nor one that a resource server of the pool ' +
    'defines.',
  toldApart:
    'The message names the scope. The standard ones are openid, email, phone, profile and ' +
    'aws.cognito.signin.user.admin. Of any other, the part before the last slash is the identifier of a resource ' +
    'server and the rest one of its scopes: ListResourceServers shows both.',
  fix:
    'Create the resource server with the scope before the app client: in pools.yaml under `resourceServers` of the ' +
    'pool, in templates by making the client depend on it. Otherwise correct the name; it is the identifier that ' +
    'counts, not the name of the resource server.',
  likely: 80,
  seen: [{ at: 'deployment', text: 'Invalid scope requested: <scope>' }],
});
