import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readChecks } from '../../src/doctor/read-checks.ts';
import type { CheckResult } from '../../src/doctor/run-checks.ts';
import { type AwsPool, awsAnswers, awsClientId, awsPoolId } from './aws-pool.ts';
import { foundIds, look } from './look.ts';
import { startStandIn } from './stand-in.ts';
import { assertWholeScript } from './whole-script.ts';

interface Row extends AwsPool {
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
const described = {
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

/** Nothing wrong, with what each row below is held against. */
const sound: readonly (AwsPool & { readonly as: string; readonly described?: object })[] = [
  { as: 'alone' },
  { as: 'beside a pools.yaml', described },
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

const rows: readonly Row[] = [
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
    described: { ...described, domain: 'another' },
    domain: { UserPoolId: 'us-east-1_Another01', Domain: 'another', Status: 'ACTIVE' },
  },
  {
    check: 'client-as-described',
    as: 'name',
    described,
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
    described,
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

/** Checks of the pools alone: no page is served here, and each other service has tests of its own. */
const lookAt = async (given: AwsPool & { readonly described?: object }) => {
  await using aws = await startStandIn(awsAnswers(given));
  const results = await look({
    origin: aws.origin,
    pools: [awsPoolId],
    ...(given.described && { described: { regions: ['us-east-1'], pools: [given.described] } }),
  });
  return results.filter(({ subject }) => subject.kind === 'pool' || subject.kind === 'client');
};

describe('a pool in AWS with one thing wrong', () => {
  const fine = new Set<string>();
  const broken: CheckResult[] = [];
  for (const row of sound) {
    test(`none: ${row.as}`, async () => {
      const results = await lookAt(row);
      assert.deepEqual(foundIds(results), []);
      for (const { check, outcome } of results) if (outcome.kind === 'fine') fine.add(check.id);
    });
  }
  for (const row of rows) {
    test(row.as === undefined ? row.check : `${row.check}: ${row.as}`, async () => {
      const results = await lookAt(row);
      assert.deepEqual(foundIds(results), [row.check, ...(row.also ?? [])].toSorted());
      assert.ok(fine.has(row.check), 'and it is fine with a sound pool');
      broken.push(...results);
    });
  }
  test('and the script that mends them is whole', () => assertWholeScript(broken));
});

describe('a check reads what it says that it needs, and nothing else', async () => {
  /** What finding the pool and its app clients takes, and what needs no right. */
  const always = ['DescribeUserPool', 'ListUserPoolClients', 'SignUp'];
  for (const { check } of await readChecks()) {
    if (check.looksAt !== 'pool' && check.looksAt !== 'client') continue;
    test(check.id, async () => {
      for (const given of sound) {
        await using aws = await startStandIn(awsAnswers(given));
        await look({
          origin: aws.origin,
          pools: [awsPoolId],
          only: [check.id],
          described: { regions: ['us-east-1'], pools: [{ ...described, ...given.described }] },
        });
        const known: ReadonlySet<string | undefined> = new Set([
          ...always,
          ...check.needs.map(action => action.split(':')[1]),
        ]);
        const others = aws.calls
          .map(({ name }) => name)
          .filter(name => !known.has(name) && !name.startsWith('GET '));
        assert.deepEqual(others, []);
      }
    });
  }
});
