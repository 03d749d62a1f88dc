import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { driftsIn, inventory } from '../inventory-command.ts';

const [shop, other] = ['eu-west-1_Shop00001', 'eu-west-1_Other0001'];
const poolsYaml = `regions: [eu-west-1]
pools:
  - id: ${shop}
    name: shop
    groups: [{ name: staff }]
    clients: [{ id: 5web, name: web }, { id: 5app, name: app }]
  - id: ${other}
    name: other
    clients: [{ id: 5far, name: far }]
`;

const pool = (UserPoolName?: string) => ({ Type: 'AWS::Cognito::UserPool', Properties: { UserPoolName } });
const client = (ClientName: string | undefined, UserPoolId: unknown, Condition?: string) => ({
  Type: 'AWS::Cognito::UserPoolClient',
  ...(Condition && { Condition }),
  Properties: { ClientName, UserPoolId },
});
const ref = (Ref: string) => ({ Ref });
const whole = {
  Pool: pool('shop'),
  Far: pool('other'),
  Web: client('web', ref('Pool')),
  FarApp: client('far', ref('Far')),
};

/** What else a template declares, and who of pools.yaml is told as gone for it. */
const templates: readonly (readonly [name: string, more: object, gone: readonly string[]])[] = [
  ['nothing', {}, ['app']],
  ['an app client without a name', { NoName: client(undefined, ref('Pool')) }, []],
  ['one of another pool without a name', { NoName: client(undefined, ref('Far')) }, ['app']],
  ['an app client of a pool that is not told', { Lost: client('lost', { 'Fn::ImportValue': 'Id' }) }, []],
  ['an app client of a pool by an id, where no pool has one', { Lost: client('lost', shop) }, []],
  ['an app client that may not exist', { Maybe: client('maybe', ref('Pool'), 'Maybe') }, []],
  ['a pool without a name in the place of one with', { Far: pool() }, ['app']],
  [
    'a group without a name',
    { Staff: { Type: 'AWS::Cognito::UserPoolGroup', Properties: { UserPoolId: ref('Pool') } } },
    ['app'],
  ],
];

const inState = (type: string, name: string, attributes: object) => ({
  ...{ mode: 'managed', type, name, provider: 'provider["registry.terraform.io/hashicorp/aws"]' },
  instances: [{ attributes }],
});
const far = { id: '5far', name: 'far', user_pool_id: other };
const states: readonly (readonly [name: string, more: readonly object[], gone: readonly string[]])[] = [
  ['nothing', [], ['web', 'app', 'other']],
  [
    'an app client of a pool that stands elsewhere',
    [inState('aws_cognito_user_pool_client', 'far', far)],
    ['web', 'app'],
  ],
];

describe('nothing is gone that may be among what a source does not tell apart', () => {
  let directory: string;
  before(async () => {
    directory = await mkdtemp(join(tmpdir(), 'lifeguard-gone-'));
    await writeFile(join(directory, 'pools.yaml'), poolsYaml);
  });
  after(() => rm(directory, { recursive: true }));

  async function goneBy(flag: string, source: object): Promise<readonly string[]> {
    await writeFile(join(directory, 'source.json'), JSON.stringify(source));
    const ran = await inventory(directory, 'check', flag, 'source.json', '--json');
    return driftsIn(ran).flatMap(told => /^(?:pool|group|app client) (\w+): removed$/.exec(told)?.[1] ?? []);
  }

  for (const [name, more, gone] of templates) {
    test(`a template that has ${name} beside`, async () => {
      const Parameters = { Stage: { Type: 'String' } };
      const Conditions = { Maybe: { 'Fn::Equals': [ref('Stage'), 'prod'] } };
      const Resources = { ...whole, ...more };
      assert.deepEqual(await goneBy('--cloudformation', { Parameters, Conditions, Resources }), gone);
    });
  }
  for (const [name, more, gone] of states) {
    test(`a state that has ${name} beside`, async () => {
      const resources = [inState('aws_cognito_user_pool', 'shop', { id: shop, name: 'shop' }), ...more];
      assert.deepEqual(await goneBy('--terraform', { version: 4, resources }), gone);
    });
  }
});
