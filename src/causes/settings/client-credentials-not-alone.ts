import { defineCause } from '../cause.ts';

export const clientCredentialsNotAlone = defineCause<Record<string, never>>({
  id: 'client-credentials-not-alone',
  title: 'Client credentials stand beside flows for users',
  shows: {
    type: 'InvalidOAuthFlowException',
    message: 'client_credentials flow can not be selected along with code flow or implicit flow.',
  },
  means:
    'AllowedOAuthFlows has client_credentials, by which a machine gets tokens for itself, together with a ' +
    'flow in which a user signs in.',
  toldApart: 'AllowedOAuthFlows of the request has more than one entry.',
  fix: 'Make an app client of its own for each machine.',
});
