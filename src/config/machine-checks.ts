import { userScopes } from '../pool/resource-server.ts';
import { type CrossCheck, repeated } from './cross-check.ts';
import { didYouMean } from './suggest.ts';

const machineFlow = 'ALLOW_CLIENT_TOKEN_AUTH';

/** How resource servers, and app clients that ask for their scopes, are held to each other. */
export const machineChecks: Readonly<Record<string, CrossCheck>> = {
  resourceServersAreUnique: ({ resourceServers }) =>
    repeated(
      resourceServers,
      { field: 'identifier', expected: 'an identifier that no other resource server of the pool has' },
      (server, path) => server.identifier && `${path[1]} ${server.identifier}`,
    ),

  scopesAreDefined: ({ resourceServers, clients }) =>
    clients.flatMap(({ path, value }) => {
      const custom = resourceServers
        .filter(server => server.path[1] === path[1])
        .flatMap(server =>
          Object.keys(server.value.scopes ?? {}).map(name => `${server.value.identifier}/${name}`),
        );
      const known = [...userScopes, ...custom];
      return (value.oauthScopes ?? []).flatMap((scope, index) => {
        if (known.includes(scope)) return [];
        const expected = `${userScopes.join(', ')}, or a scope of resourceServers of the pool`;
        const hint = didYouMean(scope, known);
        return [{ path: [...path, 'oauthScopes', index], expected, found: JSON.stringify(scope), hint }];
      });
    }),

  machinesSignNobodyIn: ({ clients }) =>
    clients
      .filter(({ value: { authFlows = [] } }) => authFlows.includes(machineFlow) && authFlows.length > 1)
      .map(({ path }) => ({
        path: [...path, 'authFlows'],
        expected: `${machineFlow} alone, or the other flows without it`,
        found: 'both',
      })),

  machinesHaveASecret: ({ clients }) =>
    clients
      .filter(
        ({ value }) =>
          value.authFlows?.includes(machineFlow) &&
          value.secret === undefined &&
          value.generateSecret === false,
      )
      .map(({ path }) => ({
        path: [...path, 'authFlows'],
        expected: `secret or generateSecret beside it, for ${machineFlow}`,
        found: 'neither',
      })),
};
