import type * as Sdk from '@aws-sdk/client-cognito-identity-provider';
import type { StandInAnswer } from './stand-in.ts';

/** The id of the pool of the stand-in. */
export const awsPoolId = 'us-east-1_AwsPool01';

/** The id of its app client. */
export const awsClientId = 'aws0client0one';

/** What a stand-in for AWS has: a pool with one app client, by what its calls answer. */
export interface AwsPool {
  readonly pool?: Sdk.UserPoolType;
  readonly client?: Sdk.UserPoolClientType;
  readonly mfa?: Omit<Sdk.GetUserPoolMfaConfigCommandOutput, '$metadata'>;
  readonly risk?: Sdk.RiskConfigurationType;
  /** Of the app client alone. */
  readonly clientRisk?: Sdk.RiskConfigurationType;
  readonly logs?: readonly Sdk.LogConfigurationType[];
  readonly domain?: Sdk.DomainDescriptionType;
  readonly providers?: readonly Sdk.ProviderDescription[];
  readonly users?: readonly Sdk.UserType[];
  readonly signUp?: { readonly error: string; readonly message: string };
  /** Answers in place of those above. */
  readonly answers?: Readonly<Record<string, StandInAnswer>>;
}

const pool: Sdk.UserPoolType = {
  Id: awsPoolId,
  Name: 'aws',
  DeletionProtection: 'ACTIVE',
  UserPoolTier: 'ESSENTIALS',
  UsernameAttributes: ['email'],
  UsernameConfiguration: { CaseSensitive: false },
  AutoVerifiedAttributes: ['email'],
  UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ['email'] },
  AccountRecoverySetting: { RecoveryMechanisms: [{ Name: 'verified_email', Priority: 1 }] },
  MfaConfiguration: 'OPTIONAL',
  Policies: {
    PasswordPolicy: {
      MinimumLength: 8,
      RequireLowercase: true,
      RequireUppercase: true,
      RequireNumbers: true,
      RequireSymbols: true,
      TemporaryPasswordValidityDays: 7,
    },
  },
  AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
  EmailConfiguration: {
    EmailSendingAccount: 'DEVELOPER',
    From: 'noreply@example.com',
    SourceArn: 'arn:aws:ses:us-east-1:111122223333:identity/example.com',
  },
  LambdaConfig: {},
  Domain: 'one-pool',
};

const client: Sdk.UserPoolClientType = {
  UserPoolId: awsPoolId,
  ClientId: awsClientId,
  ClientName: 'one',
  ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
  PreventUserExistenceErrors: 'ENABLED',
  EnableTokenRevocation: true,
  AllowedOAuthFlows: ['code'],
  AllowedOAuthFlowsUserPoolClient: true,
  AllowedOAuthScopes: ['openid'],
  CallbackURLs: ['https://app.example.com/callback'],
  LogoutURLs: ['https://app.example.com/'],
  SupportedIdentityProviders: ['COGNITO'],
};

/** A pools.yaml entry that says of the pool what is so. */
export const describedAwsPool = {
  id: awsPoolId,
  name: 'aws',
  deletionProtection: true,
  signUp: 'closed',
  usernameAttributes: ['email'],
  autoVerifiedAttributes: ['email'],
  recovery: ['verified_email'],
  mfa: 'OPTIONAL',
  mail: { sendingAccount: 'DEVELOPER' },
  domain: 'one-pool',
  clients: [
    {
      id: awsClientId,
      name: 'one',
      authFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
      callbackUrls: ['https://app.example.com/callback'],
      logoutUrls: ['https://app.example.com/'],
      oauthFlows: ['code'],
      oauthScopes: ['openid'],
    },
  ],
};

/** What AWS answers about a pool with nothing wrong but what is given. */
export function awsAnswers(
  given: AwsPool,
): Readonly<Record<string, StandInAnswer | ((call: { readonly input: object }) => StandInAnswer)>> {
  const { domain = { UserPoolId: awsPoolId, Domain: 'one-pool', Status: 'ACTIVE' }, providers = [] } = given;
  const issuer = `https://cognito-idp.us-east-1.amazonaws.com/${awsPoolId}`;
  return {
    DescribeUserPool: { UserPool: { ...pool, ...given.pool } },
    ListUserPoolClients: { UserPoolClients: [{ ClientId: awsClientId, ClientName: 'one' }] },
    DescribeUserPoolClient: { UserPoolClient: { ...client, ...given.client } },
    GetUserPoolMfaConfig: given.mfa ?? {
      MfaConfiguration: 'OPTIONAL',
      SoftwareTokenMfaConfiguration: { Enabled: true },
    },
    DescribeRiskConfiguration: ({ input }) => ({
      RiskConfiguration: ('ClientId' in input && given.clientRisk) || given.risk || {},
    }),
    GetLogDeliveryConfiguration: {
      LogDeliveryConfiguration: {
        UserPoolId: awsPoolId,
        LogConfigurations: given.logs ?? [{ EventSource: 'userNotification', LogLevel: 'ERROR' }],
      },
    },
    DescribeUserPoolDomain: { DomainDescription: domain },
    ListIdentityProviders: { Providers: providers },
    ListResourceServers: { ResourceServers: [] },
    ListUsers: ({ input }) => ({
      Users: (given.users ?? []).filter(
        ({ UserStatus }) => !('Filter' in input) || String(input.Filter).includes(`"${UserStatus}"`),
      ),
    }),
    SignUp: given.signUp ?? {
      error: 'NotAuthorizedException',
      message: 'SignUp is not permitted for this user pool',
    },
    [`GET /${awsPoolId}/.well-known/jwks.json`]: { keys: [{ kty: 'RSA', kid: 'one', alg: 'RS256' }] },
    [`GET /${awsPoolId}/.well-known/openid-configuration`]: { issuer },
    ...given.answers,
  };
}
