import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { onBothEngines } from './engines.ts';
import { accessToken, challengeOf, mfaDescription, optionalPool, prefer, withToken } from './mfa-pools.ts';
import { person } from './people.ts';
import type { Wire } from './wire.ts';

const SmsConfiguration = { SnsCallerArn: 'arn:aws:iam::123456789012:role/sms', ExternalId: 'lifeguard' };
const totp = { SoftwareTokenMfaConfiguration: { Enabled: true } };
const ownSender = {
  EmailConfiguration: {
    EmailSendingAccount: 'DEVELOPER',
    SourceArn: 'arn:aws:ses:us-east-1:123456789012:identity/codes@example.com',
  },
};

async function newPool(wire: Wire, settings: object = {}): Promise<string> {
  const { UserPool } = await wire.ok('CreateUserPool', { PoolName: 'configured', ...settings });
  return UserPool?.Id ?? '';
}

const firstFactors = (...AllowedFirstAuthFactors: string[]) => ({
  Policies: { SignInPolicy: { AllowedFirstAuthFactors } },
});

/** What is refused: the pool, the input, the text, the cause. */
const refusals: readonly (readonly [string, object, object, string, string])[] = [
  [
    'a factor with MFA that is off',
    {},
    { MfaConfiguration: 'OFF', SoftwareTokenMfaConfiguration: { Enabled: false } },
    "Invalid MFA configuration given, can't turn off MFA and configure an MFA together.",
    'mfa-off-with-factor',
  ],
  [
    'MFA without a factor',
    {},
    { MfaConfiguration: 'OPTIONAL', SoftwareTokenMfaConfiguration: { Enabled: false } },
    'Invalid MFA Configuration given. SMS MFA, Email MFA, or Software Token MFA must be enabled.',
    'mfa-without-factor',
  ],
  [
    'SMS without a role that sends',
    {},
    { MfaConfiguration: 'ON', SmsMfaConfiguration: { SmsAuthenticationMessage: 'Code {####}' } },
    'SMS configuration and Auto verification for phone_number are required when MFA is required/optional',
    'mfa-without-sms',
  ],
  [
    'mail by the default sender',
    {},
    { MfaConfiguration: 'ON', EmailMfaConfiguration: {} },
    'Cannot set EmailMfaConfiguration when user pool EmailConfiguration contains an EmailSendingAccount of COGNITO_DEFAULT.',
    'email-mfa-without-own-sender',
  ],
  [
    'mail that is the only way to recover',
    {
      ...ownSender,
      AccountRecoverySetting: { RecoveryMechanisms: [{ Name: 'verified_email', Priority: 1 }] },
    },
    { MfaConfiguration: 'ON', EmailMfaConfiguration: {} },
    'Cannot set EmailMfaConfiguration when user pool AccountRecoverySetting is not set or contains only verified_email in RecoveryMechanisms.',
    'email-mfa-without-other-recovery',
  ],
  [
    'required MFA with codes as first factor',
    firstFactors('PASSWORD', 'EMAIL_OTP'),
    { MfaConfiguration: 'ON', ...totp },
    'Only PASSWORD and WEB_AUTHN (if configured) can be enabled as an auth factor if MFA is enabled',
    'first-factors-with-mfa',
  ],
  [
    'required MFA with passkeys that are one factor',
    firstFactors('PASSWORD', 'WEB_AUTHN'),
    { MfaConfiguration: 'ON', ...totp, WebAuthnConfiguration: { UserVerification: 'required' } },
    'Cannot set WebAuthn factor configuration to SINGLE_FACTOR if MFA is required and WebAuthn is an allowed first auth factor',
    'passkey-single-factor-with-mfa',
  ],
];

onBothEngines({ pools: mfaDescription }, wire => {
  describe("a pool's second factors", () => {
    test('are none to begin with', async () => {
      const UserPoolId = await newPool(wire());
      assert.deepEqual(await wire().ok('GetUserPoolMfaConfig', { UserPoolId }), { MfaConfiguration: 'OFF' });
    });
    test('are read as they were set, and replaced as a whole', async () => {
      const UserPoolId = await newPool(wire(), ownSender);
      const all = {
        EmailMfaConfiguration: { Message: 'It is {####}', Subject: 'A code' },
        MfaConfiguration: 'OPTIONAL',
        SmsMfaConfiguration: { SmsAuthenticationMessage: 'Code {####}', SmsConfiguration },
        ...totp,
        WebAuthnConfiguration: { RelyingPartyId: 'example.com', UserVerification: 'required' },
      };
      assert.deepEqual(await wire().ok('SetUserPoolMfaConfig', { UserPoolId, ...all }), all);
      assert.deepEqual(await wire().ok('GetUserPoolMfaConfig', { UserPoolId }), all);
      const { UserPool } = await wire().ok('DescribeUserPool', { UserPoolId });
      assert.deepEqual(
        [UserPool?.MfaConfiguration, UserPool?.SmsConfiguration, UserPool?.SmsAuthenticationMessage],
        ['OPTIONAL', SmsConfiguration, 'Code {####}'],
      );
      const one = { MfaConfiguration: 'ON', ...totp };
      assert.deepEqual(await wire().ok('SetUserPoolMfaConfig', { UserPoolId, ...one }), one);
      const off = { MfaConfiguration: 'OFF' };
      assert.deepEqual(await wire().ok('SetUserPoolMfaConfig', { UserPoolId, ...off }), off);
      assert.deepEqual(await wire().ok('GetUserPoolMfaConfig', { UserPoolId }), off);
    });
    test('stay where only passkeys are configured, and where the pool is updated', async () => {
      const UserPoolId = await newPool(wire());
      const one = { MfaConfiguration: 'OPTIONAL', ...totp };
      await wire().ok('SetUserPoolMfaConfig', { UserPoolId, ...one });
      const WebAuthnConfiguration = { RelyingPartyId: 'example.com' };
      const both = { ...one, WebAuthnConfiguration };
      assert.deepEqual(await wire().ok('SetUserPoolMfaConfig', { UserPoolId, WebAuthnConfiguration }), both);
      await wire().ok('UpdateUserPool', { UserPoolId });
      assert.deepEqual(await wire().ok('GetUserPoolMfaConfig', { UserPoolId }), both);
    });
    test('are SMS where the pool was created with MFA', async () => {
      const UserPoolId = await newPool(wire(), {
        MfaConfiguration: 'OPTIONAL',
        AutoVerifiedAttributes: ['phone_number'],
        SmsConfiguration,
      });
      assert.deepEqual(await wire().ok('GetUserPoolMfaConfig', { UserPoolId }), {
        MfaConfiguration: 'OPTIONAL',
        SmsMfaConfiguration: { SmsConfiguration },
      });
    });
    for (const [name, settings, input, message, cause] of refusals) {
      test(`cannot be ${name}`, async () => {
        const UserPoolId = await newPool(wire(), settings);
        const shown = { type: 'InvalidParameterException', message, cause };
        await wire().refused('SetUserPoolMfaConfig', { UserPoolId, ...input }, shown);
        assert.equal((await wire().ok('GetUserPoolMfaConfig', { UserPoolId })).MfaConfiguration, 'OFF');
      });
    }
    test('keep first factors that do not go with them out', async () => {
      const UserPoolId = await newPool(wire());
      await wire().ok('SetUserPoolMfaConfig', { UserPoolId, MfaConfiguration: 'ON', ...totp });
      await wire().refused(
        'UpdateUserPool',
        { UserPoolId, ...firstFactors('PASSWORD', 'SMS_OTP') },
        {
          type: 'InvalidParameterException',
          message:
            'Only PASSWORD and WEB_AUTHN (if configured) can be enabled as an auth factor if MFA is enabled',
          cause: 'first-factors-with-mfa',
        },
      );
      await wire().refused(
        'UpdateUserPool',
        { UserPoolId, ...firstFactors('PASSWORD', 'WEB_AUTHN') },
        {
          type: 'InvalidParameterException',
          message: 'WEB_AUTHN cannot be used as an auth factor when MFA is enabled if not configured for MFA',
          cause: 'passkey-single-factor-with-mfa',
        },
      );
    });
    test('by mail need a plan above Lite', async () => {
      const UserPoolId = await newPool(wire(), ownSender);
      const input = { UserPoolId, MfaConfiguration: 'ON', EmailMfaConfiguration: {} };
      await wire().ok('SetUserPoolMfaConfig', input);
      const shown = {
        type: 'FeatureUnavailableInTierException',
        message: 'The following features need to be disabled for the LITE pricing tier configured: Email MFA',
        cause: 'feature-not-in-tier',
      };
      await wire().refused('UpdateUserPool', { UserPoolId, ...ownSender, UserPoolTier: 'LITE' }, shown);
      const lite = await newPool(wire(), { ...ownSender, UserPoolTier: 'LITE' });
      await wire().refused('SetUserPoolMfaConfig', { ...input, UserPoolId: lite }, shown);
    });
    test('need a pool that exists', async () => {
      const UserPoolId = 'us-east-1_Nowhere01';
      const shown = {
        type: 'ResourceNotFoundException',
        message: `User pool ${UserPoolId} does not exist.`,
        cause: 'pool-not-found',
      };
      await wire().refused('GetUserPoolMfaConfig', { UserPoolId }, shown);
      await wire().refused('SetUserPoolMfaConfig', { UserPoolId, MfaConfiguration: 'OFF' }, shown);
    });
  });

  test('the mail of a second factor is in the words of the pool', async () => {
    const UserPoolId = await newPool(wire(), ownSender);
    const EmailMfaConfiguration = { Message: 'Dive in with {####}', Subject: 'The pool is open' };
    await wire().ok('SetUserPoolMfaConfig', { UserPoolId, MfaConfiguration: 'ON', EmailMfaConfiguration });
    const { UserPoolClient } = await wire().ok('CreateUserPoolClient', {
      UserPoolId,
      ClientName: 'worded',
      ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH'],
    });
    const anna = await person(wire(), { pool: UserPoolId });
    await challengeOf(wire(), { id: UserPoolId, client: UserPoolClient?.ClientId ?? '' }, anna);
    const mail = await wire().mail.latest({ to: anna.email });
    assert.equal(mail?.subject, 'The pool is open');
    assert.match(mail?.text ?? '', /^Dive in with \d{6}$/);
  });

  describe('what a user can sign in with', () => {
    test('is told to the user and to administrators alike', async () => {
      const anna = await person(wire(), { pool: optionalPool.id });
      const AccessToken = await accessToken(wire(), optionalPool, anna);
      const named = { UserPoolId: optionalPool.id, Username: anna.name };
      const before = { ConfiguredUserAuthFactors: ['PASSWORD'], Username: anna.name };
      assert.deepEqual(await wire().ok('GetUserAuthFactors', { AccessToken }), before);
      assert.deepEqual(await wire().ok('AdminGetUserAuthFactors', named), before);
      await withToken(wire(), optionalPool, anna);
      const both = {
        EmailMfaSettings: { Enabled: true },
        SoftwareTokenMfaSettings: { Enabled: true, PreferredMfa: true },
      };
      await prefer(wire(), optionalPool, anna, both);
      const after = {
        ...before,
        PreferredMfaSetting: 'SOFTWARE_TOKEN_MFA',
        UserMFASettingList: ['SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'],
      };
      assert.deepEqual(await wire().ok('GetUserAuthFactors', { AccessToken }), after);
      assert.deepEqual(await wire().ok('AdminGetUserAuthFactors', named), after);
    });
    test('has one-time codes where the pool allows them and the address is verified', async () => {
      const UserPoolId = await newPool(wire(), firstFactors('PASSWORD', 'EMAIL_OTP', 'SMS_OTP'));
      const anna = await person(wire(), { pool: UserPoolId });
      const { ConfiguredUserAuthFactors } = await wire().ok('AdminGetUserAuthFactors', {
        UserPoolId,
        Username: anna.name,
      });
      assert.deepEqual(ConfiguredUserAuthFactors, ['PASSWORD', 'EMAIL_OTP']);
    });
    test('needs a user who exists', async () => {
      const named = { UserPoolId: optionalPool.id, Username: 'nobody' };
      const shown = {
        type: 'UserNotFoundException',
        message: 'User does not exist.',
        cause: 'user-not-found',
      };
      await wire().refused('AdminGetUserAuthFactors', named, shown);
      await wire().refused('AdminDeleteSoftwareToken', named, shown);
      await wire().refused('AdminSetUserMFAPreference', named, shown);
    });
  });
});
