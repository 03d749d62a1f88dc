import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { drifts, inventory, type Ran } from '../inventory-command.ts';

const account = '111122223333';
const arn = (name: string) => `arn:aws:lambda:eu-west-1:${account}:function:${name}`;
const poolsYaml = (functions: object, triggers: object) =>
  JSON.stringify({
    account,
    regions: ['eu-west-1'],
    pools: [{ id: 'eu-west-1_Shop00001', name: 'shop', triggers }],
    functions,
  });

/** A state whose pool has a function for CustomMessage. */
const stateOf = (custom_message: string) => ({
  version: 4,
  resources: [
    {
      ...{ mode: 'managed', type: 'aws_cognito_user_pool', name: 'shop' },
      provider: 'provider["registry.terraform.io/hashicorp/aws"]',
      instances: [
        {
          attributes: {
            ...{ id: 'eu-west-1_Shop00001', name: 'shop' },
            lambda_config: [{ custom_message }],
          },
        },
      ],
    },
  ],
});

/** A template whose pool has an expression there. */
const templateOf = (CustomMessage: unknown) => ({
  Resources: {
    FnB: { Type: 'AWS::Lambda::Function', Properties: {} },
    Shop: {
      Type: 'AWS::Cognito::UserPool',
      Properties: { UserPoolName: 'shop', LambdaConfig: { CustomMessage } },
    },
  },
});
const sub = (name: string) => ({
  'Fn::Sub': `arn:aws:lambda:eu-west-1:\${AWS::AccountId}:function:${name}`,
});

describe('a trigger of pools.yaml', () => {
  let directory: string;
  before(async () => {
    directory = await mkdtemp(join(tmpdir(), 'lifeguard-triggers-'));
  });
  after(() => rm(directory, { recursive: true }));

  async function check(yaml: string, flag: string, source: object): Promise<Ran> {
    await writeFile(join(directory, 'pools.yaml'), yaml);
    await writeFile(join(directory, 'source.json'), JSON.stringify(source));
    return inventory(directory, 'check', flag, 'source.json', '--json');
  }

  const rows: readonly (readonly [
    name: string,
    entry: string,
    flag: '--terraform' | '--cloudformation',
    source: object,
    actual: string | undefined,
  ])[] = [
    ['is its ARN in a state', arn('other'), '--terraform', stateOf(arn('other')), undefined],
    [
      'is no function of its name that has another',
      arn('other'),
      '--terraform',
      stateOf(arn('cm')),
      arn('cm'),
    ],
    ['is no other alias', arn('cm:live'), '--terraform', stateOf(arn('cm:canary')), arn('cm:canary')],
    ['is any alias where it names none', arn('cm'), '--terraform', stateOf(arn('cm:canary')), undefined],
    ['is its name in a template', arn('cm'), '--cloudformation', templateOf(sub('cm')), undefined],
    [
      'is no other function in a template',
      arn('other'),
      '--cloudformation',
      templateOf(sub('cm')),
      'function:cm',
    ],
    [
      'is no other alias in a template',
      arn('cm:live'),
      '--cloudformation',
      templateOf(sub('cm:old')),
      'cm:old',
    ],
  ];
  for (const [name, entry, flag, source, actual] of rows) {
    test(name, async () => {
      const yaml = poolsYaml({ cm: { arn: entry } }, { CustomMessage: 'cm' });
      const told = drifts((await check(yaml, flag, source)).said).filter(
        ({ field }) => field === 'triggers.CustomMessage',
      );
      assert.deepEqual(
        told.map(one => one.actual),
        actual === undefined ? [] : [actual],
      );
    });
  }

  const unresolved = templateOf({ 'Fn::GetAtt': ['FnB', 'Arn'] });
  for (const [name, triggers, unknown] of [
    ['that it has, of a function that is not told, agrees as far as is known', { CustomMessage: 'cm' }, []],
    ['that it does not have, of a function that is not told, is unknown', {}, ['its trigger CustomMessage']],
  ] as const) {
    test(name, async () => {
      const { code, said } = await check(
        poolsYaml({ cm: { arn: arn('cm') } }, triggers),
        '--cloudformation',
        unresolved,
      );
      const told: { readonly unknown: readonly { readonly what: string }[] } = JSON.parse(said);
      assert.deepEqual(
        told.unknown.map(({ what }) => what),
        unknown,
      );
      assert.equal(code === 3, unknown.length > 0);
    });
  }
});
