import * as Sdk from '@aws-sdk/client-cognito-identity-provider';
import { fullClientId as ClientId, fullPoolId as UserPoolId } from './full-pool.ts';

type Api = Sdk.CognitoIdentityProviderClient;

/** One change by the API, and the drifts that it makes, as `kind name: field`. */
export interface LiveChange {
  readonly name: string;
  readonly drifts: readonly string[];
  change(api: Api): Promise<unknown>;
  /** Whether pools.yaml is brought to it with --prune. */
  readonly prune?: true;
}

/** Members of a pool that UpdateUserPool takes: what it is not given, it sets back. */
const kept = [
  ...(['PoolName', 'Policies', 'DeletionProtection', 'LambdaConfig', 'AutoVerifiedAttributes'] as const),
  ...(['VerificationMessageTemplate', 'SmsAuthenticationMessage', 'UserAttributeUpdateSettings'] as const),
  ...(['MfaConfiguration', 'DeviceConfiguration', 'EmailConfiguration', 'SmsConfiguration'] as const),
  ...(['UserPoolTags', 'UserPoolAddOns', 'AccountRecoverySetting', 'UserPoolTier'] as const),
  ...(['AcrConfiguration', 'AdminCreateUserConfig'] as const),
];

/** What UpdateUserPool is given so that nothing changes. */
export async function lasting(api: Api): Promise<Sdk.UpdateUserPoolCommandInput> {
  const { UserPool = {} } = await api.send(new Sdk.DescribeUserPoolCommand({ UserPoolId }));
  return keptOf(UserPool);
}

async function updatePool(
  api: Api,
  change: (pool: Sdk.UserPoolType) => Partial<Sdk.UpdateUserPoolCommandInput>,
): Promise<unknown> {
  const { UserPool = {} } = await api.send(new Sdk.DescribeUserPoolCommand({ UserPoolId }));
  return api.send(new Sdk.UpdateUserPoolCommand({ ...keptOf(UserPool), ...change(UserPool), UserPoolId }));
}

function keptOf(UserPool: Sdk.UserPoolType): Sdk.UpdateUserPoolCommandInput {
  const all: Readonly<Record<string, unknown>> = { ...UserPool };
  const same = Object.fromEntries(kept.map(key => [key, all[key]]));
  const { UnusedAccountValidityDays: _, ...AdminCreateUserConfig } = UserPool.AdminCreateUserConfig ?? {};
  return { ...same, AdminCreateUserConfig, UserPoolId };
}

async function updateClient(
  api: Api,
  change: Partial<Sdk.UpdateUserPoolClientCommandInput>,
): Promise<unknown> {
  const { UserPoolClient = {} } = await api.send(
    new Sdk.DescribeUserPoolClientCommand({ UserPoolId, ClientId }),
  );
  const { ClientSecret: _secret, CreationDate: _made, LastModifiedDate: _changed, ...same } = UserPoolClient;
  return api.send(new Sdk.UpdateUserPoolClientCommand({ ...same, ...change, UserPoolId, ClientId }));
}

const arn = (name: string) => `arn:aws:lambda:us-east-1:123456789012:function:${name}`;

function ofPool(
  field: string,
  change: (pool: Sdk.UserPoolType) => Partial<Sdk.UpdateUserPoolCommandInput>,
): LiveChange {
  return { name: field, drifts: [`pool full: ${field}`], change: api => updatePool(api, change) };
}

function policy(field: string, change: Sdk.PasswordPolicyType): LiveChange {
  return ofPool(`passwordPolicy.${field}`, ({ Policies }) => ({
    Policies: { ...Policies, PasswordPolicy: { ...Policies?.PasswordPolicy, ...change } },
  }));
}

function ofClient(field: string, change: Partial<Sdk.UpdateUserPoolClientCommandInput>): LiveChange {
  return { name: field, drifts: [`app client web: ${field}`], change: api => updateClient(api, change) };
}

function ofMfa(
  name: string,
  drifts: readonly string[],
  change: Omit<Sdk.SetUserPoolMfaConfigCommandInput, 'UserPoolId'>,
): LiveChange {
  return {
    name,
    drifts,
    change: api => api.send(new Sdk.SetUserPoolMfaConfigCommand({ UserPoolId, ...change })),
  };
}

/** Each is made on top of the one before. */
export const liveChanges: readonly LiveChange[] = [
  ofPool('signUp', ({ AdminCreateUserConfig }) => {
    const { UnusedAccountValidityDays: _, ...rest } = AdminCreateUserConfig ?? {};
    return { AdminCreateUserConfig: { ...rest, AllowAdminCreateUserOnly: false } };
  }),
  ofPool('deletionProtection', () => ({ DeletionProtection: 'INACTIVE' })),
  ofPool('verifyBeforeUpdate', () => ({
    UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: [] },
  })),
  ofPool('autoVerifiedAttributes', () => ({ AutoVerifiedAttributes: ['email', 'phone_number'] })),
  ofPool('recovery', () => ({
    AccountRecoverySetting: {
      RecoveryMechanisms: [
        { Name: 'verified_phone_number', Priority: 1 },
        { Name: 'verified_email', Priority: 2 },
      ],
    },
  })),
  policy('minimumLength', { MinimumLength: 14 }),
  policy('requireLowercase', { RequireLowercase: false }),
  policy('requireUppercase', { RequireUppercase: false }),
  policy('requireNumbers', { RequireNumbers: false }),
  policy('requireSymbols', { RequireSymbols: true }),
  policy('temporaryPasswordValidityDays', { TemporaryPasswordValidityDays: 3 }),
  policy('passwordHistorySize', { PasswordHistorySize: 4 }),
  ofPool('firstFactors', ({ Policies }) => ({
    Policies: { ...Policies, SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'SMS_OTP'] } },
  })),
  ofPool('threatProtection', () => ({ UserPoolAddOns: { AdvancedSecurityMode: 'ENFORCED' } })),
  ofPool('acrLevels', () => ({ AcrConfiguration: { Level1: { AcrValue: 'low' } } })),
  ofPool('acrLevels.level2', () => ({
    AcrConfiguration: { Level1: { AcrValue: 'low' }, Level2: { AcrValue: 'middle' } },
  })),
  ofPool('devices.remember', () => ({ DeviceConfiguration: { DeviceOnlyRememberedOnUserPrompt: false } })),
  ofPool('devices.standForSecondFactor', () => ({
    DeviceConfiguration: { ChallengeRequiredOnNewDevice: true },
  })),
  ofPool('devices', () => ({ DeviceConfiguration: undefined })),
  ofPool('sms.externalId', ({ SmsConfiguration }) => ({
    SmsConfiguration: { SnsCallerArn: SmsConfiguration?.SnsCallerArn, ExternalId: 'inside' },
  })),
  ofPool('sms.callerArn', () => ({
    SmsConfiguration: { SnsCallerArn: 'arn:aws:iam::123456789012:role/other', ExternalId: 'inside' },
  })),
  ofPool('triggers.CustomMessage', ({ LambdaConfig }) => ({
    LambdaConfig: { ...LambdaConfig, CustomMessage: arn('other-mailer') },
  })),
  ofPool('triggers.PreSignUp', ({ LambdaConfig }) => ({
    LambdaConfig: { ...LambdaConfig, PreSignUp: arn('gate') },
  })),
  ofPool('preTokenGenerationVersion', ({ LambdaConfig }) => ({
    LambdaConfig: {
      ...LambdaConfig,
      PreTokenGenerationConfig: { LambdaArn: arn('tokens'), LambdaVersion: 'V3_0' },
    },
  })),
  ofPool('triggers.PreTokenGeneration', ({ LambdaConfig }) => {
    const { PreTokenGeneration: _, PreTokenGenerationConfig: __, ...rest } = LambdaConfig ?? {};
    return { LambdaConfig: rest };
  }),
  {
    ...ofPool('triggers.CustomEmailSender', ({ LambdaConfig }) => ({
      LambdaConfig: {
        ...LambdaConfig,
        CustomEmailSender: { LambdaArn: arn('sender'), LambdaVersion: 'V1_0' },
        KMSKeyID: 'arn:aws:kms:us-east-1:123456789012:key/11111111-2222-4333-8444-555555555555',
      },
    })),
    drifts: ['pool full: triggers.CustomEmailSender', 'pool full: senderKey'],
  },
  ofPool('senderKey.arn', ({ LambdaConfig }) => ({
    LambdaConfig: {
      ...LambdaConfig,
      KMSKeyID: 'arn:aws:kms:us-east-1:123456789012:key/99999999-2222-4333-8444-555555555555',
    },
  })),
  ofPool('messages.verification.email', ({ VerificationMessageTemplate }) => ({
    VerificationMessageTemplate: {
      ...VerificationMessageTemplate,
      EmailMessage: '<p>Hello,</p>\n<p>{####} # is: your code</p>\n',
    },
  })),
  ofPool('messages.verification.subject', ({ VerificationMessageTemplate }) => ({
    VerificationMessageTemplate: { ...VerificationMessageTemplate, EmailSubject: 'Code: yours' },
  })),
  ofPool('messages.verification.sms', ({ VerificationMessageTemplate }) => ({
    VerificationMessageTemplate: { ...VerificationMessageTemplate, SmsMessage: 'Code {####}' },
  })),
  ofPool('messages.invitation.subject', () => ({
    AdminCreateUserConfig: {
      AllowAdminCreateUserOnly: false,
      InviteMessageTemplate: { EmailSubject: 'Welcome' },
    },
  })),
  ofPool('messages.authentication.sms', () => ({ SmsAuthenticationMessage: 'Sign in: {####}' })),
  ofPool('mail.from', ({ EmailConfiguration }) => ({
    EmailConfiguration: { ...EmailConfiguration, From: 'Other <other@example.com>' },
  })),
  ofPool('mail.replyTo', ({ EmailConfiguration }) => ({
    EmailConfiguration: { ...EmailConfiguration, ReplyToEmailAddress: 'help@example.com' },
  })),
  ofPool('mail.configurationSet', ({ EmailConfiguration }) => ({
    EmailConfiguration: { ...EmailConfiguration, ConfigurationSet: 'mails' },
  })),
  {
    ...ofPool('tags', () => ({ UserPoolTags: { stage: 'prod' } })),
    drifts: ['pool full: tags.stage', 'pool full: tags.team'],
  },
  {
    name: 'a pool renamed',
    drifts: ['pool sharing: name'],
    change: async api => {
      const UserPoolId = 'us-east-1_Sharing01';
      const { UserPool = {} } = await api.send(new Sdk.DescribeUserPoolCommand({ UserPoolId }));
      const { EmailConfiguration } = UserPool;
      const input = { UserPoolId, EmailConfiguration, PoolName: 'shared' };
      return api.send(new Sdk.UpdateUserPoolCommand(input));
    },
  },
  ofMfa('mfaFactors', ['pool full: mfaFactors'], {
    MfaConfiguration: 'OPTIONAL',
    SoftwareTokenMfaConfiguration: { Enabled: true },
  }),
  ofPool('firstFactors', ({ Policies }) => ({
    Policies: { ...Policies, SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD'] } },
  })),
  ofMfa('mfa', ['pool full: mfa'], {
    MfaConfiguration: 'ON',
    SoftwareTokenMfaConfiguration: { Enabled: true },
  }),
  ofMfa('passkeys', ['pool full: passkeys'], {
    WebAuthnConfiguration: { RelyingPartyId: 'example.com', UserVerification: 'required' },
  }),
  ofMfa('passkeys.userVerification', ['pool full: passkeys.userVerification'], {
    WebAuthnConfiguration: { RelyingPartyId: 'example.com', UserVerification: 'preferred' },
  }),
  ofMfa(
    'messages.authentication.subject',
    [
      'pool full: mfaFactors',
      'pool full: messages.authentication.email',
      'pool full: messages.authentication.subject',
    ].toSorted(),
    {
      MfaConfiguration: 'ON',
      SoftwareTokenMfaConfiguration: { Enabled: true },
      EmailMfaConfiguration: { Subject: 'Sign in', Message: 'Code: {####}' },
      WebAuthnConfiguration: { RelyingPartyId: 'example.com', UserVerification: 'preferred' },
    },
  ),
  {
    name: 'sessions',
    drifts: ['pool full: sessions'],
    change: api =>
      api.send(
        new Sdk.SetUserPoolSessionConfigurationCommand({
          UserPoolId,
          UserSessionTracking: 'ENABLED',
          TokenSession: { MaxPerUser: 5 },
        }),
      ),
  },
  {
    name: 'a custom attribute',
    drifts: ['custom attribute plan: added'],
    change: api =>
      api.send(
        new Sdk.AddCustomAttributesCommand({
          UserPoolId,
          CustomAttributes: [{ Name: 'plan', AttributeDataType: 'Number', Mutable: false }],
        }),
      ),
  },
  {
    name: 'a group changed',
    drifts: ['group admins: description', 'group admins: precedence'],
    change: api =>
      api.send(
        new Sdk.UpdateGroupCommand({ UserPoolId, GroupName: 'admins', Description: 'All', Precedence: 7 }),
      ),
  },
  {
    name: 'a group added',
    drifts: ['group staff: added'],
    change: api => api.send(new Sdk.CreateGroupCommand({ UserPoolId, GroupName: 'staff' })),
  },
  {
    name: 'a group deleted',
    drifts: ['group staff: removed'],
    prune: true,
    change: api => api.send(new Sdk.DeleteGroupCommand({ UserPoolId, GroupName: 'staff' })),
  },
  {
    name: 'a resource server changed',
    drifts: [
      'resource server Orders: name',
      'resource server Orders: scopes.read',
      'resource server Orders: scopes.write',
    ],
    change: api =>
      api.send(
        new Sdk.UpdateResourceServerCommand({
          UserPoolId,
          Identifier: 'orders',
          Name: 'All orders',
          Scopes: [
            { ScopeName: 'read', ScopeDescription: 'Read all' },
            { ScopeName: 'write', ScopeDescription: 'Write all' },
          ],
        }),
      ),
  },
  {
    name: 'a resource server added',
    drifts: ['resource server Stock: added'],
    change: api =>
      api.send(new Sdk.CreateResourceServerCommand({ UserPoolId, Identifier: 'stock', Name: 'Stock' })),
  },
  ofClient('callbackUrls', {
    CallbackURLs: ['http://localhost:3000/callback', 'https://new.example.com/callback'],
  }),
  ofClient('logoutUrls', { LogoutURLs: [] }),
  ofClient('oauthScopes', { AllowedOAuthScopes: ['openid', 'email', 'orders/read'] }),
  ofClient('oauthFlows', { AllowedOAuthFlows: ['code', 'implicit'] }),
  ofClient('authFlows', { ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'] }),
  ofClient('preventUserExistenceErrors', { PreventUserExistenceErrors: 'LEGACY' }),
  ofClient('readAttributes', { ReadAttributes: ['email', 'name'] }),
  ofClient('writeAttributes', { WriteAttributes: ['email', 'custom:tenant'] }),
  ofClient('tokenRevocation', { EnableTokenRevocation: false }),
  ofClient('accessTokenValidity', {
    AccessTokenValidity: 2,
    TokenValidityUnits: { AccessToken: 'hours', RefreshToken: 'days' },
  }),
  ofClient('idTokenValidity', {
    IdTokenValidity: 10,
    TokenValidityUnits: { AccessToken: 'hours', IdToken: 'minutes', RefreshToken: 'days' },
  }),
  ofClient('refreshTokenValidity', { RefreshTokenValidity: 3 }),
  ofClient('authSessionMinutes', { AuthSessionValidity: 10 }),
  {
    ...ofClient('refreshTokenRotation', {
      ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH'],
      RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 10 },
    }),
    drifts: ['app client web: authFlows', 'app client web: refreshTokenRotation'],
  },
  ofClient('refreshTokenRotation.graceSeconds', {
    RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 20 },
  }),
  {
    name: 'OAuth turned off',
    drifts: ['app client web: oauthFlows'],
    change: api => updateClient(api, { AllowedOAuthFlowsUserPoolClient: false }),
  },
  {
    name: 'a client renamed',
    drifts: ['app client web: name'],
    change: api => updateClient(api, { ClientName: 'website' }),
  },
  {
    name: 'a client rotated',
    drifts: ['app client machine: authFlows', 'app client machine: id'],
    change: async api => {
      const old = { UserPoolId, ClientId: '6machine6machine6machine6m' };
      await api.send(new Sdk.DeleteUserPoolClientCommand(old));
      const settings = {
        UserPoolId,
        ClientName: 'machine',
        GenerateSecret: true,
        AllowedOAuthFlowsUserPoolClient: true,
        AllowedOAuthFlows: ['client_credentials'] as const,
        AllowedOAuthScopes: ['orders/read'],
      };
      const created = await api.send(
        new Sdk.CreateUserPoolClientCommand({ ...settings, AllowedOAuthFlows: ['client_credentials'] }),
      );
      return created;
    },
  },
  {
    name: 'a client added',
    drifts: ['app client phone: added'],
    change: api =>
      api.send(
        new Sdk.CreateUserPoolClientCommand({ UserPoolId, ClientName: 'phone', GenerateSecret: true }),
      ),
  },
  {
    name: 'a client deleted',
    drifts: ['app client phone: removed'],
    prune: true,
    change: async api => {
      const { UserPoolClients = [] } = await api.send(
        new Sdk.ListUserPoolClientsCommand({ UserPoolId, MaxResults: 60 }),
      );
      const ClientId = UserPoolClients.find(({ ClientName }) => ClientName === 'phone')?.ClientId;
      return api.send(new Sdk.DeleteUserPoolClientCommand({ UserPoolId, ClientId }));
    },
  },
  {
    name: 'another plan',
    drifts: ['pool full: tier', 'pool full: threatProtection'],
    change: api =>
      updatePool(api, () => ({
        UserPoolTier: 'ESSENTIALS',
        UserPoolAddOns: { AdvancedSecurityMode: 'OFF' },
      })),
  },
  {
    name: 'a pool added',
    drifts: ['pool new one: added'],
    change: api => api.send(new Sdk.CreateUserPoolCommand({ PoolName: 'new one' })),
  },
  {
    name: 'a pool deleted',
    drifts: ['pool new one: removed'],
    prune: true,
    change: async api => {
      const { UserPools = [] } = await api.send(new Sdk.ListUserPoolsCommand({ MaxResults: 60 }));
      const Id = UserPools.find(({ Name }) => Name === 'new one')?.Id;
      return api.send(new Sdk.DeleteUserPoolCommand({ UserPoolId: Id }));
    },
  },
  {
    name: 'a pool made anew',
    drifts: [
      'pool shared: id',
      'pool shared: mail.from',
      'pool shared: mail.sendingAccount',
      'pool shared: mail.sourceArn',
    ],
    change: async api => {
      await api.send(new Sdk.DeleteUserPoolCommand({ UserPoolId: 'us-east-1_Sharing01' }));
      return api.send(new Sdk.CreateUserPoolCommand({ PoolName: 'shared' }));
    },
  },
];
