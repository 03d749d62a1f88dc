import {
  AdminCreateUserCommand,
  AdminDisableUserCommand,
  AdminResetUserPasswordCommand,
  AdminSetUserPasswordCommand,
  type CognitoIdentityProviderClient,
  CreateUserPoolClientCommand,
  DeleteResourceServerCommand,
  SignUpCommand,
  UpdateUserPoolClientCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import {
  clientOf,
  type DescribedClient,
  type DescribedPool,
  healthyClient,
  hosted,
  idOf,
} from './healthy.ts';

/** Some settings; `undefined` takes one away. */
type Some<T> = { readonly [K in keyof T]?: T[K] | undefined };

/** One pool that is as it should be but for one thing. */
export interface BrokenPool {
  /** The check that finds it. */
  readonly check: string;
  /** The row's name, where one check has several. */
  readonly as?: string;
  readonly pool?: Some<DescribedPool>;
  /** Settings of its app client. */
  readonly client?: Partial<DescribedClient>;
  /** What is changed by the API, after the start. */
  readonly change?: (
    sdk: CognitoIdentityProviderClient,
    poolId: string,
    clientId: string,
  ) => Promise<unknown>;
  /** What pools.yaml says in place of what the pool was made with. */
  readonly described?: Some<DescribedPool>;
  /** What it says of the app client. */
  readonly describedClient?: Partial<DescribedClient>;
  /** Whether it is looked at without a pools.yaml. */
  readonly undescribed?: boolean;
}

const triggers = (...names: string[]) => ({
  triggers: Object.fromEntries(names.map(name => [name, 'mails'])),
});
const user = { UserPoolId: '', Username: 'ben@example.com' };
const invited = { ...user, MessageAction: 'SUPPRESS' } as const;
const address = [
  { Name: 'email', Value: 'ben@example.com' },
  { Name: 'email_verified', Value: 'true' },
];
const confirmed = async (
  sdk: CognitoIdentityProviderClient,
  UserPoolId: string,
  UserAttributes = address,
) => {
  await sdk.send(new AdminCreateUserCommand({ ...invited, UserPoolId, UserAttributes }));
  const Password = 'Some-Password-1';
  await sdk.send(new AdminSetUserPasswordCommand({ ...user, UserPoolId, Password, Permanent: true }));
};

/** What Lifeguard can hold. */
export const brokenPools: readonly BrokenPool[] = [
  { check: 'pool-exists', described: { id: 'us-east-1_Nowhere01', clients: [], users: [] } },
  { check: 'deletion-protected', pool: { deletionProtection: false } },
  { check: 'names-case-insensitive', as: 'absent', pool: { usernamesCaseSensitive: undefined } },
  { check: 'names-case-insensitive', as: 'true', pool: { usernamesCaseSensitive: true } },
  { check: 'addresses-verified-before-update', pool: { verifyBeforeUpdate: [] } },
  { check: 'recovery-by-users', pool: { recovery: ['admin_only'] }, undescribed: true },
  {
    check: 'recovery-by-mail-first',
    pool: {
      recovery: ['verified_phone_number', 'verified_email'],
      sms: { callerArn: 'arn:aws:iam::111122223333:role/sms' },
    },
  },
  {
    check: 'recovery-by-mail-too',
    pool: {
      recovery: ['verified_phone_number'],
      autoVerifiedAttributes: ['email', 'phone_number'],
      verifyBeforeUpdate: ['email', 'phone_number'],
      sms: { callerArn: 'arn:aws:iam::111122223333:role/sms' },
      users: [],
    },
  },
  {
    check: 'recovery-address-verified',
    pool: { autoVerifiedAttributes: [], verifyBeforeUpdate: [] },
  },
  {
    check: 'recovery-apart-from-second-factor',
    pool: {
      recovery: ['verified_phone_number'],
      autoVerifiedAttributes: ['email', 'phone_number'],
      verifyBeforeUpdate: ['email', 'phone_number'],
      mfaFactors: ['SMS_MFA'],
      sms: { callerArn: 'arn:aws:iam::111122223333:role/sms' },
      users: [],
    },
    client: { authSessionMinutes: 10 },
  },
  { check: 'sign-up-as-described', as: 'open by no file', pool: { signUp: 'open' }, undescribed: true },
  { check: 'sign-up-as-described', as: 'closed', described: { signUp: 'open' } },
  {
    check: 'devices-keep-their-key',
    pool: { devices: { remember: 'always' } },
    described: { devices: undefined },
  },
  {
    check: 'clients-of-file-exist',
    described: { clients: [{ id: 'nowhere', name: 'nowhere' }] },
    undescribed: false,
  },
  {
    check: 'clients-are-described',
    change: (sdk, UserPoolId) =>
      sdk.send(
        new CreateUserPoolClientCommand({
          UserPoolId,
          ClientName: 'another',
          PreventUserExistenceErrors: 'ENABLED',
          ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
        }),
      ),
  },
  { check: 'pool-as-described', as: 'policy', described: { passwordPolicy: { minimumLength: 20 } } },
  { check: 'pool-as-described', as: 'triggers', pool: triggers('PreSignUp'), described: { triggers: {} } },
  { check: 'pool-as-described', as: 'protection', described: { deletionProtection: false } },
  {
    check: 'client-as-described',
    as: 'existence errors',
    describedClient: { preventUserExistenceErrors: 'LEGACY' },
  },
  { check: 'client-as-described', as: 'flows', describedClient: { authFlows: ['ALLOW_USER_SRP_AUTH'] } },
  { check: 'client-as-described', as: 'secret', describedClient: { generateSecret: true } },
  { check: 'passwords-long-enough', pool: { passwordPolicy: { minimumLength: 6 } } },
  { check: 'passwords-varied', pool: { passwordPolicy: { requireSymbols: false } } },
  { check: 'invitations-expire-soon', pool: { passwordPolicy: { temporaryPasswordValidityDays: 30 } } },
  { check: 'second-factor-offered', pool: { mfa: 'OFF' } },
  { check: 'threats-met', pool: { tier: 'PLUS' } },
  {
    check: 'own-sender',
    pool: { mail: {} },
  },
  {
    check: 'sender-fits-identity',
    pool: {
      mail: {
        sendingAccount: 'DEVELOPER',
        from: 'noreply@another.org',
        sourceArn: 'arn:aws:ses:us-east-1:111122223333:identity/example.com',
      },
    },
  },
  {
    check: 'one-source-of-texts',
    pool: { ...triggers('CustomMessage'), messages: { verification: { email: 'Your code is {####}.' } } },
  },
  {
    check: 'one-mail-trigger',
    pool: {
      ...triggers('CustomMessage', 'CustomEmailSender'),
      senderKey: { arn: 'arn:aws:kms:us-east-1:111122223333:key/1' },
    },
  },
  { check: 'custom-sign-in-whole', pool: triggers('DefineAuthChallenge') },
  {
    check: 'pre-token-version-as-described',
    pool: { ...triggers('PreTokenGeneration'), preTokenGenerationVersion: 'V1_0' },
    described: { preTokenGenerationVersion: 'V2_0' },
  },

  {
    check: 'users-have-verified-address',
    change: (sdk, poolId) => confirmed(sdk, poolId, [{ Name: 'email', Value: 'ben@example.com' }]),
  },
  {
    check: 'invitations-taken-up',
    change: (sdk, UserPoolId) =>
      sdk.send(new AdminCreateUserCommand({ ...invited, UserPoolId, UserAttributes: address })),
  },
  {
    check: 'resets-not-hidden',
    change: async (sdk, UserPoolId) => {
      await confirmed(sdk, UserPoolId);
      await sdk.send(new AdminResetUserPasswordCommand({ ...user, UserPoolId }));
    },
  },
  {
    check: 'sign-ups-confirmed',
    pool: { signUp: 'open' },
    change: (sdk, _poolId, ClientId) =>
      sdk.send(
        new SignUpCommand({
          ClientId,
          Username: 'ben@example.com',
          Password: 'Some-Password-1',
          UserAttributes: [{ Name: 'email', Value: 'ben@example.com' }],
        }),
      ),
  },
  { check: 'test-users-ready', as: 'absent', described: { users: [{ username: 'carl@example.com' }] } },
  {
    check: 'test-users-ready',
    as: 'disabled',
    change: (sdk, UserPoolId) =>
      sdk.send(new AdminDisableUserCommand({ UserPoolId, Username: 'anna@example.com' })),
  },

  { check: 'users-hidden', client: { preventUserExistenceErrors: 'LEGACY' } },
  {
    check: 'secret-kept-by-servers',
    client: { ...hosted, generateSecret: true },
  },
  {
    check: 'machine-apart-from-people',
    client: {
      generateSecret: true,
      oauthFlows: ['client_credentials'],
      oauthScopes: ['api/read'],
      authFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
    },
    pool: {
      resourceServers: [{ identifier: 'api', name: 'api', scopes: { read: 'Read' } }],
    },
  },
  { check: 'flows-stated', client: { authFlows: [] } },
  { check: 'people-can-sign-in', client: { authFlows: ['ALLOW_REFRESH_TOKEN_AUTH'] } },
  { check: 'sessions-can-refresh', client: { authFlows: ['ALLOW_USER_SRP_AUTH'] } },
  { check: 'rotation-forgives-haste', client: { refreshTokenRotation: { graceSeconds: 0 } } },
  {
    check: 'custom-sign-in-has-triggers',
    client: { authFlows: ['ALLOW_CUSTOM_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'] },
  },
  {
    check: 'time-enough-for-codes',
    pool: { firstFactors: ['PASSWORD', 'EMAIL_OTP'], mfa: 'OFF' },
    client: { authFlows: ['ALLOW_USER_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'] },
  },
  { check: 'tokens-revocable', client: { tokenRevocation: false } },
  { check: 'access-tokens-short-lived', client: { accessTokenValidity: '12h' } },
  { check: 'refresh-tokens-end', client: { refreshTokenValidity: '3650d' } },
  { check: 'refresh-tokens-outlast-others', client: { refreshTokenValidity: '1h', idTokenValidity: '1h' } },
  { check: 'verification-readable', client: { readAttributes: ['email', 'name'] } },

  {
    check: 'oauth-turned-on',
    client: hosted,
    change: (sdk, UserPoolId, ClientId) =>
      sdk.send(
        new UpdateUserPoolClientCommand({
          UserPoolId,
          ClientId,
          ClientName: 'app',
          PreventUserExistenceErrors: 'ENABLED',
          ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
          CallbackURLs: hosted.callbackUrls,
          LogoutURLs: hosted.logoutUrls,
          AllowedOAuthFlows: ['code'],
          AllowedOAuthScopes: hosted.oauthScopes,
        }),
      ),
  },
  { check: 'no-implicit-flow', client: { ...hosted, oauthFlows: ['implicit'] } },
  { check: 'redirects-exact', client: { ...hosted, callbackUrls: ['https://app.example.com/*'] } },
  { check: 'redirects-lower-case', client: { ...hosted, callbackUrls: ['https://App.example.com/x'] } },
  {
    check: 'redirects-distinct',
    client: { ...hosted, callbackUrls: ['https://app.example.com/x', 'https://app.example.com/x/'] },
  },
  {
    check: 'redirects-not-to-own-machine',
    client: { ...hosted, callbackUrls: ['https://app.example.com/x', 'http://localhost:3000/x'] },
  },
  { check: 'sign-out-leads-somewhere', client: { ...hosted, logoutUrls: [] } },
  {
    check: 'scopes-exist',
    client: { ...hosted, oauthScopes: ['openid', 'api/read'] },
    pool: {
      resourceServers: [{ identifier: 'api', name: 'api', scopes: { read: 'Read' } }],
    },
    change: (sdk, UserPoolId) => sdk.send(new DeleteResourceServerCommand({ UserPoolId, Identifier: 'api' })),
  },
];

const customSignIn = triggers('DefineAuthChallenge', 'CreateAuthChallenge', 'VerifyAuthChallengeResponse');

/** Pools that have what few have, with nothing wrong. */
export const soundPools: readonly BrokenPool[] = [
  { check: 'none', as: 'plain' },
  { check: 'none', as: 'hosted pages', client: hosted },
  {
    check: 'none',
    as: 'custom sign-in',
    pool: customSignIn,
    client: { authFlows: ['ALLOW_CUSTOM_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'] },
  },
  {
    check: 'none',
    as: 'threat protection and claims',
    pool: {
      ...triggers('PreTokenGeneration'),
      preTokenGenerationVersion: 'V2_0',
      tier: 'PLUS',
      threatProtection: 'ENFORCED',
    },
    client: { refreshTokenRotation: { graceSeconds: 10 } },
  },
  {
    check: 'none',
    as: 'a machine',
    pool: { resourceServers: [{ identifier: 'api', name: 'api', scopes: { read: 'Read' } }] },
    client: {
      generateSecret: true,
      oauthFlows: ['client_credentials'],
      oauthScopes: ['api/read'],
      authFlows: [],
    },
  },
  {
    check: 'none',
    as: 'codes at sign-in',
    pool: { firstFactors: ['PASSWORD', 'EMAIL_OTP'], mfa: 'OFF' },
    client: { authFlows: ['ALLOW_USER_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'], authSessionMinutes: 10 },
  },
];

/** The pool of a row, as it is made. */
export function madePool(
  { pool, client }: BrokenPool,
  base: Partial<DescribedPool>,
  index: number,
): DescribedPool {
  return withoutUndefined({
    ...base,
    ...pool,
    id: idOf(index),
    name: `looked ${index}`,
    clients: [{ ...healthyClient, ...client, id: clientOf(index), name: 'app' }],
  });
}

/** The pool of a row, as pools.yaml has it when it is looked at. */
export function shownPool(row: BrokenPool, made: DescribedPool): DescribedPool {
  const clients = (made.clients ?? []).map(client => ({ ...client, ...row.describedClient }));
  const described = row.described ?? {};
  const more = described.clients ?? [];
  const isGone = described.id !== undefined;
  return withoutUndefined({ ...made, ...described, clients: isGone ? more : [...clients, ...more] });
}

function withoutUndefined(value: Some<DescribedPool>): DescribedPool {
  // Each row keeps the id and the name.
  return Object.fromEntries(
    Object.entries(value).filter(([, member]) => member !== undefined),
  ) as DescribedPool;
}
