import { defineCause } from '../cause.ts';

export const accessTokenLacksScope = defineCause<{ user: string; scope: string }>({
  id: 'access-token-lacks-scope',
  title: 'The access token does not have the scope that user operations need',
  shows: {
    type: 'NotAuthorizedException',
    message: 'Access Token does not have required scopes',
  },
  means: 'User operations of the API need the scope aws.cognito.signin.user.admin, and the token lacks it.',
  toldApart: 'The scope claim; tokens of OAuth flows have what was asked for.',
  fix: "Add aws.cognito.signin.user.admin to the client's scopes and to the request.",
});
