import type { Route } from '@aws-sdk/client-apigatewayv2';
import type { ApiAuthorizer, GatewayReads } from './gateway-reads.ts';
import type { Outside } from './outside.ts';
import type { Pace } from './pace.ts';
import { serviceCalls } from './service-calls.ts';

/** How many of each list are read. */
const MaxResults = '100';

const action = 'apigateway:GET';

/** Issuers that are user pools. */
const poolIssuer = /^https:\/\/(?:cognito-idp|issuer\.cognito-idp)\..*\/([\w-]+_[0-9A-Za-z]+)\/?$/;

/** Reads the authorisers of HTTP APIs. */
export function readHttpGateways(outside: Outside, pace: Pace): GatewayReads['http'] {
  const call = serviceCalls(outside, pace, {
    name: 'APIGATEWAYV2',
    package: '@aws-sdk/client-apigatewayv2',
    load: () => import('@aws-sdk/client-apigatewayv2'),
    client: (sdk, settings) => new sdk.ApiGatewayV2Client(settings),
  });

  const authorizersOf = async (region: string, ApiId: string, apiName: string) => {
    const asked = (what: string) => ({ region, action, of: `the ${what} of the API ${ApiId}` });
    const { Items = [] } = await call(asked('authorizers'), (client, sdk) =>
      client.send(new sdk.GetAuthorizersCommand({ ApiId, MaxResults })),
    );
    const ofPools = Items.flatMap(one => {
      const { Issuer: issuer, Audience: audience = [] } = one.JwtConfiguration ?? {};
      const poolId = poolIssuer.exec(issuer ?? '')?.[1];
      return one.AuthorizerType === 'JWT' && issuer !== undefined && poolId !== undefined
        ? [{ one, issuer, audience, poolId }]
        : [];
    });
    if (ofPools.length === 0) return [];
    const { Items: routes = [] } = await call(asked('routes'), (client, sdk) =>
      client.send(new sdk.GetRoutesCommand({ ApiId, MaxResults: '500' })),
    );
    return ofPools.map(
      ({ one, issuer, audience, poolId }): ApiAuthorizer => ({
        kind: 'HTTP',
        apiId: ApiId,
        apiName,
        name: one.Name ?? '',
        pools: [poolId],
        issuer,
        audience,
        tokenFrom: one.IdentitySource ?? [],
        methods: routes
          .filter(({ AuthorizerId }) => AuthorizerId === one.AuthorizerId)
          .map(({ RouteKey = '', AuthorizationScopes = [] }) => ({
            name: RouteKey,
            scopes: AuthorizationScopes,
          })),
        open: routes.filter(isOpen).map(({ RouteKey = '' }) => RouteKey),
      }),
    );
  };

  return async region => {
    const { Items = [] } = await call({ region, action, of: 'the HTTP APIs' }, (client, sdk) =>
      client.send(new sdk.GetApisCommand({ MaxResults })),
    );
    const apis = Items.filter(({ ProtocolType }) => ProtocolType === 'HTTP');
    return (
      await Promise.all(apis.map(({ ApiId = '', Name = '' }) => authorizersOf(region, ApiId, Name)))
    ).flat();
  };
}

/** Browsers ask for leave without a token. */
function isOpen({ AuthorizationType: type = 'NONE', RouteKey = '' }: Route): boolean {
  return type === 'NONE' && !RouteKey.startsWith('OPTIONS ');
}
