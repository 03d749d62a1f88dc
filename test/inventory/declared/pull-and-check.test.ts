import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { main } from '../../../src/cli/main.ts';
import { loadPools } from '../../../src/config/load-pools.ts';
import { guardedPools } from '../../../src/guard/guarded-client.ts';
import { fakeTerminal } from '../../cli/fake-terminal.ts';

const fixture = (name: string) => readFile(new URL(name, import.meta.url), 'utf8');

/** Runs a command of inventory in a folder; the standard input is what the source would be. */
async function inventory(directory: string, args: readonly string[], input: string) {
  const terminal = fakeTerminal(directory, {}, input);
  const code = await main(['inventory', ...args], terminal);
  return { code, said: terminal.said.join('\n'), complained: terminal.complained.join('\n') };
}

/** What check says of a source in a few words: kind of change and field, or what it is about. */
async function driftOf(
  directory: string,
  flags: readonly string[],
  input: string,
): Promise<readonly string[]> {
  const { code, said, complained } = await inventory(directory, ['check', '--json', ...flags], input);
  assert.equal(complained, '');
  const { drifts }: { drifts: readonly { change: string; field: string; about: { kind: string } }[] } =
    JSON.parse(said);
  assert.equal(code, drifts.length > 0 ? 1 : 0);
  return drifts.map(({ change, field, about }) =>
    change === 'added' || change === 'removed' ? `${change} ${about.kind}` : field,
  );
}

interface Attributes {
  [name: string]: unknown;
}

interface RawState {
  resources: { type: string; module?: string; instances: { attributes: Attributes }[] }[];
}

describe('a Terraform state', () => {
  const flags = ['--terraform', '-'];
  let directory: string;
  let state: string;
  before(async () => {
    directory = await mkdtemp(join(tmpdir(), 'lifeguard-state-'));
    state = await fixture('two-pools.tfstate');
    assert.equal((await inventory(directory, ['pull', ...flags], state)).code, 0);
  });
  after(() => rm(directory, { recursive: true }));

  test('that was pulled has not come apart', async () => {
    assert.deepEqual(await driftOf(directory, flags, state), []);
  });

  test('tells guard the app clients that people reset passwords through', () => {
    const loaded = loadPools(join(directory, 'pools.yaml'), {});
    assert.ok(loaded.ok);
    assert.deepEqual(
      guardedPools(loaded.pools).clients.map(({ id, poolId }) => [id, poolId]),
      [
        ['6sjjnkaeagnqgkmbl1mr5rtfsr', 'us-east-1_AkG9mnbjA'],
        ['2k9fv4n7hq1e6srbd0tmu3gcok', 'eu-west-1_Qx7Rt2LpZ'],
      ],
    );
  });

  test('brings no secret into the file', async () => {
    assert.doesNotMatch(await readFile(join(directory, 'pools.yaml'), 'utf8'), /1f2e3d4c/);
  });

  const policy = {
    require_lowercase: true,
    require_numbers: true,
    require_uppercase: true,
    password_history_size: 3,
  };
  const pool: readonly (readonly [change: Attributes, fields: readonly string[]])[] = [
    [{ name: 'other' }, ['name']],
    [{ user_pool_tier: 'PLUS' }, ['tier']],
    [{ deletion_protection: 'INACTIVE' }, ['deletionProtection']],
    [
      { admin_create_user_config: [{ allow_admin_create_user_only: false }] },
      ['signUp', 'messages.invitation.subject', 'messages.invitation.email', 'messages.invitation.sms'],
    ],
    [{ auto_verified_attributes: ['phone_number'] }, ['autoVerifiedAttributes']],
    [{ username_configuration: [{ case_sensitive: true }] }, ['usernamesCaseSensitive']],
    [{ user_attribute_update_settings: [] }, ['verifyBeforeUpdate']],
    [
      { account_recovery_setting: [{ recovery_mechanism: [{ name: 'admin_only', priority: 1 }] }] },
      ['recovery'],
    ],
    [{ account_recovery_setting: [] }, ['recovery']],
    [
      {
        password_policy: [
          { ...policy, minimum_length: 10, require_symbols: false, temporary_password_validity_days: 2 },
        ],
      },
      ['passwordPolicy.minimumLength'],
    ],
    [
      {
        password_policy: [
          { ...policy, minimum_length: 12, require_symbols: true, temporary_password_validity_days: 9 },
        ],
      },
      ['passwordPolicy.requireSymbols', 'passwordPolicy.temporaryPasswordValidityDays'],
    ],
    [{ mfa_configuration: 'ON' }, ['mfa']],
    [
      {
        software_token_mfa_configuration: [],
        email_mfa_configuration: [{ message: 'Code {####}', subject: 'Code' }],
      },
      ['messages.authentication.subject', 'messages.authentication.email', 'mfaFactors'],
    ],
    [
      { web_authn_configuration: [{ relying_party_id: 'example.com', user_verification: 'required' }] },
      ['passkeys'],
    ],
    [{ sign_in_policy: [{ allowed_first_auth_factors: ['PASSWORD', 'WEB_AUTHN'] }] }, ['firstFactors']],
    [{ device_configuration: [{ challenge_required_on_new_device: true }] }, ['devices']],
    [{ user_pool_add_ons: [{ advanced_security_mode: 'ENFORCED' }] }, ['threatProtection']],
    [
      { sms_configuration: [{ external_id: 'x1', sns_caller_arn: 'arn:aws:iam::123456789012:role/sms' }] },
      ['sms', 'mfaFactors'],
    ],
    [{ lambda_config: [] }, ['triggers.CustomMessage', 'triggers.PreTokenGeneration']],
    [
      { email_configuration: [] },
      ['mail.sendingAccount', 'mail.from', 'mail.sourceArn', 'mail.configurationSet'],
    ],
    [{ sms_authentication_message: 'Code {####}' }, ['messages.authentication.sms']],
    [{ tags_all: { team: 'auth' } }, ['tags.stage']],
    [{ alias_attributes: ['preferred_username'] }, ['aliasAttributes']],
    [{ schema: [] }, ['requiredAttributes', 'removed custom attribute']],
  ];
  const client: readonly (readonly [change: Attributes, fields: readonly string[]])[] = [
    [{ name: 'other' }, ['name']],
    [{ id: 'another1client2id3' }, ['id']],
    [{ client_secret: 'abcdefghijklmnopqrstuvwxyz' }, ['generateSecret']],
    [{ callback_urls: ['https://app.thephenom.app/other'] }, ['callbackUrls']],
    [{ logout_urls: [] }, ['logoutUrls']],
    [{ allowed_oauth_flows: ['code', 'implicit'] }, ['oauthFlows']],
    [{ allowed_oauth_flows_user_pool_client: false }, ['oauthFlows']],
    [{ allowed_oauth_scopes: ['openid'] }, ['oauthScopes']],
    [{ explicit_auth_flows: ['ALLOW_REFRESH_TOKEN_AUTH', 'ALLOW_USER_PASSWORD_AUTH'] }, ['authFlows']],
    [{ prevent_user_existence_errors: 'LEGACY' }, ['preventUserExistenceErrors']],
    [{ read_attributes: [] }, ['readAttributes']],
    [{ write_attributes: ['email', 'name'] }, ['writeAttributes']],
    [{ enable_token_revocation: false }, ['tokenRevocation']],
    [{ access_token_validity: 5 }, ['accessTokenValidity']],
    [
      {
        token_validity_units: [{ access_token: 'minutes', id_token: 'hours', refresh_token: 'days' }],
        id_token_validity: 2,
      },
      ['idTokenValidity'],
    ],
    [{ refresh_token_validity: 90 }, ['refreshTokenValidity']],
    [{ auth_session_validity: 10 }, ['authSessionMinutes']],
    [
      {
        explicit_auth_flows: ['ALLOW_USER_SRP_AUTH'],
        refresh_token_rotation: [{ feature: 'ENABLED', retry_grace_period_seconds: 5 }],
      },
      ['authFlows', 'refreshTokenRotation'],
    ],
  ];
  const changed = (type: string, change: Attributes): string => {
    const raw: RawState = JSON.parse(state);
    Object.assign(
      raw.resources.find(one => one.type === type)?.instances[0]?.attributes ?? assert.fail(),
      change,
    );
    return JSON.stringify(raw);
  };
  for (const [type, rows] of [
    ['aws_cognito_user_pool', pool],
    ['aws_cognito_user_pool_client', client],
  ] as const) {
    for (const [change, fields] of rows) {
      test(`with ${type}.${JSON.stringify(change).slice(0, 60)} has come apart`, async () => {
        assert.deepEqual(
          (await driftOf(directory, flags, changed(type, change))).toSorted(),
          fields.toSorted(),
        );
      });
    }
  }

  const gone: readonly (readonly [type: string, drift: readonly string[]])[] = [
    ['aws_cognito_user_pool_domain', []],
    ['aws_cognito_resource_server', []],
    ['aws_cognito_user_group', []],
    ['aws_cognito_user_pool_client', ['removed app client', 'removed app client']],
    // Its app clients name it, so that it stands elsewhere.
    ['aws_cognito_user_pool', []],
  ];
  for (const [type, drift] of gone) {
    test(`without its first ${type} tells ${drift.join() || 'nothing of it'}`, async () => {
      const raw: RawState = JSON.parse(state);
      raw.resources.splice(
        raw.resources.findIndex(one => one.type === type),
        1,
      );
      const { said } = await inventory(directory, ['check', '--json', ...flags], JSON.stringify(raw));
      const { drifts }: { drifts: readonly { change: string; about: { kind: string } }[] } = JSON.parse(said);
      assert.deepEqual(
        drifts.map(({ change, about }) => `${change} ${about.kind}`),
        drift,
      );
    });
  }
});

describe('a CloudFormation template', () => {
  const flags = ['--cloudformation', '-', '--resources', 'resources.json', '--parameter', 'Stage=prod'];
  let directory: string;
  let template: string;
  before(async () => {
    directory = await mkdtemp(join(tmpdir(), 'lifeguard-template-'));
    await writeFile(join(directory, 'resources.json'), await fixture('shop.resources.json'));
    // An app client of a pool of elsewhere would be a gap.
    template = (await fixture('shop.template.yaml')).replace(
      'UserPoolId: !Ref PoolOfOthers',
      'UserPoolId: !Ref Pool',
    );
    template = template.replace(/\n {2}Foreign:\n(?: {4}.*\n)+/, '\n');
    assert.equal((await inventory(directory, ['pull', ...flags], template)).code, 0);
  });
  after(() => rm(directory, { recursive: true }));

  test('that was pulled has not come apart', async () => {
    assert.deepEqual(await driftOf(directory, flags, template), []);
  });

  test('nor has it without ids, but for what only an id names, which is unknown', async () => {
    const { code, said } = await inventory(
      directory,
      ['check', '--json', '--cloudformation', '-', '--parameter', 'Stage=prod'],
      template,
    );
    const { drifts, unknown } = JSON.parse(said);
    assert.deepEqual([code, drifts], [3, []]);
    assert.deepEqual(
      unknown.map(({ what }: { what: string }) => what),
      ['the app client Unnamed'],
    );
  });

  const rows: readonly (readonly [from: string, to: string, fields: readonly string[]])[] = [
    ['UserPoolName: !Sub "shop-', 'UserPoolName: !Sub "store-', ['name']],
    ['UserPoolTier: ESSENTIALS', 'UserPoolTier: PLUS', ['tier']],
    ['[IsProd, ACTIVE, INACTIVE]', '[IsProd, INACTIVE, ACTIVE]', ['deletionProtection']],
    ['[IsOpen, "false", "true"]', '[IsOpen, "true", "false"]', ['signUp']],
    ['prod: { password: 14 }', 'prod: { password: 12 }', ['passwordPolicy.minimumLength']],
    [
      'MfaConfiguration: OFF',
      'MfaConfiguration: "ON"\n      EnabledMfas: [SOFTWARE_TOKEN_MFA]',
      ['mfa', 'mfaFactors'],
    ],
    ['CaseSensitive: false', 'CaseSensitive: true', ['usernamesCaseSensitive']],
    ['EmailSendingAccount: DEVELOPER', 'EmailSendingAccount: COGNITO_DEFAULT', ['mail.sendingAccount']],
    ['a@example.com', 'a@example.org', ['mail.replyTo']],
    [
      'Trigger: PreSignUp',
      'Trigger: PostAuthentication',
      ['triggers.PreSignUp', 'triggers.PostAuthentication'],
    ],
    ['-messages', '-mails', ['triggers.CustomMessage']],
    ['ClientName: web', 'ClientName: site', ['name']],
    ['https://shop.example.com/silent', 'https://shop.example.com/quiet', ['callbackUrls']],
    ['AccessTokenValidity: 15', 'AccessTokenValidity: 20', ['accessTokenValidity']],
    [
      'PreventUserExistenceErrors: ENABLED',
      'PreventUserExistenceErrors: LEGACY',
      ['preventUserExistenceErrors'],
    ],
    ['GenerateSecret: true', 'GenerateSecret: false', ['generateSecret']],
    ['!Equals ["1", "1"]', '!Equals ["1", "2"]', ['removed app client']],
    ['GroupName: staff', 'GroupName: crew', ['added group', 'removed group']],
    ['ScopeDescription: Read orders', 'ScopeDescription: See orders', ['scopes.read']],
    ['Path: /shop/', 'Path: /', ['roleArn']],
    ['MaxLength: "64"', 'MaxLength: "32"', ['max']],
  ];
  for (const [from, to, fields] of rows) {
    test(`with ${to.replaceAll(/\s+/g, ' ')} has come apart`, async () => {
      assert.ok(template.includes(from));
      const drift = await driftOf(
        directory,
        flags,
        template.replace(from, () => to),
      );
      assert.deepEqual(drift.toSorted(), fields.toSorted());
    });
  }
});
