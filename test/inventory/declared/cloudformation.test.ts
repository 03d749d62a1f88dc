import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { readCloudFormation } from '../../../src/inventory/cloudformation/cloudformation.ts';
import { ParameterRefused } from '../../../src/inventory/cloudformation/parameter-refused.ts';
import { readStack } from '../../../src/inventory/cloudformation/physical-ids.ts';
import { deployedFrom } from '../../../src/inventory/declared/deployed-from.ts';
import { SourceNotRead } from '../../../src/inventory/source-not-read.ts';

const shop = readFileSync(new URL('shop.template.yaml', import.meta.url), 'utf8');
const stack = readStack(readFileSync(new URL('shop.resources.json', import.meta.url), 'utf8'));

type Parameters = Readonly<Record<string, string>>;
function read(text: string, parameters: Parameters = {}, withStack = false): ReturnType<typeof deployedFrom> {
  const given = { parameters: new Map(Object.entries(parameters)), ...(withStack && { stack }) };
  const { resources, gaps } = readCloudFormation(text, given);
  return deployedFrom(resources, gaps);
}

describe('a template of SAM', () => {
  const { account, pools, gaps } = read(shop);
  const [pool] = pools;

  test('tells pools and app clients by name, and no ids', () => {
    assert.deepEqual(
      [account, pool?.id, pool?.name, pool?.region],
      [undefined, undefined, 'shop-dev', undefined],
    );
    assert.deepEqual(
      pool?.clients?.map(({ id, name, address }) => [id, name, address]),
      [
        [undefined, 'web', 'Web'],
        [undefined, 'app-dev', 'App'],
      ],
    );
  });

  test('tells settings with what Cognito makes of those left out', () => {
    const { signUp, deletionProtection, passwordPolicy, recovery, mfa, senderKey } = pool?.settings ?? {};
    assert.deepEqual(
      [signUp, deletionProtection, recovery, mfa, senderKey],
      ['open', false, ['verified_email'], 'OFF', null],
    );
    assert.deepEqual(passwordPolicy, {
      minimumLength: 8,
      requireLowercase: false,
      requireUppercase: false,
      requireNumbers: true,
      requireSymbols: false,
      temporaryPasswordValidityDays: 7,
      passwordHistorySize: 0,
    });
    assert.equal(pool?.settings.domain, 'shop-dev');
    assert.deepEqual(pool?.clients?.[0]?.settings.accessTokenValidity, { value: 15, unit: 'minutes' });
    assert.deepEqual(pool?.clients?.[0]?.settings.oauthScopes, ['openid', 'orders/read']);
  });

  test('does not tell what only a deployment knows', () => {
    const { mail, triggers, tags, messages } = pool?.settings ?? {};
    assert.deepEqual(mail, {
      sendingAccount: 'DEVELOPER',
      replyTo: 'help@example.com',
      configurationSet: null,
    });
    assert.deepEqual([triggers?.UserMigration, triggers?.PreSignUp, tags], [undefined, undefined, undefined]);
    assert.deepEqual(
      [messages?.authentication?.sms, messages?.verification?.sms],
      [undefined, 'Code {####}'],
    );
    assert.equal(pool?.clients?.[0]?.settings.logoutUrls, undefined);
    assert.equal(pool?.groups?.[0]?.roleArn, undefined);
  });

  test('tells functions by their names without an account', () => {
    const { CustomMessage, PreAuthentication, PostAuthentication } = pool?.settings.triggers ?? {};
    assert.deepEqual(
      [CustomMessage, PreAuthentication, PostAuthentication],
      ['shop-dev-messages', 'lock', null],
    );
  });

  test('has gaps where nothing names an app client or its pool', () => {
    assert.deepEqual(pool?.gaps, [
      { what: 'the app client Unnamed', why: 'neither its id nor its name is told' },
    ]);
    assert.deepEqual(gaps, [
      { what: 'the app client Foreign', why: 'its pool us-east-1_Elsewhere stands elsewhere' },
    ]);
  });

  test('gives no secret', () => {
    assert.doesNotMatch(
      JSON.stringify(readCloudFormation(shop, { parameters: new Map() })),
      /not-to-be-read/,
    );
    const given = { parameters: new Map([['GoogleSecret', 'nor-this']]) };
    assert.doesNotMatch(JSON.stringify(readCloudFormation(shop, given)), /nor-this/);
  });
});

describe('a template with its stack', () => {
  const { account, pools } = read(shop, { Stage: 'prod', FromAddress: 'Shop <a@example.com>' }, true);
  const [pool] = pools;

  test('tells ids, region and account', () => {
    assert.deepEqual(
      [account, pool?.id, pool?.name, pool?.region],
      ['123456789012', 'eu-central-1_Sh0pPr0dA', 'shop-prod', 'eu-central-1'],
    );
    assert.deepEqual(
      pool?.clients?.map(({ id, name, hasSecret }) => [id, name, hasSecret]),
      [
        ['1a2b3c4d5e6f7g8h9i0j1k2l3m', 'web', false],
        ['2b3c4d5e6f7g8h9i0j1k2l3m4n', 'app-prod', false],
        ['3c4d5e6f7g8h9i0j1k2l3m4n5o', 'machine', true],
        ['4d5e6f7g8h9i0j1k2l3m4n5o6p', undefined, false],
      ],
    );
  });

  test('evaluates conditions with the parameters that are given', () => {
    const { signUp, deletionProtection, passwordPolicy, senderKey, mail } = pool?.settings ?? {};
    assert.deepEqual([signUp, deletionProtection, passwordPolicy?.minimumLength], ['closed', true, 14]);
    assert.equal(senderKey?.arn, 'arn:aws:kms:us-east-1:123456789012:key/1');
    assert.equal(mail?.from, 'Shop <a@example.com>');
    assert.equal(mail?.sourceArn, 'arn:aws:ses:eu-central-1:123456789012:identity/example.com');
    assert.equal(pool?.settings.messages?.authentication?.sms, 'Anmeldung {####}');
  });

  test('tells the functions whose names CloudFormation made up', () => {
    const { PreSignUp, PostConfirmation, CustomMessage } = pool?.settings.triggers ?? {};
    const arn = 'arn:aws:lambda:eu-central-1:123456789012:function:';
    assert.deepEqual(
      [PreSignUp, PostConfirmation, CustomMessage],
      [`${arn}shop-prod-GateFunction-1XYZ`, `${arn}shop-prod-GateFunction-1XYZ`, `${arn}shop-prod-messages`],
    );
    assert.equal(pool?.groups?.[0]?.roleArn, 'arn:aws:iam::123456789012:role/shop/shop-staff');
  });
});

test('a template in JSON is read alike', () => {
  const json = {
    Parameters: { Stage: { Type: 'String', Default: 'dev' } },
    Resources: {
      Pool: { Type: 'AWS::Cognito::UserPool', Properties: { UserPoolName: { 'Fn::Sub': `shop-\${Stage}` } } },
    },
  };
  assert.equal(read(JSON.stringify(json)).pools[0]?.name, 'shop-dev');
  assert.equal(
    read('{Resources: {A: {Type: AWS::Cognito::UserPool, Properties: {UserPoolName: a}}}}').pools[0]?.name,
    'a',
  );
});

test('a template is read out of what aws cloudformation get-template prints', () => {
  assert.equal(read(JSON.stringify({ TemplateBody: shop })).pools[0]?.name, 'shop-dev');
  const body = { Resources: { A: { Type: 'AWS::Cognito::UserPool', Properties: { UserPoolName: 'a' } } } };
  assert.equal(
    read(JSON.stringify({ StagesAvailable: ['Original'], TemplateBody: body })).pools[0]?.name,
    'a',
  );
});

test('what may or may not be is a gap', () => {
  const text = `
Parameters: { Stage: { Type: String } }
Conditions: { IsProd: !Equals [!Ref Stage, prod] }
Resources:
  Pool: { Type: AWS::Cognito::UserPool, Properties: { UserPoolName: a } }
  Web: { Type: AWS::Cognito::UserPoolClient, Condition: IsProd, Properties: { ClientName: web, UserPoolId: !Ref Pool } }
  Fn::ForEach::Apps:
    - App
    - [a, b]
    - App\${App}: { Type: AWS::Cognito::UserPoolClient, Properties: { UserPoolId: !Ref Pool } }
  Fn::ForEach::Buckets: [Name, [a, b], { 'Bucket\${Name}': { Type: AWS::S3::Bucket } }]
`;
  const { pools, gaps } = read(text);
  assert.deepEqual(gaps, [
    { what: 'whether the app client Web exists', why: 'its condition IsProd is not told' },
    { what: 'what Fn::ForEach::Apps makes', why: 'loops are not unfolded' },
  ]);
  assert.deepEqual(pools[0]?.clients, []);
  const clientsOf = (Stage: string) => read(text, { Stage }).pools[0]?.clients?.map(({ name }) => name);
  assert.deepEqual([clientsOf('prod'), clientsOf('dev')], [['web'], []]);
});

/** A template whose pool is called what an expression gives. */
const naming = (expression: string) => `
Parameters:
  Word: { Type: String, Default: word }
  Unset: { Type: String }
  Words: { Type: CommaDelimitedList, Default: 'a, b' }
  Numbers: { Type: List<Number>, Default: '1,2' }
  Hidden: { Type: String, NoEcho: 'true', Default: hidden }
Conditions:
  Yes: !Equals [a, a]
  No: !Not [!Condition Yes]
  Maybe: !Equals [!Ref Unset, a]
  Circle: !Condition Circle
  Both: !And [!Condition Yes, !Condition Maybe]
  Neither: !And [!Condition No, !Condition Maybe]
  Either: !Or [!Condition Yes, !Condition Maybe]
Mappings:
  Map: { one: { two: three, list: [x, y] } }
Resources:
  Site: { Type: AWS::S3::Bucket }
  Pool:
    Type: AWS::Cognito::UserPool
    Properties:
      UserPoolName: ${expression}
`;

describe('nested stacks, which are not followed,', () => {
  const site = '{ Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: site.yaml } }';
  const pool = '{ Type: AWS::Cognito::UserPool, Properties: { UserPoolName: shop } }';
  const web =
    '{ Type: AWS::Cognito::UserPoolClient, Properties: { ClientName: web, UserPoolId: !Ref Pool } }';
  const given = (value: string) =>
    `{ Type: AWS::Serverless::Application, Properties: { Parameters: { Other: a, PoolId: ${value} } } }`;
  const read = (lines: readonly string[]) => {
    const text = ['Resources:', ...lines.map(line => `  ${line}`)].join('\n');
    const stack = { physicalIds: new Map([['Known', 'us-east-1_Known']]), pseudo: new Map() };
    const { resources, gaps } = readCloudFormation(text, { parameters: new Map(), stack });
    const { pools, gaps: all } = deployedFrom(resources, gaps);
    return { pools, gaps: all };
  };
  const gap = {
    what: 'its app clients',
    why: 'the nested stack Apps, which is not followed, may make some',
  };

  for (const [name, lines, clients] of [
    ['by its id', [`Pool: ${pool}`, `Web: ${web}`, `Apps: ${given('!Ref Pool')}`], ['web']],
    ['by its ARN', [`Pool: ${pool}`, `Apps: ${given('!GetAtt Pool.Arn')}`], []],
    ['by an id that is known', [`Known: ${pool}`, `Apps: ${given('!Ref Known')}`], []],
  ] as const) {
    test(`may make app clients of a pool that they are told of ${name}: they are told in part`, () => {
      const [only] = read(lines).pools;
      assert.deepEqual(
        only?.clients?.map(client => client.name),
        clients,
      );
      assert.deepEqual([only?.inPart?.has('clients'), only?.gaps], [true, [gap]]);
    });
  }

  test('may be told anything', () => {
    const { pools } = read([`Pool: ${pool}`, `Apps: ${given('{ a: [b], c: { d: e } }')}`]);
    assert.deepEqual(pools[0]?.gaps, []);
  });

  test('say nothing of a pool that they are not told of', () => {
    const { pools, gaps } = read([`Pool: ${pool}`, `Web: ${web}`, `Site: ${site}`]);
    assert.deepEqual([pools[0]?.clients?.length, pools[0]?.gaps, gaps], [1, [], []]);
  });

  test('are told where they are all there is', () => {
    assert.deepEqual(read([`Site: ${site}`]), {
      pools: [],
      gaps: [
        {
          what: 'what the nested stack Site makes',
          why: 'nested stacks are not followed: give the template of that one',
        },
      ],
    });
  });
});

describe('a function of a template', () => {
  const rows: readonly (readonly [expression: string, gives: string | undefined])[] = [
    ['!Ref Word', 'word'],
    ['!Ref Unset', undefined],
    ['!Ref Hidden', undefined],
    ['!Ref Nobody', undefined],
    ['!Ref Site', undefined],
    ["!Ref 'AWS::Region'", undefined],
    ['{ Ref: Word }', 'word'],
    [`!Sub '\${Word}-\${!Word}'`, `word-\${Word}`],
    [`!Sub '\${Word}-\${Site.Arn}'`, undefined],
    [`!Sub ['\${A}\${A}', { A: !Ref Word }]`, 'wordword'],
    ["!Join ['-', !Ref Words]", 'a-b'],
    ["!Join ['-', [a, !Ref Unset]]", undefined],
    ["!Join ['', [a, !Ref 'AWS::NoValue', b]]", 'ab'],
    ['!Select [1, !Ref Words]', 'b'],
    ["!Select ['1', !Ref Numbers]", '2'],
    ['!Select [7, !Ref Words]', undefined],
    ['!Select [1, !Split [",", "a,b"]]', 'b'],
    ['!Split ["", "ab"]', undefined],
    ['!If [Yes, a, b]', 'a'],
    ['!If [No, a, b]', 'b'],
    ['!If [Maybe, a, b]', undefined],
    ['!If [Maybe, a, a]', 'a'],
    ['!If [Circle, a, b]', undefined],
    ['!If [Both, a, b]', undefined],
    ['!If [Neither, a, b]', 'b'],
    ['!If [Either, a, b]', 'a'],
    ['!If [Nowhere, a, b]', undefined],
    ['!FindInMap [Map, one, two]', 'three'],
    ['!Select [0, !FindInMap [Map, one, list]]', 'x'],
    ['!FindInMap [Map, one, four]', undefined],
    ['!FindInMap [Map, one, four, { DefaultValue: d }]', 'd'],
    ['!FindInMap [Map, constructor, name]', undefined],
    ['!FindInMap [{ a: b }, {}, [c]]', undefined],
    ['!ImportValue Name', undefined],
    ['!Transform { Name: x }', undefined],
    ['!GetAtt Site.Arn', undefined],
    ["'{{resolve:ssm:name}}'", undefined],
    [`!Sub "{{resolve:ssm:\${Word}}}"`, undefined],
    ['012', '012'],
    ['true', 'true'],
  ];
  for (const [expression, gives] of rows) {
    test(`${expression} gives ${gives}`, () => {
      const given = { parameters: new Map<string, string>() };
      const { Name } = readCloudFormation(naming(expression), given).resources[0]?.properties ?? {};
      assert.equal(typeof Name === 'object' ? undefined : Name?.toString(), gives);
    });
  }
});

describe('what is no template is refused in one sentence', () => {
  const laughs = Array.from({ length: 30 }, (_, at) => `l${at + 1}: &l${at + 1} [*l${at}, *l${at}]`).join(
    '\n',
  );
  const doubling = Array.from({ length: 22 }, () => `{ 'Fn::Sub': ['\${a}\${a}', { a: `).join('');
  const rows: readonly (readonly [name: string, text: string, says: RegExp])[] = [
    [
      'very many resources',
      JSON.stringify({
        Resources: Object.fromEntries(Array.from({ length: 2_001 }, (_, at) => [`R${at}`, {}])),
      }),
      /^has more than 2000 resources$/,
    ],
    ['text', 'hello', /^is no CloudFormation template: it has no Resources$/],
    ['nothing', '', /it has no Resources$/],
    ['broken YAML', 'Resources:\n  A: [', /^is not valid YAML at line \d+$/],
    ['two documents', 'a: 1\n---\nb: 2', /^has more than one YAML document$/],
    ['a key twice', 'Resources:\n  A: 1\n  A: 2', /^has the key "A" a second time at line 3$/],
    ['an alias without an anchor', 'Resources: *a', /^is not valid YAML|^has \*a without an anchor/],
    [
      'aliases that unfold',
      `l0: &l0 [a]\n${laughs}\nResources: {}`,
      /^has aliases that unfold without measure$/,
    ],
    ['an alias of itself', 'Resources: &a { b: *a }', /^is nested more than 100 deep$/],
    ['deep lists', `Resources: ${'['.repeat(5_000)}`, /^is nested more than 100 deep$/],
    [
      'deep mappings',
      `Resources: ${'{"a":'.repeat(500)}1${'}'.repeat(500)}`,
      /^is nested more than 100 deep$/,
    ],
    [
      'functions that double',
      naming(`${doubling}${'a'.repeat(100)}${' } ] }'.repeat(22)}`),
      /^has functions that make a text without measure$/,
    ],
    ['a wrong type', naming('[a]'), /^has Pool with Name, which is not text$/],
  ];
  for (const [name, text, says] of rows) {
    test(name, () => {
      assert.throws(
        () => read(text),
        error => error instanceof SourceNotRead && says.test(error.message),
      );
    });
  }

  test('deep JSON', () => {
    const text = `{"Resources":{"P":{"Type":"AWS::Cognito::UserPool","Properties":${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}}}}`;
    assert.throws(
      () => read(text),
      error => error instanceof SourceNotRead && /nested more/.test(error.message),
    );
  });
});

describe('a parameter that a template does not take is refused', () => {
  const rows: readonly (readonly [name: string, given: Parameters, says: RegExp])[] = [
    ['unknown', { Nobody: 'x' }, /^has no parameter "Nobody"$/],
    ['not allowed', { Stage: 'test' }, /^allows for the parameter Stage only dev, prod$/],
  ];
  for (const [name, given, says] of rows) {
    test(name, () => {
      assert.throws(
        () => read(shop, given),
        error => error instanceof ParameterRefused && says.test(error.message),
      );
    });
  }

  test('but pseudo parameters may be given', () => {
    const { triggers } =
      read(shop, { 'AWS::Region': 'eu-west-1', 'AWS::AccountId': '123456789012' }).pools[0]?.settings ?? {};
    assert.equal(triggers?.PreAuthentication, 'arn:aws:lambda:eu-west-1:123456789012:function:lock');
  });
});

test('a list of a stack’s resources is read as either command prints it', () => {
  const rows = [
    { LogicalResourceId: 'Pool', PhysicalResourceId: 'us-east-1_a' },
    null,
    { LogicalResourceId: 'Other' },
  ];
  assert.deepEqual(
    [...readStack(JSON.stringify({ StackResourceSummaries: rows })).physicalIds],
    [['Pool', 'us-east-1_a']],
  );
  assert.throws(() => readStack('{}'), /describe-stack-resources/);
});
