import { defineCause } from '../cause.ts';

export const clientCredentialsWithUserScope = defineCause<{ scope: string }>({
  id: 'client-credentials-with-user-scope',
  title: 'A scope of users stands beside client credentials',
  shows: {
    type: 'InvalidOAuthFlowException',
    message: ({ scope }) => `${scope} is not supported with client_credentials flow`,
  },
  means:
    'openid, email, phone, profile and aws.cognito.signin.user.admin are about a user who signed in; with ' +
    'client_credentials there is none.',
  toldApart: 'The message names the scope.',
  fix: 'Allow scopes of your resource servers only.',
});
