import { defineCause } from '../cause.ts';

export const clientTokenFlowNotAlone = defineCause<{ flows: readonly string[] }>({
  id: 'client-token-flow-not-alone',
  title: 'The flow of machines stands beside flows for users',
  shows: {
    type: 'InvalidParameterException',
    message: 'ALLOW_CLIENT_TOKEN_AUTH cannot be used with other auth flows.',
  },
  means:
    'ExplicitAuthFlows has ALLOW_CLIENT_TOKEN_AUTH, by which a machine gets tokens for itself, together with a flow in ' +
    'which a user signs in. An app client is for the one or for the other.',
  toldApart:
    'ExplicitAuthFlows of the request has more than one entry; ALLOW_REFRESH_TOKEN_AUTH counts too. The wording of ' +
    'the message is inferred.',
  fix:
    'Make an app client of its own for each machine, with ExplicitAuthFlows [ALLOW_CLIENT_TOKEN_AUTH]. It needs no ' +
    'refresh: GetClientToken gives a new token at any time.',
});
