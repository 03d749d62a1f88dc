import { defineCause } from '../cause.ts';

export const accessTokenOfAClient = defineCause<Record<string, never>>({
  id: 'access-token-of-a-client',
  title: 'The access token speaks for an app client, not for a user',
  shows: {
    type: 'NotAuthorizedException',
    message: 'Access Token does not have required scopes',
  },
  means:
    'The token is one that a machine got for itself, from GetClientToken. User operations of the API are about the ' +
    'user who signed in, and there is none; the scope that they need, aws.cognito.signin.user.admin, is in no such token.',
  toldApart:
    'The token has no claim username, and its sub is its client_id. With a username it is a user’s token that lacks the ' +
    'scope. That the service answers a machine so is inferred.',
  fix:
    'Send the access token of a signed-in user. A server that manages users calls the operations whose names begin ' +
    'with Admin, which are signed with AWS credentials.',
});
