import type { ApiAuthorizer, GatewayReads } from './gateway-reads.ts';
import type { Outside } from './outside.ts';
import type { Pace } from './pace.ts';
import { serviceCalls } from './service-calls.ts';

/** The most that one page of each list holds (documented). */
const most = { apis: 100, authorizers: 500, resources: 500 };

const action = 'apigateway:GET';

/** Reads the authorisers of REST APIs. */
export function readRestGateways(outside: Outside, pace: Pace): GatewayReads['rest'] {
  const call = serviceCalls(outside, pace, {
    name: 'API_GATEWAY',
    package: '@aws-sdk/client-api-gateway',
    load: () => import('@aws-sdk/client-api-gateway'),
    client: (sdk, settings) => new sdk.APIGatewayClient(settings),
  });

  const methodsOf = async (region: string, restApiId: string) => {
    const of = `the methods of the API ${restApiId}`;
    const { items = [] } = await call({ region, action, of }, (client, sdk) =>
      client.send(new sdk.GetResourcesCommand({ restApiId, embed: ['methods'], limit: most.resources })),
    );
    return items.flatMap(({ path = '', resourceMethods = {} }) =>
      Object.entries(resourceMethods).map(([verb, method]) => ({
        authorizerId: method.authorizerId,
        name: `${verb} ${path}`,
        scopes: method.authorizationScopes ?? [],
        // Browsers ask for leave without a token.
        isOpen: method.authorizationType === 'NONE' && !method.apiKeyRequired && verb !== 'OPTIONS',
      })),
    );
  };

  const authorizersOf = async (region: string, restApiId: string, apiName: string) => {
    const of = `the authorizers of the API ${restApiId}`;
    const { items = [] } = await call({ region, action, of }, (client, sdk) =>
      client.send(new sdk.GetAuthorizersCommand({ restApiId, limit: most.authorizers })),
    );
    const ofPools = items.filter(({ type }) => type === 'COGNITO_USER_POOLS');
    const methods = ofPools.length === 0 ? [] : await methodsOf(region, restApiId);
    return ofPools.map(
      ({ id, name = '', providerARNs = [], identitySource }): ApiAuthorizer => ({
        kind: 'REST',
        apiId: restApiId,
        apiName,
        name,
        pools: providerARNs.map(arn => arn.split(':userpool/')[1] ?? arn),
        tokenFrom: identitySource === undefined ? [] : [identitySource],
        methods: methods
          .filter(({ authorizerId }) => authorizerId === id)
          .map(({ name, scopes }) => ({ name, scopes })),
        open: methods.filter(({ isOpen }) => isOpen).map(({ name }) => name),
      }),
    );
  };

  return async region => {
    const { items = [] } = await call({ region, action, of: 'the REST APIs' }, (client, sdk) =>
      client.send(new sdk.GetRestApisCommand({ limit: most.apis })),
    );
    return (await Promise.all(items.map(({ id = '', name = '' }) => authorizersOf(region, id, name)))).flat();
  };
}
