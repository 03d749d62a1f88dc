import { defineCause } from '../cause.ts';

export const clientCredentialsWithoutSecret = defineCause<Record<string, never>>({
  id: 'client-credentials-without-secret',
  title: 'Client credentials need a client secret',
  shows: {
    type: 'InvalidOAuthFlowException',
    message: 'client_credentials flow can not be selected if client does not have a client secret.',
  },
  means:
    'AllowedOAuthFlows has client_credentials, and the app client is public. A client cannot get a secret ' +
    'after its creation by an update.',
  toldApart:
    'DescribeUserPoolClient shows no ClientSecret, or the request that creates the client has no ' +
    'GenerateSecret.',
  fix: 'Create a client with GenerateSecret true.',
});
