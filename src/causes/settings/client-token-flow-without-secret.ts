import { defineCause } from '../cause.ts';

export const clientTokenFlowWithoutSecret = defineCause<Record<string, never>>({
  id: 'client-token-flow-without-secret',
  title: 'The flow of machines needs a client secret',
  shows: {
    type: 'InvalidParameterException',
    message: 'ALLOW_CLIENT_TOKEN_AUTH cannot be used if the client does not have a client secret.',
  },
  means:
    'ExplicitAuthFlows has ALLOW_CLIENT_TOKEN_AUTH, and the app client is public. Its secret is all that a machine ' +
    'proves itself by, and a client without one cannot get one after its creation.',
  toldApart:
    'DescribeUserPoolClient shows no ClientSecret, or the request that creates the client has no GenerateSecret. That ' +
    'the service refuses it at this point, and with what words, is inferred.',
  fix: 'Create a client with GenerateSecret true.',
});
