import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { deployedFrom } from '../../../src/inventory/declared/deployed-from.ts';
import { SourceNotRead } from '../../../src/inventory/source-not-read.ts';
import { readTerraform } from '../../../src/inventory/terraform/terraform.ts';

const state = readFileSync(new URL('two-pools.tfstate', import.meta.url), 'utf8');
const plan = readFileSync(new URL('new-pool.plan.json', import.meta.url), 'utf8');

const read = (text: string) => deployedFrom(readTerraform(text));

interface RawResource {
  module?: string;
  mode: string;
  type: string;
  name: string;
  instances: {
    index_key?: string | number;
    deposed?: string;
    attributes: object;
    sensitive_attributes: { value: string }[][];
  }[];
}

/** What `terraform show -json` prints of a state: the same resources, in modules. */
function shown(text: string): string {
  const { resources }: { resources: RawResource[] } = JSON.parse(text);
  const all = resources.flatMap(({ module, mode, type, name, instances }) =>
    instances
      .filter(({ deposed }) => deposed === undefined)
      .map(({ index_key: index, attributes, sensitive_attributes: sensitive }) => ({
        module,
        resource: {
          address: 'shown',
          mode,
          type,
          name,
          ...(index !== undefined && { index }),
          values: attributes,
          sensitive_values: Object.fromEntries(sensitive.map(([step]) => [step?.value, true])),
        },
      })),
  );
  const inModule = (wanted: string | undefined) =>
    all.filter(({ module }) => module === wanted).map(({ resource }) => resource);
  const modules = [...new Set(all.flatMap(({ module }) => module ?? []))];
  return JSON.stringify({
    format_version: '1.0',
    values: {
      root_module: {
        resources: inModule(undefined),
        child_modules: modules.map(address => ({ address, resources: inModule(address) })),
      },
    },
  });
}

describe('a Terraform state', () => {
  const { account, pools, gaps } = read(state);
  const [prod, staging] = pools;

  test('tells its pools by id, name, region and address', () => {
    assert.deepEqual(
      pools.map(({ id, name, region, address }) => [id, name, region, address]),
      [
        ['us-east-1_AkG9mnbjA', 'phenom-prod', 'us-east-1', 'module.auth["prod"].aws_cognito_user_pool.pool'],
        [
          'eu-west-1_Qx7Rt2LpZ',
          'phenom-staging',
          'eu-west-1',
          'module.auth["staging"].aws_cognito_user_pool.pool',
        ],
      ],
    );
    assert.deepEqual([account, gaps], ['123456789012', []]);
  });

  test('tells settings in the words of pools.yaml', () => {
    const { triggers, messages, mail, passwordPolicy, customAttributes, ...settings } = prod?.settings ?? {};
    assert.deepEqual(settings, {
      tier: 'ESSENTIALS',
      domain: 'phenom-prod',
      signUp: 'closed',
      usernameAttributes: ['email'],
      aliasAttributes: [],
      autoVerifiedAttributes: ['email'],
      verifyBeforeUpdate: ['email'],
      usernamesCaseSensitive: false,
      requiredAttributes: ['email'],
      recovery: ['verified_email'],
      mfa: 'OPTIONAL',
      mfaFactors: ['SOFTWARE_TOKEN_MFA'],
      firstFactors: ['PASSWORD'],
      passkeys: null,
      devices: null,
      threatProtection: 'OFF',
      sms: null,
      preTokenGenerationVersion: 'V2_0',
      senderKey: null,
      deletionProtection: true,
      tags: { team: 'auth', stage: 'prod' },
    });
    assert.deepEqual(customAttributes, [{ name: 'tenant', type: 'String', mutable: false, min: 1, max: 64 }]);
    assert.deepEqual(passwordPolicy?.minimumLength, 12);
    assert.equal(triggers?.CustomMessage, 'arn:aws:lambda:us-east-1:123456789012:function:custom-message');
    assert.equal(triggers?.PreSignUp, null);
    assert.equal(messages?.invitation?.sms, '{username} {####}');
    assert.deepEqual([mail?.sendingAccount, mail?.replyTo], ['DEVELOPER', null]);
  });

  test('tells app clients of for_each, not those that are to be deleted', () => {
    assert.deepEqual(
      pools.flatMap(({ clients = [] }) => clients.map(({ name, hasSecret }) => [name, hasSecret])),
      [
        ['phenom-prod-web', false],
        ['phenom-prod-jobs', true],
        ['phenom-staging-web', false],
      ],
    );
    const [web, jobs] = prod?.clients ?? [];
    assert.deepEqual(web?.settings.accessTokenValidity, { value: 60, unit: 'minutes' });
    assert.deepEqual(jobs?.settings.accessTokenValidity, null);
    assert.deepEqual(staging?.clients?.[0]?.settings.refreshTokenRotation, { graceSeconds: 10 });
  });

  test('tells what belongs to a pool', () => {
    assert.deepEqual(prod?.groups, [
      { name: 'staff', description: 'People who work here', precedence: 1, roleArn: null },
    ]);
    assert.deepEqual(prod?.resourceServers, [
      { identifier: 'orders', name: 'Orders', scopes: { read: 'Read orders' } },
    ]);
    assert.deepEqual(prod?.inexpressible, [{ field: 'IdentityProviders', value: 'Google' }]);
    assert.deepEqual([staging?.groups, staging?.resourceServers], [undefined, undefined]);
  });

  test('of an older provider does not tell what that does not know', () => {
    const { tier, passkeys, mfaFactors, firstFactors } = staging?.settings ?? {};
    assert.deepEqual(
      [tier, passkeys, mfaFactors, firstFactors],
      [undefined, undefined, undefined, undefined],
    );
  });

  test('gives no secret', () => {
    assert.ok(state.includes('1f2e3d4c5b6a79880z1y2x3w4v5u6t7s8r9q0p1o2n3m4l5k6j7'));
    assert.doesNotMatch(JSON.stringify([readTerraform(state), pools]), /1f2e3d4c5b6a7988/);
  });

  test('is read alike as terraform show -json prints it', () => {
    const { pools: same } = read(shown(state));
    assert.deepEqual(same, pools);
  });

  test('does not tell what it marks as sensitive', () => {
    const marked = state.replaceAll(
      '"sensitive_attributes": []',
      '"sensitive_attributes": [[{ "type": "get_attr", "value": "email_configuration" }]]',
    );
    const { mail, signUp } = read(marked).pools[0]?.settings ?? {};
    assert.deepEqual([mail, signUp], [{}, 'closed']);
  });
});

describe('a plan', () => {
  const { pools, gaps } = read(plan);
  const [pool] = pools;

  test('tells the region by the provider, and no id', () => {
    assert.deepEqual([pool?.id, pool?.name, pool?.region], [undefined, 'new-pool', 'eu-central-1']);
  });

  test('does not tell what is known after apply', () => {
    const { recovery, passwordPolicy, domain, tags, triggers, messages } = pool?.settings ?? {};
    assert.deepEqual([recovery, passwordPolicy, domain, tags], [undefined, {}, undefined, undefined]);
    assert.deepEqual(
      [triggers?.CustomMessage, triggers?.PreTokenGeneration, triggers?.PostConfirmation],
      [undefined, undefined, null],
    );
    assert.deepEqual(messages?.verification, {});
    assert.equal(pool?.clients?.[0]?.settings.tokenRevocation, undefined);
  });

  test('finds the pool of an app client through variables and outputs of modules', () => {
    assert.deepEqual(
      pool?.clients?.map(({ name }) => name),
      ['new-web', 'app-a', 'app-b'],
    );
    assert.deepEqual(gaps, [
      { what: 'the app client module.lost.aws_cognito_user_pool_client.app', why: 'its pool is not told' },
    ]);
  });
});

describe('a plan of modules with count and for_each', () => {
  const managed = (type: string, name: string, more: object) => ({ mode: 'managed', type, name, ...more });
  const poolOf = (name: string, more: object = {}) =>
    managed('aws_cognito_user_pool', 'this', { values: { name }, ...more });
  const clientOf = (name: string, more: object = {}) =>
    managed('aws_cognito_user_pool_client', 'web', { values: { name }, ...more });
  const refers = (...references: string[]) => ({ references });
  const written = {
    pool: managed('aws_cognito_user_pool', 'this', { expressions: {} }),
    client: (...references: string[]) =>
      managed('aws_cognito_user_pool_client', 'web', {
        expressions: { user_pool_id: refers(...references) },
      }),
  };
  const planOf = (planned: object, configuration: object) =>
    JSON.stringify({
      format_version: '1.2',
      planned_values: { root_module: planned },
      configuration: { root_module: configuration },
    });
  const child = (address: string, ...resources: object[]) => ({ address, resources });
  const eu = 'module.auth["eu"]';
  const us = 'module.auth["us"]';
  const pools = [child(eu, poolOf('pool-eu')), child(us, poolOf('pool-us'))];
  const auth = {
    resources: [written.pool],
    outputs: {
      id: { expression: refers('aws_cognito_user_pool.this.id', 'aws_cognito_user_pool.this') },
      name: { expression: refers('var.name') },
    },
  };
  const apps = { resources: [written.client('var.pool')] };
  const clients = [
    child('module.apps["eu"]', clientOf('web-eu')),
    child('module.apps["us"]', clientOf('web-us')),
  ];
  const both = [
    ['pool-eu', ['web-eu']],
    ['pool-us', ['web-us']],
  ];

  for (const [name, text, found] of [
    [
      'the same key of two modules',
      planOf(
        { child_modules: [...pools, ...clients] },
        {
          module_calls: {
            auth: { module: auth },
            apps: { module: apps, expressions: { pool: refers('module.auth', 'each.key') } },
          },
        },
      ),
      both,
    ],
    [
      'a key that is named',
      planOf(
        { child_modules: [...pools, child('module.apps[0]', clientOf('web-us'))] },
        {
          module_calls: {
            auth: { module: auth },
            apps: {
              module: apps,
              expressions: { pool: refers('module.auth["us"].id', 'module.auth["us"]', 'module.auth') },
            },
          },
        },
      ),
      [
        ['pool-eu', []],
        ['pool-us', ['web-us']],
      ],
    ],
    [
      'the same key of a resource and a module',
      planOf(
        {
          resources: [poolOf('pool-eu', { index: 'eu' }), poolOf('pool-us', { index: 'us' })],
          child_modules: clients,
        },
        {
          resources: [written.pool],
          module_calls: {
            apps: {
              module: apps,
              expressions: { pool: refers('aws_cognito_user_pool.this', 'each.key') },
            },
          },
        },
      ),
      both,
    ],
    [
      'a module within each module',
      planOf(
        {
          child_modules: [
            {
              ...child(eu, poolOf('pool-eu')),
              child_modules: [child(`${eu}.module.apps[0]`, clientOf('web-eu'))],
            },
            {
              ...child(us, poolOf('pool-us')),
              child_modules: [child(`${us}.module.apps[0]`, clientOf('web-us'))],
            },
          ],
        },
        {
          module_calls: {
            auth: {
              module: {
                ...auth,
                module_calls: {
                  apps: {
                    module: apps,
                    expressions: {
                      pool: refers('aws_cognito_user_pool.this.id', 'aws_cognito_user_pool.this'),
                    },
                  },
                },
              },
            },
          },
        },
      ),
      both,
    ],
  ] as const) {
    test(`finds the pool of an app client by ${name}`, () => {
      const deployed = read(text);
      assert.deepEqual(deployed.gaps, []);
      assert.deepEqual(
        deployed.pools.map(({ name: of, clients: own = [] }) => [of, own.map(one => one.name)]),
        found,
      );
    });
  }
});

const pool = (attributes: object) =>
  JSON.stringify({
    version: 4,
    resources: [{ mode: 'managed', type: 'aws_cognito_user_pool', name: 'a', instances: [{ attributes }] }],
  });

/** A value that many lists are around. */
const nested = (depth: number) => JSON.parse(`${'['.repeat(depth)}1${']'.repeat(depth)}`);

test('a plan whose references fork and go round is read in time', () => {
  const fork = { references: ['module.a.x', 'module.b.x', 'var.none', 'module.a.y'] };
  const outputs = { x: { expression: { references: ['var.x', 'var.y'] } }, y: { expression: fork } };
  const module = { outputs };
  const calls = { source: './a', expressions: { x: fork, y: fork }, module };
  const changed = JSON.parse(plan);
  const root = changed.configuration.root_module;
  Object.assign(root.module_calls, { a: calls, b: calls });
  root.resources[1].expressions.user_pool_id = fork;
  assert.deepEqual(
    read(JSON.stringify(changed)).gaps.map(({ what }) => what),
    [
      'the app client aws_cognito_user_pool_client.web',
      'the app client module.lost.aws_cognito_user_pool_client.app',
    ],
  );
});

describe('what is no state is refused in one sentence', () => {
  const rows: readonly (readonly [name: string, text: string, says: RegExp])[] = [
    ['text', 'resource "aws_cognito_user_pool" "a" {}', /^is not JSON: give a state, or what terraform show/],
    ['nothing', '\n', /^is empty: there is no state yet$/],
    [
      'the settings of a backend',
      '{"version":3,"backend":{"type":"cloud","config":{"token":null}},"modules":[{"resources":{}}]}',
      /^only says where the state is kept: give what terraform state pull prints$/,
    ],
    ['a binary plan', 'PK\u0003\u0004', /^is a plan as Terraform keeps it: give what terraform show -json/],
    ['lines of a log', '{"@level":"info"}\n{"@level":"info"}', /^is not JSON: /],
    ['an older state', '{"version":3,"resources":[]}', /^is a Terraform state of version 3, not 4$/],
    ['an encrypted state', '{"encrypted_data":"a","encryption_version":"v0"}', /^is encrypted: /],
    ['another JSON', '{"pools":[]}', /^is neither a Terraform state nor/],
    ['null', 'null', /^is neither/],
    [
      'a text for a number',
      pool({ password_policy: [{ minimum_length: 'ten' }] }),
      /Policies.PasswordPolicy.MinimumLength, which is not a whole number$/,
    ],
    [
      'a list for a text',
      pool({ name: ['a'] }),
      /^has aws_cognito_user_pool.a with Name, which is not text$/,
    ],
    ['a text for a structure', pool({ lambda_config: 'a' }), /with LambdaConfig, which is not a mapping$/],
    [
      'a text for a list',
      pool({ username_attributes: 'email' }),
      /with UsernameAttributes, which is not a list$/,
    ],
    [
      'too long a list',
      pool({ username_attributes: Array(1_001).fill('email') }),
      /not a list of at most 1000$/,
    ],
    ['deep nesting', pool({ name: nested(500) }), /nested more than 50 deep$/],
  ];
  for (const [name, text, says] of rows) {
    test(name, () => {
      assert.throws(
        () => read(text),
        error => error instanceof SourceNotRead && says.test(error.message),
      );
    });
  }

  test('but resources of other kinds are not looked into', () => {
    const other = { mode: 'managed', type: 'aws_s3_bucket', name: 'b', instances: nested(50) };
    assert.deepEqual(read(JSON.stringify({ version: 4, resources: [other, null, 7] })).pools, []);
  });

  test('nor are modules of any depth followed by recursion', () => {
    const depth = 20_000;
    const text = `${'{"child_modules":['.repeat(depth)}{}${']}'.repeat(depth)}`;
    assert.deepEqual(read(`{"format_version":"1.0","values":{"root_module":${text}}}`).pools, []);
  });
});
