import { type AwsPool, awsClientId, awsPoolId, describedAwsPool } from './aws-pool.ts';

/** A pool in AWS with one thing wrong. */
export interface BrokenAwsPool extends AwsPool {
  /** The check that finds it. */
  readonly check: string;
  /** The row's name, where one check has several. */
  readonly as?: string;
  /** Others that the same setting is wrong for. */
  readonly also?: readonly string[];
  /** What pools.yaml says of the pool. */
  readonly described?: object;
}

const arn = 'arn:aws:lambda:us-east-1:111122223333:function:mails';
const plus = { UserPoolTier: 'PLUS', UserPoolAddOns: { AdvancedSecurityMode: 'ENFORCED' } } as const;
const blocks = {
  CompromisedCredentialsRiskConfiguration: { Actions: { EventAction: 'BLOCK' } },
  AccountTakeoverRiskConfiguration: {
    Actions: {
      MediumAction: { Notify: false, EventAction: 'MFA_IF_CONFIGURED' },
      HighAction: { Notify: false, EventAction: 'BLOCK' },
    },
  },
} as const;
const customSignIn = { DefineAuthChallenge: arn, CreateAuthChallenge: arn, VerifyAuthChallengeResponse: arn };

/** Nothing wrong, with what each row below is held against. */
export const soundAwsPools: readonly (AwsPool & { readonly as: string; readonly described?: object })[] = [
  { as: 'alone' },
  { as: 'beside a pools.yaml', described: describedAwsPool },
  {
    as: 'with threat protection',
    pool: plus,
    risk: blocks,
    clientRisk: { ...blocks, ClientId: awsClientId },
  },
  {
    as: 'with threat protection of a custom sign-in',
    pool: {
      ...plus,
      UserPoolAddOns: {
        AdvancedSecurityMode: 'ENFORCED',
        AdvancedSecurityAdditionalFlows: { CustomAuthMode: 'ENFORCED' },
      },
      LambdaConfig: customSignIn,
    },
    risk: blocks,
  },
  {
    as: 'with senders and text messages',
    pool: {
      AutoVerifiedAttributes: ['email', 'phone_number'],
      UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ['email', 'phone_number'] },
      LambdaConfig: { CustomEmailSender: { LambdaArn: arn, LambdaVersion: 'V1_0' }, KMSKeyID: 'a key' },
      SmsConfiguration: { SnsCallerArn: 'a role' },
    },
  },
  {
    as: 'with users of a provider that the app client offers',
    providers: [{ ProviderName: 'Google' }],
    client: { SupportedIdentityProviders: ['COGNITO', 'Google'] },
    users: [{ Username: 'google_1', UserStatus: 'EXTERNAL_PROVIDER' }],
  },
  {
    as: 'with a reset that no app client hides',
    client: { ExplicitAuthFlows: ['ALLOW_CUSTOM_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'] },
    pool: { LambdaConfig: customSignIn },
    users: [{ Username: 'ben', UserStatus: 'RESET_REQUIRED' }],
  },
  {
    as: 'with the other issuer',
    answers: {
      [`GET /${awsPoolId}/.well-known/openid-configuration`]: {
        issuer: `https://issuer.cognito-idp.us-east-1.amazonaws.com/${awsPoolId}`,
      },
    },
  },
  {
    as: 'with rotation and CustomMessage',
    pool: { LambdaConfig: { CustomMessage: arn } },
    client: {
      ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH'],
      RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 10 },
    },
  },
];

/** What Lifeguard does not hold, one thing wrong each. */
export const brokenAwsPools: readonly BrokenAwsPool[] = [
  {
    check: 'tier-has-features',
    pool: {
      UserPoolTier: 'LITE',
      Policies: { PasswordPolicy: { MinimumLength: 15, PasswordHistorySize: 4 } },
    },
  },
  {
    check: 'threats-met-in-custom-sign-in',
    pool: { ...plus, LambdaConfig: customSignIn },
    risk: blocks,
  },
  {
    check: 'stolen-passwords-refused',
    pool: plus,
    risk: { AccountTakeoverRiskConfiguration: blocks.AccountTakeoverRiskConfiguration },
  },
  {
    check: 'takeovers-met',
    pool: plus,
    risk: { CompromisedCredentialsRiskConfiguration: blocks.CompromisedCredentialsRiskConfiguration },
  },
  { check: 'risk-same-for-clients', pool: plus, risk: blocks, clientRisk: { ClientId: awsClientId } },
  {
    check: 'factor-works',
    as: 'text messages',
    mfa: { MfaConfiguration: 'OPTIONAL', SmsMfaConfiguration: {} },
    client: { AuthSessionValidity: 10 },
  },
  {
    check: 'factor-works',
    as: 'mail',
    also: ['own-sender'],
    pool: {
      EmailConfiguration: {},
      AccountRecoverySetting: {
        RecoveryMechanisms: [
          { Name: 'verified_email', Priority: 1 },
          { Name: 'verified_phone_number', Priority: 2 },
        ],
      },
    },
    mfa: { MfaConfiguration: 'OPTIONAL', EmailMfaConfiguration: {} },
    client: { AuthSessionValidity: 10 },
  },
  {
    check: 'factor-works',
    as: 'none',
    mfa: { MfaConfiguration: 'OPTIONAL', SoftwareTokenMfaConfiguration: { Enabled: false } },
  },
  {
    check: 'identity-in-reach',
    pool: {
      EmailConfiguration: {
        EmailSendingAccount: 'DEVELOPER',
        From: 'noreply@example.com',
        SourceArn: 'arn:aws:ses:eu-north-1:111122223333:identity/example.com',
      },
    },
  },
  {
    check: 'custom-mail-has-own-sender',
    also: ['own-sender'],
    pool: { EmailConfiguration: {}, LambdaConfig: { CustomMessage: arn } },
  },
  {
    check: 'templates-have-places',
    pool: {
      AdminCreateUserConfig: {
        AllowAdminCreateUserOnly: true,
        InviteMessageTemplate: { EmailMessage: 'Your password is {####}.' },
      },
    },
  },
  { check: 'delivery-failures-logged', logs: [] },
  { check: 'sending-works', pool: { EmailConfigurationFailure: 'AccessDenied' } },
  {
    check: 'text-messages-have-sender',
    pool: {
      AutoVerifiedAttributes: ['email', 'phone_number'],
      UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ['email', 'phone_number'] },
    },
  },
  {
    check: 'senders-have-key',
    pool: { LambdaConfig: { CustomEmailSender: { LambdaArn: arn, LambdaVersion: 'V1_0' } } },
  },
  {
    check: 'functions-in-region',
    pool: { LambdaConfig: { PostConfirmation: arn.replace('us-east-1', 'eu-west-1') } },
  },
  {
    check: 'domain-active',
    domain: { UserPoolId: awsPoolId, Domain: 'one-pool', Status: 'FAILED' },
  },
  {
    check: 'domain-as-described',
    described: { ...describedAwsPool, domain: 'another' },
    domain: { UserPoolId: 'us-east-1_Another01', Domain: 'another', Status: 'ACTIVE' },
  },
  {
    check: 'client-as-described',
    as: 'name',
    described: describedAwsPool,
    client: { ClientName: 'another' },
  },
  { check: 'hosted-pages-have-domain', pool: { Domain: undefined }, domain: {} },
  { check: 'flows-by-new-names', client: { ExplicitAuthFlows: ['USER_PASSWORD_AUTH'] } },
  {
    check: 'rotation-without-refresh-flow',
    client: { RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 10 } },
  },
  { check: 'redirects-encrypted', client: { CallbackURLs: ['http://app.example.com/callback'] } },
  { check: 'redirects-without-fragment', client: { CallbackURLs: ['https://app.example.com/#/callback'] } },
  { check: 'pages-have-provider', client: { SupportedIdentityProviders: ['COGNITO', 'Google'] } },
  { check: 'users-have-passwords', users: [{ Username: 'google_1', UserStatus: 'EXTERNAL_PROVIDER' }] },
  {
    check: 'sign-up-refused',
    described: describedAwsPool,
    signUp: {
      error: 'InvalidPasswordException',
      message: 'Password did not conform with policy: Password not long enough',
    },
  },
  {
    check: 'keys-served',
    answers: { [`GET /${awsPoolId}/.well-known/jwks.json`]: { error: 'NotFound', status: 404 } },
  },
  {
    check: 'issuer-right',
    answers: {
      [`GET /${awsPoolId}/.well-known/openid-configuration`]: { issuer: 'https://auth.example.com' },
    },
  },
];
