import { defineCause } from '../cause.ts';

export const clientTokenNotEnabled = defineCause<{ client: string; allowed: readonly string[] }>({
  id: 'client-token-not-enabled',
  title: 'The app client is not for machines',
  shows: {
    type: 'OperationNotEnabledException',
    message: 'ALLOW_CLIENT_TOKEN_AUTH is not enabled for the client.',
  },
  means:
    'GetClientToken needs an app client whose ExplicitAuthFlows is ALLOW_CLIENT_TOKEN_AUTH alone. The secret was right. ' +
    'That AllowedOAuthFlows has client_credentials is for the token endpoint of the domain, and not enough here.',
  toldApart:
    'DescribeUserPoolClient shows the flows, and so does the fact `allowed`. An update that leaves ExplicitAuthFlows ' +
    'out takes the flow away again. The wording of the message is inferred.',
  fix:
    'Set ExplicitAuthFlows to [ALLOW_CLIENT_TOKEN_AUTH]; where users sign in with the app client, make another one for ' +
    'the machine.',
});
