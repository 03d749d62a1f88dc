import type { ClientEntry } from '../config/client-entry.ts';
import type { Duration } from '../config/duration.ts';
import type { Input } from '../model/operation.ts';

/** What CreateUserPoolClient would be asked for an app client of pools.yaml. */
export function clientInput(poolId: string, client: ClientEntry): Input<'CreateUserPoolClient'> {
  const { refreshTokenRotation: rotation } = client;
  const { accessTokenValidity: access, idTokenValidity: id, refreshTokenValidity: refresh } = client;
  const units = {
    ...(access && { AccessToken: access.unit }),
    ...(id && { IdToken: id.unit }),
    ...(refresh && { RefreshToken: refresh.unit }),
  };
  return {
    UserPoolId: poolId,
    ClientName: client.name,
    ExplicitAuthFlows: rotation
      ? client.authFlows.filter(flow => flow !== 'ALLOW_REFRESH_TOKEN_AUTH')
      : client.authFlows,
    ...(rotation && {
      RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: rotation.graceSeconds },
    }),
    AuthSessionValidity: client.authSessionMinutes,
    ...(client.secret !== undefined && { ClientSecret: client.secret }),
    ...(client.generateSecret && client.secret === undefined && { GenerateSecret: true }),
    ...(client.preventUserExistenceErrors && {
      PreventUserExistenceErrors: client.preventUserExistenceErrors,
    }),
    ...(client.readAttributes.length > 0 && { ReadAttributes: client.readAttributes }),
    ...(client.writeAttributes.length > 0 && { WriteAttributes: client.writeAttributes }),
    EnableTokenRevocation: client.tokenRevocation,
    EnablePropagateAdditionalUserContextData: client.trustUserContext,
    ...validity('AccessTokenValidity', access),
    ...validity('IdTokenValidity', id),
    ...validity('RefreshTokenValidity', refresh),
    ...(Object.keys(units).length > 0 && { TokenValidityUnits: units }),
    ...(client.callbackUrls.length > 0 && { CallbackURLs: client.callbackUrls }),
    ...(client.logoutUrls.length > 0 && { LogoutURLs: client.logoutUrls }),
    ...(client.oauthFlows.length > 0 && {
      AllowedOAuthFlows: client.oauthFlows,
      AllowedOAuthFlowsUserPoolClient: true,
    }),
    ...(client.oauthScopes.length > 0 && { AllowedOAuthScopes: client.oauthScopes }),
  };
}

function validity<K extends string>(member: K, duration: Duration | undefined): { [P in K]?: number } {
  const given: { [P in K]?: number } = {};
  if (duration) given[member] = duration.value;
  return given;
}
