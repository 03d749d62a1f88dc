import { defineCause } from '../cause.ts';

export const resourceServerExists = defineCause<{ resourceServer: string; pool: string }>({
  id: 'resource-server-exists',
  title: 'The pool has a resource server of that identifier already',
  shows: {
    type: 'InvalidParameterException',
    message: ({ resourceServer, pool }) => `${resourceServer} already exists in user pool ${pool}.`,
  },
  means: 'CreateResourceServer does not replace a resource server. The one that is there is as it was.',
  toldApart: 'The message names the identifier and the pool. DescribeResourceServer shows what is there.',
  fix: 'Change it with UpdateResourceServer, which replaces its name and all of its scopes.',
});
