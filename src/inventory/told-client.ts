import type { Duration, DurationUnit } from '../config/duration.ts';
import type { DescribedClient } from '../surroundings/cognito-reads.ts';
import type { DeployedClient, Inexpressible } from './deployed.ts';
import { onlyKnown } from './only-known.ts';

type Settings = DeployedClient['settings'];

/** Those that pools.yaml knows: not the names of before 2019. */
const flows = [
  ...(['ALLOW_USER_SRP_AUTH', 'ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'] as const),
  ...(['ALLOW_ADMIN_USER_PASSWORD_AUTH', 'ALLOW_CUSTOM_AUTH', 'ALLOW_USER_AUTH'] as const),
  'ALLOW_CLIENT_TOKEN_AUTH',
] as const;

/** An app client as the API tells it, in the words of pools.yaml. */
export function toldClient(client: DescribedClient): DeployedClient {
  const { ClientId: id, ClientName: name = '', hasSecret } = client;
  return {
    name,
    hasSecret,
    settings: settings(client),
    inexpressible: beyond(client),
    ...(id !== undefined && { id }),
  };
}

function settings(client: DescribedClient): Settings {
  const { TokenValidityUnits: units = {}, RefreshTokenRotation: rotation } = client;
  return {
    callbackUrls: client.CallbackURLs ?? [],
    logoutUrls: client.LogoutURLs ?? [],
    // Turned off as a whole, they are as good as none.
    oauthFlows: client.AllowedOAuthFlowsUserPoolClient === true ? (client.AllowedOAuthFlows ?? []) : [],
    oauthScopes: client.AllowedOAuthScopes ?? [],
    authFlows: onlyKnown(flows, client.ExplicitAuthFlows ?? []),
    preventUserExistenceErrors: client.PreventUserExistenceErrors ?? null,
    readAttributes: client.ReadAttributes ?? [],
    writeAttributes: client.WriteAttributes ?? [],
    tokenRevocation: client.EnableTokenRevocation ?? false,
    trustUserContext: client.EnablePropagateAdditionalUserContextData ?? false,
    accessTokenValidity: lifetime(client.AccessTokenValidity, units.AccessToken ?? 'hours'),
    idTokenValidity: lifetime(client.IdTokenValidity, units.IdToken ?? 'hours'),
    refreshTokenValidity: lifetime(client.RefreshTokenValidity, units.RefreshToken ?? 'days'),
    refreshTokenRotation:
      rotation?.Feature === 'ENABLED' ? { graceSeconds: rotation.RetryGracePeriodSeconds ?? 0 } : null,
    authSessionMinutes: client.AuthSessionValidity ?? 3,
  };
}

/** 0 is the default, as if it were not set (documented). */
function lifetime(value: number | undefined, unit: DurationUnit): Duration | null {
  return value ? { value, unit } : null;
}

function beyond(client: DescribedClient): readonly Inexpressible[] {
  const providers = (client.SupportedIdentityProviders ?? []).filter(name => name !== 'COGNITO');
  const named: readonly string[] = client.ExplicitAuthFlows ?? [];
  const older = named.filter(flow => onlyKnown(flows, [flow]).length === 0);
  const isOff =
    client.AllowedOAuthFlowsUserPoolClient !== true && (client.AllowedOAuthFlows ?? []).length > 0;
  const analytics = client.AnalyticsConfiguration;
  return [
    ...(providers.length > 0 ? [{ field: 'SupportedIdentityProviders', value: providers.join(', ') }] : []),
    ...(client.DefaultRedirectURI === undefined
      ? []
      : [{ field: 'DefaultRedirectURI', value: client.DefaultRedirectURI }]),
    ...(older.length > 0 ? [{ field: 'ExplicitAuthFlows', value: older.join(', ') }] : []),
    ...(isOff
      ? [{ field: 'AllowedOAuthFlows', value: 'set, while AllowedOAuthFlowsUserPoolClient is false' }]
      : []),
    ...(analytics
      ? [
          {
            field: 'AnalyticsConfiguration',
            value: analytics.ApplicationId ?? analytics.ApplicationArn ?? 'set',
          },
        ]
      : []),
  ];
}
