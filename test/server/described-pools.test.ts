import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import {
  AdminCreateUserCommand,
  AdminListGroupsForUserCommand,
  AdminRemoveUserFromGroupCommand,
  AdminSetUserPasswordCommand,
  AdminUpdateUserAttributesCommand,
  CognitoIdentityProviderClient,
  CreateGroupCommand,
  CreateUserPoolClientCommand,
  DescribeUserPoolClientCommand,
  DescribeUserPoolCommand,
  GetUserPoolMfaConfigCommand,
  GetUserPoolSessionConfigurationCommand,
  InitiateAuthCommand,
  ListGroupsCommand,
  SetUserPoolSessionConfigurationCommand,
  UpdateGroupCommand,
  UpdateUserPoolCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { decodeJwt } from 'jose';
import { parsePools } from '../../src/config/load-pools.ts';
import { PoolsNotApplied } from '../../src/server/pools-not-applied.ts';
import { startService } from '../../src/server/service.ts';

const folder = await mkdtemp(join(tmpdir(), 'lifeguard-described-'));
after(() => rm(folder, { recursive: true }));

const UserPoolId = 'us-east-1_Described';
const pool = (keys: string) => `regions: [us-east-1]
pools:
  - id: ${UserPoolId}
    name: described
${keys.replace(/^/gm, '    ')}`;

type Sdk = CognitoIdentityProviderClient;

/** Starts the service with that description, on the data of the last start of that name; then stops it. */
async function started<T>(data: string, keys: string, use: (sdk: Sdk) => Promise<T>): Promise<T> {
  const read = parsePools(pool(keys), { file: 'pools.yaml', directory: folder, environment: {} });
  assert.ok(read.ok, JSON.stringify(read));
  const options = { config: read.pools, port: 0, host: '127.0.0.1', data: join(folder, data), log: () => {} };
  const service = await startService(options);
  const sdk = new CognitoIdentityProviderClient({
    endpoint: service.origin,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  });
  try {
    return await use(sdk);
  } finally {
    sdk.destroy();
    await service.stop();
  }
}

const described = async (sdk: Sdk) =>
  (await sdk.send(new DescribeUserPoolCommand({ UserPoolId }))).UserPool ?? {};
const sessions = async (sdk: Sdk) => {
  const { UserSessionTracking, TokenSession } = await sdk.send(
    new GetUserPoolSessionConfigurationCommand({ UserPoolId }),
  );
  return [UserSessionTracking, TokenSession?.MaxPerUser];
};

const groups = async (sdk: Sdk) => (await sdk.send(new ListGroupsCommand({ UserPoolId }))).Groups ?? [];
const groupsOf = async (sdk: Sdk) => {
  const anna = { UserPoolId, Username: 'anna' };
  const { Groups = [] } = await sdk.send(new AdminListGroupsForUserCommand(anna));
  return Groups.map(({ GroupName }) => GroupName);
};

describe('groups of pools.yaml', () => {
  const RoleArn = 'arn:aws:iam::123456789012:role/staff';
  const all = `
groups:
  - { name: staff, description: Who works here, precedence: 0, roleArn: "${RoleArn}" }
  - { name: guests }`;
  const anna = (names: string) => `
clients: [{ id: app, name: app }]
users: [{ username: anna, password: First-Password-1, groups: ${names} }]`;

  test('are created, and not written again', async () => {
    const first = await started('groups', all, groups);
    assert.partialDeepStrictEqual(first, [
      { GroupName: 'guests' },
      { GroupName: 'staff', Description: 'Who works here', Precedence: 0, RoleArn },
    ]);
    assert.deepEqual(Object.keys(first[0] ?? {}).sort(), [
      'CreationDate',
      'GroupName',
      'LastModifiedDate',
      'UserPoolId',
    ]);
    assert.deepEqual(await started('groups', all, groups), first);
  });

  test('get back what is described of them, and keep the rest; none is deleted', async () => {
    await started('kept', 'groups: [{ name: staff, precedence: 1 }]', async sdk => {
      const GroupName = 'staff';
      await sdk.send(new UpdateGroupCommand({ UserPoolId, GroupName, Precedence: 2, Description: 'mine' }));
      await sdk.send(new CreateGroupCommand({ UserPoolId, GroupName: 'by-api' }));
    });
    const kept = await started('kept', 'groups: [{ name: staff, precedence: 1 }]', groups);
    assert.partialDeepStrictEqual(kept, [
      { GroupName: 'by-api' },
      { GroupName: 'staff', Precedence: 1, Description: 'mine' },
    ]);
    assert.deepEqual(await started('kept', '', groups), kept);
  });

  test('are those of a user, in its tokens too', async () => {
    const described = all + anna('[staff, guests]');
    const { AuthenticationResult } = await started('users', described, async sdk => {
      assert.deepEqual(await groupsOf(sdk), ['guests', 'staff']);
      const AuthParameters = { USERNAME: 'anna', PASSWORD: 'First-Password-1' };
      return sdk.send(
        new InitiateAuthCommand({ ClientId: 'app', AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters }),
      );
    });
    const claims = decodeJwt(AuthenticationResult?.IdToken ?? '');
    assert.deepEqual(claims['cognito:groups'], ['guests', 'staff']);
    assert.equal(claims['cognito:preferred_role'], RoleArn);
  });

  test('are not joined by who has taken the name of a user for an alias', async () => {
    const aliases = `${all}\naliasAttributes: [preferred_username]`;
    await started('alias', aliases, async sdk => {
      const mallory = { UserPoolId, Username: 'mallory' };
      const Permanent = true;
      await sdk.send(new AdminCreateUserCommand({ ...mallory, MessageAction: 'SUPPRESS' }));
      await sdk.send(new AdminSetUserPasswordCommand({ ...mallory, Password: 'Her-Password-1', Permanent }));
      const UserAttributes = [{ Name: 'preferred_username', Value: 'anna' }];
      await sdk.send(new AdminUpdateUserAttributesCommand({ ...mallory, UserAttributes }));
    });
    assert.deepEqual(await started('alias', aliases + anna('[staff]'), groupsOf), []);
  });

  test('are joined again by a user with a phone number for a username', async () => {
    const Username = '+15555550100';
    const user = (names: string) => `
usernameAttributes: [phone_number]
clients: [{ id: app, name: app }]
users: [{ username: "${Username}", password: First-Password-1, groups: ${names} }]`;
    const groupsOfUser = async (sdk: Sdk) => {
      const { Groups = [] } = await sdk.send(new AdminListGroupsForUserCommand({ UserPoolId, Username }));
      return Groups.map(({ GroupName }) => GroupName);
    };
    assert.deepEqual(await started('phone', all + user('[]'), groupsOfUser), []);
    assert.deepEqual(await started('phone', all + user('[staff]'), groupsOfUser), ['staff']);
  });

  test('are joined by a user that exists, who stays in the others', async () => {
    assert.deepEqual(await started('later', all + anna('[]'), groupsOf), []);
    assert.deepEqual(await started('later', all + anna('[staff]'), groupsOf), ['staff']);
    const GroupName = 'staff';
    await started('later', all + anna('[guests]'), async sdk => {
      assert.deepEqual(await groupsOf(sdk), ['guests', 'staff']);
      const removed = { UserPoolId, Username: 'anna', GroupName };
      await sdk.send(new AdminRemoveUserFromGroupCommand(removed));
    });
    assert.deepEqual(await started('later', all + anna('[guests]'), groupsOf), ['guests']);
    assert.deepEqual(await started('later', all + anna('[staff]'), groupsOf), ['guests', 'staff']);
  });
});

describe('an app client of pools.yaml', () => {
  const client = (keys: string) => `
customAttributes: [{ name: tenant }]
clients: [{ id: app, name: app, ${keys} }]`;
  const shownClient = async (sdk: Sdk) =>
    (await sdk.send(new DescribeUserPoolClientCommand({ UserPoolId, ClientId: 'app' }))).UserPoolClient ?? {};
  const rows: readonly (readonly [name: string, keys: string, shown: object])[] = [
    [
      'revokes tokens, and trusts no client',
      '',
      { EnableTokenRevocation: true, EnablePropagateAdditionalUserContextData: false },
    ],
    ['does not revoke tokens', 'tokenRevocation: false', { EnableTokenRevocation: false }],
    [
      'says where a user is',
      'generateSecret: true, trustUserContext: true',
      { EnablePropagateAdditionalUserContextData: true },
    ],
    [
      'reads and writes some attributes',
      'readAttributes: [email, custom:tenant], writeAttributes: [custom:tenant]',
      { ReadAttributes: ['email', 'custom:tenant'], WriteAttributes: ['custom:tenant'] },
    ],
  ];
  for (const [index, [name, keys, shown]] of rows.entries()) {
    test(`${name}, and is not written again`, async () => {
      const first = await started(`client${index}`, client(keys), shownClient);
      const given = Object.fromEntries(Object.keys(shown).map(key => [key, Reflect.get(first, key)]));
      assert.deepEqual(given, shown);
      assert.deepEqual(await started(`client${index}`, client(keys), shownClient), first);
    });
  }
});

describe('a pool of pools.yaml', () => {
  const rows: readonly (readonly [name: string, keys: string, shown: object])[] = [
    ['is on ESSENTIALS where nothing is said', '', { UserPoolTier: 'ESSENTIALS' }],
    ['has the plan that is described', 'tier: LITE', { UserPoolTier: 'LITE' }],
    [
      'remembers every device',
      'devices: {}',
      {
        DeviceConfiguration: {
          ChallengeRequiredOnNewDevice: false,
          DeviceOnlyRememberedOnUserPrompt: false,
        },
      },
    ],
    [
      'remembers devices when asked, which stand for the second factor',
      'devices: { remember: whenAsked, standForSecondFactor: true }',
      {
        DeviceConfiguration: { ChallengeRequiredOnNewDevice: true, DeviceOnlyRememberedOnUserPrompt: true },
      },
    ],
    [
      'has attributes of its own, and requires others',
      'requiredAttributes: [email]\ncustomAttributes: [{ name: tenant, max: 9 }, { name: rank, type: Number, mutable: false }]',
      {
        SchemaAttributes: [
          {
            Name: 'custom:tenant',
            AttributeDataType: 'String',
            Mutable: true,
            StringAttributeConstraints: { MaxLength: '9' },
          },
          { Name: 'custom:rank', AttributeDataType: 'Number', Mutable: false },
          { Name: 'email', Required: true, Mutable: true },
        ],
      },
    ],
    [
      'has words of its own',
      `messages:
  verification: { subject: Welcome, email: "Your code: {####}", sms: "Code {####}" }
  invitation: { email: "{username}, your password is {####}" }
  authentication: { sms: "Sign in with {####}" }`,
      {
        VerificationMessageTemplate: {
          DefaultEmailOption: 'CONFIRM_WITH_CODE',
          EmailSubject: 'Welcome',
          EmailMessage: 'Your code: {####}',
          SmsMessage: 'Code {####}',
        },
        AdminCreateUserConfig: {
          InviteMessageTemplate: { EmailMessage: '{username}, your password is {####}' },
        },
        SmsAuthenticationMessage: 'Sign in with {####}',
      },
    ],
    [
      'keeps an address until the new one is verified, and does not tell case apart',
      'autoVerifiedAttributes: [email]\nverifyBeforeUpdate: [email]\nusernamesCaseSensitive: false',
      {
        UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ['email'] },
        UsernameConfiguration: { CaseSensitive: false },
      },
    ],
    [
      'has threat protection',
      'tier: PLUS\nthreatProtection: AUDIT',
      { UserPoolAddOns: { AdvancedSecurityMode: 'AUDIT' } },
    ],
  ];
  for (const [index, [name, keys, shown]] of rows.entries()) {
    test(`${name}, and is not written again`, async () => {
      const first = await started(`row${index}`, keys, described);
      assert.partialDeepStrictEqual(first, shown);
      assert.deepEqual(await started(`row${index}`, keys, described), first);
    });
  }

  test('has words of its own where its users sign in with second factors', async () => {
    const keys = `mfa: OPTIONAL
mfaFactors: [SMS_MFA, EMAIL_OTP]
mail: { sendingAccount: DEVELOPER, sourceArn: "arn:aws:ses:us-east-1:123456789012:identity/example.com" }
sms: { callerArn: "arn:aws:iam::123456789012:role/sms" }
messages: { authentication: { subject: Sign in, email: "With {####}", sms: "Sign in with {####}" } }`;
    const config = await started('words', keys, sdk =>
      sdk.send(new GetUserPoolMfaConfigCommand({ UserPoolId })),
    );
    assert.deepEqual(config.EmailMfaConfiguration, { Message: 'With {####}', Subject: 'Sign in' });
    assert.equal(config.SmsMfaConfiguration?.SmsAuthenticationMessage, 'Sign in with {####}');
    const first = await started('words', keys, described);
    assert.deepEqual(await started('words', keys, described), first);
  });

  test('loses devices and threat protection where they are not described any more', async () => {
    await started('less', 'tier: PLUS\nthreatProtection: ENFORCED\ndevices: {}', described);
    const { DeviceConfiguration, UserPoolAddOns } = await started('less', '', described);
    assert.deepEqual([DeviceConfiguration, UserPoolAddOns], [undefined, undefined]);
  });

  test('tracks sessions as described, and as the API says where nothing is', async () => {
    assert.deepEqual(await started('sessions', '', sessions), ['DISABLED', 20]);
    assert.deepEqual(await started('sessions', 'sessions: {}', sessions), ['ENABLED', 20]);
    assert.deepEqual(await started('sessions', 'sessions: { mostPerUser: 3 }', sessions), ['ENABLED', 3]);
    const kept = await started('sessions', '', async sdk => {
      await sdk.send(
        new SetUserPoolSessionConfigurationCommand({
          UserPoolId,
          UserSessionTracking: 'ENABLED',
          TokenSession: { MaxPerUser: 7 },
        }),
      );
      return described(sdk);
    });
    assert.deepEqual(await started('sessions', '', described), kept);
    assert.deepEqual(await started('sessions', '', sessions), ['ENABLED', 7]);
    await assert.rejects(started('sessions', 'tier: LITE', sessions), (error: unknown) => {
      assert.ok(error instanceof PoolsNotApplied);
      assert.match(error.message, /\(feature-not-in-tier\)$/);
      return true;
    });
    assert.deepEqual(await started('sessions', 'tier: LITE\nsessions: { tracking: false }', sessions), [
      'DISABLED',
      20,
    ]);
  });

  test('gains attributes that are described later, and keeps those that are not described any more', async () => {
    const names = async (sdk: Sdk) =>
      ((await described(sdk)).SchemaAttributes ?? [])
        .flatMap(({ Name = '' }) => Name)
        .filter(name => name.startsWith('custom:'));
    await started('attributes', 'customAttributes: [{ name: a }]', names);
    const both = ['custom:a', 'custom:b'];
    assert.deepEqual(
      await started('attributes', 'customAttributes: [{ name: a }, { name: b }]', names),
      both,
    );
    assert.deepEqual(await started('attributes', '', names), both);
    for (const refused of ['customAttributes: [{ name: a, max: 5 }]', 'requiredAttributes: [email]']) {
      await assert.rejects(started('attributes', refused, names), { name: 'PoolsNotApplied' });
    }
  });

  test('does not change to a plan that other app clients do not suit', async () => {
    const rotating = await started('plan', '', async sdk => {
      const RefreshTokenRotation = { Feature: 'ENABLED', RetryGracePeriodSeconds: 0 } as const;
      const input = { UserPoolId, ClientName: 'by API', ExplicitAuthFlows: [], RefreshTokenRotation };
      return (await sdk.send(new CreateUserPoolClientCommand(input))).UserPoolClient?.ClientId;
    });
    await assert.rejects(started('plan', 'tier: LITE', described), /\(tier-change-not-allowed\)$/);
    const keys = `tier: LITE\nclients: [{ id: ${rotating}, name: described }]`;
    assert.equal((await started('plan', keys, described)).UserPoolTier, 'LITE');
  });

  test('gets back what is described after the API has changed it', async () => {
    await started('changed', 'devices: {}', sdk =>
      sdk.send(new UpdateUserPoolCommand({ UserPoolId, UserPoolTier: 'LITE' })),
    );
    const { DeviceConfiguration, UserPoolTier } = await started('changed', 'devices: {}', described);
    assert.deepEqual([DeviceConfiguration !== undefined, UserPoolTier], [true, 'ESSENTIALS']);
  });
});
