import type { Input } from '../../src/model/operation.ts';

type Given = Partial<Input<'CreateUserPoolClient'>>;

/** Settings that are refused, and what is answered. */
export interface Refusal {
  readonly name: string;
  readonly given: Given;
  readonly type?: string;
  readonly message: string;
  readonly cause: string;
}

const oauth = { AllowedOAuthFlowsUserPoolClient: true };
const withCode: Given = {
  ...oauth,
  AllowedOAuthFlows: ['code'],
  AllowedOAuthScopes: ['openid'],
  CallbackURLs: ['https://app.example.com/'],
};
const writeRefused = 'Invalid write attributes specified while creating a client';
const range = 'Invalid range for token validity.';

/** Of the settings that creation and update share. */
export const refusals: readonly Refusal[] = [
  {
    name: 'old and new names of flows',
    given: { ExplicitAuthFlows: ['USER_PASSWORD_AUTH', 'ALLOW_USER_SRP_AUTH'] },
    message: "Auth flow name with prefix 'ALLOW' cannot be used with legacy auth flow names.",
    cause: 'auth-flow-names-mixed',
  },
  ...(['ALLOW_REFRESH_TOKEN_AUTH', 'ALLOW_USER_SRP_AUTH', 'USER_PASSWORD_AUTH'] as const).map(flow => ({
    name: `the flow of machines beside ${flow}`,
    given: { ExplicitAuthFlows: [flow, 'ALLOW_CLIENT_TOKEN_AUTH' as const] },
    message: 'ALLOW_CLIENT_TOKEN_AUTH cannot be used with other auth flows.',
    cause: 'client-token-flow-not-alone',
  })),
  {
    name: 'the flow of machines without a secret',
    given: { ExplicitAuthFlows: ['ALLOW_CLIENT_TOKEN_AUTH', 'ALLOW_CLIENT_TOKEN_AUTH'] },
    message: 'ALLOW_CLIENT_TOKEN_AUTH cannot be used if the client does not have a client secret.',
    cause: 'client-token-flow-without-secret',
  },
  {
    name: 'the refresh flow with rotation',
    given: {
      ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'],
      RefreshTokenRotation: { Feature: 'ENABLED' },
    },
    message:
      'ALLOW_REFRESH_TOKEN_AUTH is not a permitted ExplicitAuthFlow when refresh token rotation is enabled.',
    cause: 'refresh-flow-with-rotation',
  },
  ...[
    { name: 'an access token of 4 minutes', validity: 4, unit: 'minutes' as const },
    { name: 'an access token of 25 hours', validity: 25, unit: undefined },
    { name: 'an access token of 60 hours meant as minutes', validity: 60, unit: undefined },
    { name: 'an access token of 299 seconds', validity: 299, unit: 'seconds' as const },
  ].map(({ name, validity, unit }) => ({
    name,
    given: { AccessTokenValidity: validity, ...(unit && { TokenValidityUnits: { AccessToken: unit } }) },
    message: range,
    cause: 'token-validity-out-of-range',
  })),
  {
    name: 'an ID token of 2 days',
    given: { IdTokenValidity: 2, TokenValidityUnits: { IdToken: 'days' } },
    message: range,
    cause: 'token-validity-out-of-range',
  },
  {
    name: 'a refresh token of 59 minutes',
    given: { RefreshTokenValidity: 59, TokenValidityUnits: { RefreshToken: 'minutes' } },
    message: range,
    cause: 'token-validity-out-of-range',
  },
  {
    name: 'a refresh token of 3,651 days',
    given: { RefreshTokenValidity: 3_651 },
    message: range,
    cause: 'token-validity-out-of-range',
  },
  {
    name: 'an access token that outlives the refresh token',
    given: {
      AccessTokenValidity: 5,
      RefreshTokenValidity: 1,
      TokenValidityUnits: { RefreshToken: 'hours' },
    },
    message:
      'Access and Id Token expiration times must be less than or equal to refresh token expiration times.',
    cause: 'refresh-token-outlived',
  },
  {
    name: 'an unknown attribute to read',
    given: { ReadAttributes: ['email', 'custom:nothing'] },
    message: 'Invalid read attributes specified while creating a client',
    cause: 'read-attributes-unknown',
  },
  {
    name: 'an unknown attribute to write',
    given: { WriteAttributes: ['given_name', 'custom:nothing'] },
    message: writeRefused,
    cause: 'write-attributes-unknown',
  },
  ...['sub', 'email_verified', 'phone_number_verified', 'dev:custom:note'].map(attribute => ({
    name: `${attribute} to write`,
    given: { WriteAttributes: ['given_name', attribute] },
    message: writeRefused,
    cause: 'write-attributes-never-writable',
  })),
  {
    name: 'a required attribute not to write',
    given: { WriteAttributes: ['email'] },
    message: writeRefused,
    cause: 'write-attributes-without-required',
  },
  {
    name: 'OAuth without flows',
    given: { ...oauth, AllowedOAuthScopes: ['openid'] },
    message:
      'AllowedOAuthFlows and AllowedOAuthScopes are required if user pool client is allowed to use OAuth flows.',
    cause: 'oauth-without-flows-or-scopes',
  },
  {
    name: 'OAuth without scopes',
    given: { ...oauth, AllowedOAuthFlows: ['code'] },
    message:
      'AllowedOAuthFlows and AllowedOAuthScopes are required if user pool client is allowed to use OAuth flows.',
    cause: 'oauth-without-flows-or-scopes',
  },
  {
    name: 'a code flow without a callback',
    given: { ...withCode, CallbackURLs: [] },
    type: 'InvalidOAuthFlowException',
    message: 'CallbackUrls can not be empty when code flow or implicit flow is selected',
    cause: 'callback-url-missing',
  },
  {
    name: 'client credentials beside a code flow',
    given: { ...withCode, AllowedOAuthFlows: ['code', 'client_credentials'] },
    type: 'InvalidOAuthFlowException',
    message: 'client_credentials flow can not be selected along with code flow or implicit flow.',
    cause: 'client-credentials-not-alone',
  },
  {
    name: 'client credentials without a secret',
    given: { ...oauth, AllowedOAuthFlows: ['client_credentials'], AllowedOAuthScopes: ['orders/read'] },
    type: 'InvalidOAuthFlowException',
    message: 'client_credentials flow can not be selected if client does not have a client secret.',
    cause: 'client-credentials-without-secret',
  },
  ...['Cognito', 'orders/write', 'order/read', 'orders/', 'orders/read/', 'other/read'].map(scope => ({
    name: `the scope ${scope}, which does not exist`,
    given: { ...withCode, AllowedOAuthScopes: ['openid', 'orders/read', scope] },
    type: 'ScopeDoesNotExistException',
    message: `Invalid scope requested: ${scope}`,
    cause: 'scope-does-not-exist',
  })),
  ...[
    'http://app.example.com/',
    'HTTP://app.example.com',
    'http://localhost.example.com/',
    'http://127.0.0.1.nip.io',
  ].map(url => ({
    name: `a callback to ${url}`,
    given: { CallbackURLs: [url] },
    message: `${url} cannot use the HTTP protocol.`,
    cause: 'redirect-url-not-https',
  })),
  {
    name: 'a sign-out page with plain HTTP',
    given: { LogoutURLs: ['http://example.com'] },
    message: 'http://example.com cannot use the HTTP protocol.',
    cause: 'redirect-url-not-https',
  },
  {
    name: 'a callback with a fragment',
    given: { CallbackURLs: ['https://example.com/#/callback'] },
    message: 'https://example.com/#/callback cannot use fragment',
    cause: 'redirect-url-with-fragment',
  },
  {
    name: 'a callback that is not absolute',
    given: { CallbackURLs: ['/callback'] },
    message: '/callback is not a valid absolute URI.',
    cause: 'redirect-url-not-absolute',
  },
  {
    name: 'a default that is no callback',
    given: { CallbackURLs: ['https://example.com/a'], DefaultRedirectURI: 'https://example.com/b' },
    message: 'The default redirect URI https://example.com/b is not in the callback URIs list.',
    cause: 'default-redirect-not-listed',
  },
  {
    name: "users' context without a secret",
    given: { EnablePropagateAdditionalUserContextData: true },
    message:
      'EnablePropagateAdditionalUserContextData can only be enabled for an app client with a client secret.',
    cause: 'user-context-without-secret',
  },
  {
    name: 'an analytics application without its role',
    given: { AnalyticsConfiguration: { ApplicationId: 'abc' } },
    message:
      'Invalid analytics configuration given, either <application arn> or <application id, role arn, external id> are valid',
    cause: 'analytics-incomplete',
  },
];

/** Of the settings that only creation has, or that need a secret. */
export const onlyAtCreation: readonly Refusal[] = [
  {
    name: 'a secret given and generated',
    given: { GenerateSecret: true, ClientSecret: 'a_secret_of_the_team_of_24' },
    message: 'You cannot specify both GenerateSecret and ClientSecret.',
    cause: 'secret-given-and-generated',
  },
  {
    name: 'client credentials with a scope of users',
    given: {
      ...oauth,
      GenerateSecret: true,
      AllowedOAuthFlows: ['client_credentials'],
      AllowedOAuthScopes: ['orders/read', 'email'],
    },
    type: 'InvalidOAuthFlowException',
    message: 'email is not supported with client_credentials flow',
    cause: 'client-credentials-with-user-scope',
  },
];
