import type { ClientSettings, Input } from '../model/operation.ts';
import { inServiceOrder } from './auth-flows.ts';
import { filled, present } from './present.ts';

/** The settings of an app client that can be given at creation and changed later. */
export type ClientInput = Omit<Input<'UpdateUserPoolClient'>, 'UserPoolId' | 'ClientId' | 'ClientName'>;

const thirtyDays = { seconds: 2_592_000, minutes: 43_200, hours: 720, days: 30 } as const;

/**
 * What an app client's changeable settings become where they are given so: what is left out takes its default
 * (observed). What has no default is absent until it is set, and an empty list sets nothing.
 */
export function clientSettingsFrom(input: ClientInput): ClientSettings {
  return {
    AllowedOAuthFlowsUserPoolClient: input.AllowedOAuthFlowsUserPoolClient ?? false,
    AuthSessionValidity: input.AuthSessionValidity ?? 3,
    EnablePropagateAdditionalUserContextData: input.EnablePropagateAdditionalUserContextData ?? false,
    EnableTokenRevocation: input.EnableTokenRevocation ?? true,
    // 0 is 30 days (documented), shown in the client's unit (inferred).
    RefreshTokenValidity:
      input.RefreshTokenValidity || thirtyDays[input.TokenValidityUnits?.RefreshToken ?? 'days'],
    TokenValidityUnits: input.TokenValidityUnits ?? {},
    ...present({
      AccessTokenValidity: input.AccessTokenValidity,
      IdTokenValidity: input.IdTokenValidity,
      ReadAttributes: filled(input.ReadAttributes),
      WriteAttributes: filled(input.WriteAttributes),
      ExplicitAuthFlows: filled(inServiceOrder(input.ExplicitAuthFlows ?? [])),
      SupportedIdentityProviders: filled(input.SupportedIdentityProviders),
      CallbackURLs: filled(input.CallbackURLs),
      LogoutURLs: filled(input.LogoutURLs),
      DefaultRedirectURI: input.DefaultRedirectURI,
      AllowedOAuthFlows: filled(input.AllowedOAuthFlows),
      AllowedOAuthScopes: filled(input.AllowedOAuthScopes),
      AnalyticsConfiguration: input.AnalyticsConfiguration,
      PreventUserExistenceErrors: input.PreventUserExistenceErrors,
      RefreshTokenRotation: rotation(input.RefreshTokenRotation),
    }),
  };
}

/**
 * A rotation is shown with its grace period: 0 where it is off (observed), or where none is given (inferred).
 */
function rotation(
  given: ClientInput['RefreshTokenRotation'],
): ClientSettings['RefreshTokenRotation'] | undefined {
  if (!given) return undefined;
  const grace = given.Feature === 'ENABLED' ? given.RetryGracePeriodSeconds : 0;
  return { Feature: given.Feature, RetryGracePeriodSeconds: grace ?? 0 };
}
