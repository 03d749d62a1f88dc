import { defineCause } from '../cause.ts';

export const resourceServerNotFound = defineCause<{ resourceServer: string; pool: string }>({
  id: 'resource-server-not-found',
  title: 'There is no such resource server in the pool',
  shows: {
    type: 'ResourceNotFoundException',
    message: ({ resourceServer }) => `Resource server ${resourceServer} does not exist.`,
  },
  means: 'No resource server of the pool has that identifier.',
  toldApart:
    'The message names the identifier as it was given. ListResourceServers shows those that the pool has; case and a ' +
    'slash at the end count.',
  fix: 'Check the pool id, then the identifier: it is the text before the last slash of a scope, not the name.',
});
