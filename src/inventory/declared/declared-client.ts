import type * as Sdk from '@aws-sdk/client-cognito-identity-provider';
import { list, structure, text, truth, whole, word } from './api-kinds.ts';

const texts = () => list(text()).exactOptional();
const units = () => word<Sdk.TimeUnitsType>().exactOptional();
const number = () => whole().exactOptional();

/** An app client as CreateUserPoolClient would be asked for it, as far as a source tells it. */
export const declaredClient = structure({
  ClientName: text().exactOptional(),
  GenerateSecret: truth().exactOptional(),
  AccessTokenValidity: number(),
  AllowedOAuthFlows: list(word<Sdk.OAuthFlowType>()).exactOptional(),
  AllowedOAuthFlowsUserPoolClient: truth().exactOptional(),
  AllowedOAuthScopes: texts(),
  AnalyticsConfiguration: structure({
    ApplicationArn: text().exactOptional(),
    ApplicationId: text().exactOptional(),
  }).exactOptional(),
  AuthSessionValidity: number(),
  CallbackURLs: texts(),
  DefaultRedirectURI: text().exactOptional(),
  EnablePropagateAdditionalUserContextData: truth().exactOptional(),
  EnableTokenRevocation: truth().exactOptional(),
  ExplicitAuthFlows: list(word<Sdk.ExplicitAuthFlowsType>()).exactOptional(),
  IdTokenValidity: number(),
  LogoutURLs: texts(),
  PreventUserExistenceErrors: word<Sdk.PreventUserExistenceErrorTypes>().exactOptional(),
  ReadAttributes: texts(),
  RefreshTokenRotation: structure({
    Feature: word<Sdk.FeatureType>(),
    RetryGracePeriodSeconds: number(),
  }).exactOptional(),
  RefreshTokenValidity: number(),
  SupportedIdentityProviders: texts(),
  TokenValidityUnits: structure({
    AccessToken: units(),
    IdToken: units(),
    RefreshToken: units(),
  }).exactOptional(),
  WriteAttributes: texts(),
});
