import assert from 'node:assert/strict';
import { copyFile, mkdir, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { type DeployedSource, readDeployed } from '../../../src/cli/inventory/deployed-source.ts';
import { NotReached } from '../../../src/cli/not-reached.ts';
import { UsageProblem } from '../../../src/cli/usage-problem.ts';
import { fakeTerminal } from '../../cli/fake-terminal.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
const state = join(here, 'two-pools.tfstate');
const shop = join(here, 'shop.template.yaml');
const resources = join(here, 'shop.resources.json');

const nothing: DeployedSource = {
  terraform: [],
  cloudformation: undefined,
  parameter: [],
  resources: undefined,
};

describe('the files that flags name', () => {
  let directory: string;
  before(async () => {
    directory = await mkdtemp(join(tmpdir(), 'lifeguard-source-'));
    await writeFile(join(directory, 'other.tfstate'), '{"version":4,"resources":[]}');
    await writeFile(join(directory, 'large.yaml'), '');
    await truncate(join(directory, 'large.yaml'), 1024 * 1024 + 1);
    await writeFile(join(directory, 'huge.tfstate'), '');
    await truncate(join(directory, 'huge.tfstate'), 50 * 1024 * 1024 + 1);
    await writeFile(join(directory, 'bytes'), Buffer.from([0xc3, 0x28]));
    const clients = {
      mode: 'managed',
      type: 'aws_cognito_user_pool_client',
      name: 'late',
      instances: [{ attributes: { id: 'late', name: 'late', user_pool_id: 'us-east-1_AkG9mnbjA' } }],
    };
    await writeFile(join(directory, 'apps.tfstate'), JSON.stringify({ version: 4, resources: [clients] }));
    await writeFile(
      join(directory, 'utf16.tfstate'),
      Buffer.from(`\uFEFF{"version":4,"resources":[]}`, 'utf16le'),
    );
    const unnamed = '{"Resources":{"A":{"Type":"AWS::Cognito::UserPool"}}}';
    await writeFile(join(directory, 'unnamed.json'), unnamed);
  });
  after(() => rm(directory, { recursive: true }));

  const read = (source: Partial<DeployedSource>, input = '') =>
    readDeployed({ ...nothing, ...source }, fakeTerminal(directory, {}, input));

  test('none means live pools', async () => assert.equal(await read({}), undefined));

  test('are read, and named', async () => {
    const { source, kind, account, pools = [] } = (await read({ terraform: [state] })) ?? {};
    assert.deepEqual([source, kind, account, pools.length], [state, 'terraform', '123456789012', 2]);
  });

  test('may be a folder in which Terraform was run', async () => {
    await mkdir(join(directory, 'infra'));
    await copyFile(state, join(directory, 'infra', 'terraform.tfstate'));
    const { source, pools = [] } = (await read({ terraform: ['infra/'] })) ?? {};
    assert.deepEqual([source, pools.length], [join('infra', 'terraform.tfstate'), 2]);
  });

  test('may be several states, which belong together', async () => {
    const { pools, gaps } = (await read({ terraform: ['apps.tfstate', state] })) ?? {};
    assert.deepEqual(
      pools?.[0]?.clients?.map(({ name }) => name),
      ['late', 'phenom-prod-web', 'phenom-prod-jobs'],
    );
    assert.deepEqual(gaps, []);
  });

  test('may come by the standard input', async () => {
    const template = 'Resources: { A: { Type: AWS::Cognito::UserPool, Properties: { UserPoolName: a } } }';
    const { source, pools } = (await read({ cloudformation: '-' }, template)) ?? {};
    assert.deepEqual([source, pools?.[0]?.name], ['the standard input', 'a']);
  });

  test('get ids and parameters from other flags', async () => {
    const given = { cloudformation: shop, resources, parameter: ['Stage=prod', 'CallbackUrls=https://a=b'] };
    const { kind, account, pools } = (await read(given)) ?? {};
    assert.deepEqual(
      [kind, account, pools?.[0]?.id],
      ['cloudformation', '123456789012', 'eu-central-1_Sh0pPr0dA'],
    );
    assert.deepEqual(pools?.[0]?.clients?.[0]?.settings.callbackUrls, ['https://a=b']);
  });

  const rows: readonly (readonly [
    name: string,
    source: Partial<DeployedSource>,
    problem: typeof UsageProblem | typeof NotReached,
    says: RegExp,
  ])[] = [
    ['both kinds', { terraform: [state], cloudformation: shop }, UsageProblem, /exclude each other/],
    ['a parameter without a template', { parameter: ['A=b'] }, UsageProblem, /--parameter goes with/],
    [
      'resources without a template',
      { terraform: [state], resources },
      UsageProblem,
      /--resources goes with/,
    ],
    ['the standard input twice', { cloudformation: '-', resources: '-' }, UsageProblem, /Only one/],
    [
      'a parameter without a value',
      { cloudformation: shop, parameter: ['Secret'] },
      UsageProblem,
      /^--parameter takes NAME=VALUE, such as Stage=prod\.$/,
    ],
    [
      'an unknown parameter',
      { cloudformation: shop, parameter: ['Nobody=x'] },
      UsageProblem,
      /has no parameter "Nobody"\.$/,
    ],
    ['no such file', { terraform: ['nowhere.tfstate'] }, NotReached, /^There is no file nowhere.tfstate\.$/],
    [
      'a folder whose state is elsewhere',
      { terraform: ['.'] },
      NotReached,
      /^\. has no terraform\.tfstate: .* terraform state pull prints there\.$/,
    ],
    [
      'a state that is too large',
      { terraform: ['huge.tfstate'] },
      NotReached,
      /^huge.tfstate has more than 50 MiB\.$/,
    ],
    [
      'a template that is too large',
      { cloudformation: 'large.yaml' },
      NotReached,
      /^large.yaml has more than 1 MiB\.$/,
    ],
    ['bytes that are no text', { terraform: ['bytes'] }, NotReached, /^bytes is no text\.$/],
    [
      'a state without a pool',
      { terraform: ['other.tfstate'] },
      NotReached,
      /^other.tfstate has no user pool\.$/,
    ],
    ['one of PowerShell', { terraform: ['utf16.tfstate'] }, NotReached, /^utf16.tfstate has no user pool\.$/],
    [
      'app clients alone',
      { terraform: ['apps.tfstate'] },
      NotReached,
      /tells too little of the app client aws_cognito_user_pool_client.late: its pool us-east-1_AkG9mnbjA stands elsewhere\.$/,
    ],
    [
      'a pool without a name',
      { cloudformation: 'unnamed.json' },
      NotReached,
      /the user pool A: neither its id nor its name is told\.$/,
    ],
    ['a template for a state', { terraform: [shop] }, NotReached, /is not JSON: give a state, .*\.$/],
    ['a state for a template', { cloudformation: state }, NotReached, /is no CloudFormation template/],
    [
      'resources that are none',
      { cloudformation: shop, resources: state },
      NotReached,
      /two-pools.tfstate is not what aws/,
    ],
  ];
  for (const [name, source, problem, says] of rows) {
    test(`${name} is one sentence`, async () => {
      await assert.rejects(read(source), error => error instanceof problem && says.test(error.message));
    });
  }
});
