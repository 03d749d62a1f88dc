import { defineCause } from '../cause.ts';

export const scopeNotAllowed = defineCause<{ client: string; scope: string; allowed: readonly string[] }>({
  id: 'scope-not-allowed',
  title: 'The app client may not have a scope that it asks for',
  shows: {
    type: 'InvalidParameterException',
    message: ({ scope }) => `Invalid scope requested: ${scope}`,
  },
  means:
    'Scopes of GetClientToken names a scope that AllowedOAuthScopes of the app client does not have, or that is about ' +
    'users (openid, email, phone, profile, aws.cognito.signin.user.admin), who are not there.',
  toldApart:
    'The message names the scope, the fact `allowed` those that the client may ask for. A scope that the client has but ' +
    'no resource server defines any more is no error: the token is without it. The wording of the message is inferred.',
  fix:
    'Ask for `identifier/name` exactly as the client has it, or leave Scopes out to get all that the client has; ' +
    'otherwise add the scope to AllowedOAuthScopes.',
  likely: 30,
});
