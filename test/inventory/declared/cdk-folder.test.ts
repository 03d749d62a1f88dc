import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, beforeEach, describe, test } from 'node:test';
import { readCdkFolder } from '../../../src/cli/inventory/read-cdk-folder.ts';
import { fakeTerminal } from '../../cli/fake-terminal.ts';
import { driftsIn, inventory } from '../inventory-command.ts';

const exportOf = (Value: unknown, Name: string) => ({ Value, Export: { Name } });

/** As `cdk synth` writes them: the pool in one stack, app clients in another, which takes the pool's id by its export. */
const auth = {
  Resources: {
    Pool6BA7E5F2: { Type: 'AWS::Cognito::UserPool', Properties: { UserPoolName: 'shop' } },
    Mail: { Type: 'AWS::Lambda::Function', Properties: { FunctionName: 'mail' } },
  },
  Outputs: {
    Ref: exportOf({ Ref: 'Pool6BA7E5F2' }, 'Auth:ExportsOutputRefPool6BA7E5F2'),
    Round: exportOf({ 'Fn::ImportValue': 'Auth:Round' }, 'Auth:Round'),
  },
};
const clientOf = (ClientName: string, name: string) => ({
  Type: 'AWS::Cognito::UserPoolClient',
  Properties: {
    ...{ ClientName, ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'] },
    UserPoolId: { 'Fn::ImportValue': name },
  },
});
const apps = { Resources: { Web: clientOf('web', 'Auth:ExportsOutputRefPool6BA7E5F2') } };
const stack = (templateFile: string, environment = 'aws://123456789012/eu-west-1') => ({
  ...{ type: 'aws:cloudformation:stack', environment },
  properties: { templateFile },
});
const manifest = (artifacts: object) => ({ version: '36.0.0', artifacts });

const cdkOut = {
  'manifest.json': manifest({
    Tree: { type: 'cdk:tree', properties: { file: 'tree.json' } },
    'Auth.assets': { type: 'cdk:asset-manifest', properties: { file: 'Auth.assets.json' } },
    Apps: stack('Apps.template.json'),
    Auth: stack('Auth.template.json'),
    Web: stack('Web.template.json'),
  }),
  'Auth.template.json': auth,
  'Apps.template.json': apps,
  'Web.template.json': { Resources: { Site: { Type: 'AWS::S3::Bucket' } } },
};

const web = '{ id: 5web, name: web, authFlows: [ALLOW_REFRESH_TOKEN_AUTH] }';
const pools = (clients: string) => `account: '123456789012'
regions: [eu-west-1]
pools:
  - id: eu-west-1_Shop00001
    name: shop
    clients: [${clients}]
`;

describe('a folder of the CDK', () => {
  let directory: string;
  before(async () => {
    directory = await mkdtemp(join(tmpdir(), 'lifeguard-cdk-'));
    await writeFile(join(directory, 'pools.yaml'), pools(web));
    await writeFile(join(directory, 'gone.yaml'), pools(`${web}, { id: 6old, name: old }`));
  });
  beforeEach(() => rm(join(directory, 'cdk.out'), { recursive: true, force: true }));
  after(() => rm(directory, { recursive: true }));

  async function write(folder: string, files: Readonly<Record<string, object>>) {
    for (const [name, content] of Object.entries(files)) {
      const path = join(directory, folder, name);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, JSON.stringify(content));
    }
  }

  async function check(files: Readonly<Record<string, object>>, ...args: readonly string[]) {
    await write('cdk.out', files);
    return inventory(directory, 'check', '--cloudformation', 'cdk.out', ...args);
  }

  test('is read whole: what stacks take from each other is found', async () => {
    const { code, said, complained } = await check(cdkOut, '--json');
    const { drifts, unknown, read, source } = JSON.parse(said || '{}');
    assert.deepEqual([drifts, unknown, read], [[], [], { pools: 1, clients: 1 }], complained);
    assert.deepEqual([code, source], [0, 'cdk.out']);
  });

  test('tells an app client that no stack has', async () => {
    const { code, said } = await check(cdkOut, '--config', 'gone.yaml');
    assert.equal(code, 1);
    assert.match(said, /- app client old 6old/);
  });

  test('has stages, each with what it exports', async () => {
    const inStage = Object.fromEntries(
      Object.entries(cdkOut).map(([name, content]) => [join('assembly-Prod', name), content]),
    );
    const stage = { type: 'cdk:cloud-assembly', properties: { directoryName: 'assembly-Prod' } };
    const { code, said } = await check({ ...inStage, 'manifest.json': manifest({ stage }) });
    assert.equal(code, 0, said);
  });

  test('has triggers by what a stack exports that has no user pool', async () => {
    const Mail = { Type: 'AWS::Lambda::Function', Properties: { FunctionName: 'mail' } };
    const arn = exportOf({ 'Fn::GetAtt': ['Mail', 'Arn'] }, 'Mail:Arn');
    const LambdaConfig = { CustomMessage: { 'Fn::ImportValue': 'Mail:Arn' } };
    const Pool6BA7E5F2 = {
      Type: 'AWS::Cognito::UserPool',
      Properties: { UserPoolName: 'shop', LambdaConfig },
    };
    const ran = await check(
      {
        ...cdkOut,
        'manifest.json': manifest({
          Auth: stack('Auth.template.json'),
          Apps: stack('Apps.template.json'),
          Mail: stack('Mail.template.json'),
        }),
        'Auth.template.json': { ...auth, Resources: { Pool6BA7E5F2 } },
        'Mail.template.json': { Resources: { Mail }, Outputs: { arn } },
      },
      '--json',
    );
    assert.equal(ran.code, 1, ran.complained);
    assert.deepEqual(driftsIn(ran), ['pool shop: triggers.CustomMessage']);
  });

  test('may have stacks without resources', async () => {
    const { code, complained } = await check({ ...cdkOut, 'Web.template.json': { Description: 'none yet' } });
    assert.equal(code, 0, complained);
  });

  test('tells what is taken from another environment', async () => {
    const artifacts = {
      Auth: stack('Auth.template.json'),
      Apps: stack('Apps.template.json', 'aws://123456789012/eu-north-1'),
    };
    const { said } = await check({ ...cdkOut, 'manifest.json': manifest(artifacts) });
    assert.match(said.replaceAll(/\s+/g, ' '), /Unknown: the app client Apps\/Web: its pool is not told\./);
  });

  test('may have app clients in nested stacks, wherever those are given the pool', async () => {
    const Parameters = { PoolId: { 'Fn::ImportValue': 'Auth:ExportsOutputRefPool6BA7E5F2' } };
    const more = { Type: 'AWS::CloudFormation::Stack', Properties: { Parameters } };
    const { code, said } = await check(
      { ...cdkOut, 'Apps.template.json': { Resources: { More: more } } },
      ...['--config', 'gone.yaml'],
    );
    assert.equal(code, 3);
    assert.match(
      said.replaceAll(/\s+/g, ' '),
      /^Unknown of shop: its app clients: the nested stack More, which is/,
    );
  });

  const stageOf = (directoryName: string) => ({ type: 'cdk:cloud-assembly', properties: { directoryName } });
  const times = (count: number, artifact: object, prefix = 'S') =>
    Object.fromEntries(Array.from({ length: count }, (_, at) => [`${prefix}${at}`, artifact]));

  test('reads a stage once, however many name it', async () => {
    const both = manifest(times(2, stageOf('a')));
    const inner = manifest({ ...times(2, stageOf('../b'), 'T'), Up: stageOf('..') });
    await write('cdk.out', { 'manifest.json': both, 'a/manifest.json': inner });
    await write('cdk.out/b', cdkOut);
    const read = await readCdkFolder('cdk.out', fakeTerminal(directory));
    assert.deepEqual(
      read.map(({ name }) => name),
      ['Apps', 'Auth', 'Web'].map(stackName => `a/../b/${stackName}`),
    );
  });

  const links: readonly (readonly [name: string, file: string, to: string])[] = [
    ['to its manifest', 'manifest.json', 'elsewhere/manifest.json'],
    ['to a template', 'Auth.template.json', 'elsewhere/Auth.template.json'],
    ['to a stage', 'assembly-Prod', 'elsewhere'],
  ];
  for (const [name, file, to] of links) {
    test(`that has a link ${name} elsewhere is refused`, async () => {
      const inProd = { ...cdkOut['manifest.json'].artifacts, stage: stageOf('assembly-Prod') };
      const files = { ...cdkOut, 'manifest.json': manifest(inProd), 'assembly-Prod/x': {} };
      await write('elsewhere', cdkOut);
      await write('cdk.out', files);
      await rm(join(directory, 'cdk.out', file), { recursive: true });
      await symlink(join(directory, to), join(directory, 'cdk.out', file));
      const { code, complained } = await check({});
      assert.deepEqual([code, complained], [3, `cdk.out names a file elsewhere: ${file}.`]);
    });
  }

  test('that is a link itself, and has links within, is read', async () => {
    await write('real.out', { ...cdkOut, 'sub/Web.template.json': cdkOut['Web.template.json'] });
    await rm(join(directory, 'real.out', 'Web.template.json'));
    await symlink(join('sub', 'Web.template.json'), join(directory, 'real.out', 'Web.template.json'));
    await symlink('real.out', join(directory, 'cdk.out'));
    const { code, complained } = await check({});
    assert.equal(code, 0, complained);
  });

  test('of which a pipe is a template is refused', async () => {
    await write('cdk.out', { 'manifest.json': manifest({ Auth: stack('pipe') }) });
    execFileSync('mkfifo', [join(directory, 'cdk.out', 'pipe')]);
    const { code, complained } = await check({});
    assert.deepEqual([code, complained], [3, `${join('cdk.out', 'pipe')} is no file.`]);
  });

  test('never means the standard input', async () => {
    await write('.', { 'manifest.json': manifest({ Auth: stack('-') }) });
    const terminal = fakeTerminal(directory, {}, JSON.stringify(auth));
    await assert.rejects(readCdkFolder('.', terminal), /^NotReached: There is no file -\.$/);
    await rm(join(directory, 'manifest.json'));
  });

  const nestedIn = (Type: string) => ({ Resources: { Auth: { Type, Properties: {} } } });
  const rows: readonly (readonly [
    name: string,
    files: Readonly<Record<string, object>>,
    args: readonly string[],
    code: number,
    says: RegExp,
  ])[] = [
    [
      'without a manifest',
      { 'x.json': {} },
      [],
      3,
      /^cdk\.out is no folder of the CDK, .* such as cdk\.out\.$/,
    ],
    ['with another manifest', { 'manifest.json': {} }, [], 3, /manifest\.json is no manifest of the CDK: /],
    [
      'without pools',
      { ...cdkOut, 'manifest.json': manifest({ Web: stack('Web.template.json') }) },
      [],
      3,
      /^cdk\.out has no user pool\.$/,
    ],
    ...['AWS::CloudFormation::Stack', 'AWS::Serverless::Application'].map(
      type =>
        [
          `with pools in nested stacks alone, ${type}`,
          {
            ...cdkOut,
            'manifest.json': manifest({ Web: stack('Web.template.json') }),
            'Web.template.json': nestedIn(type),
          },
          [],
          3,
          /what the nested stack Auth makes: .*give the template of that one\.$/,
        ] as const,
    ),
    [
      'that names files elsewhere',
      { 'manifest.json': manifest({ A: stack('../pools.yaml') }) },
      [],
      3,
      /^cdk\.out names a file elsewhere: \.\.\/pools\.yaml\.$/,
    ],
    [
      'without a template that it names',
      { 'manifest.json': manifest({ A: stack('A.template.json') }) },
      [],
      3,
      /^There is no file cdk\.out/,
    ],
    [
      'whose template is none',
      { ...cdkOut, 'Auth.template.json': { Resources: 'AWS::Cognito::UserPool' } },
      [],
      3,
      /^cdk\.out has the stack Auth, whose template is no CloudFormation template/,
    ],
    [
      'whose template is no object of JSON',
      { ...cdkOut, 'Auth.template.json': ['Resources'] },
      [],
      3,
      /^cdk\.out has the stack Auth, whose template is no object of JSON, as the CDK writes it\.$/,
    ],
    [
      'whose stages go round',
      { 'manifest.json': manifest({ S: stageOf('.') }) },
      [],
      3,
      /^cdk\.out has no user pool\.$/,
    ],
    [
      'with very many stacks and stages in stages',
      {
        'manifest.json': manifest(times(300, stageOf('a'))),
        'a/manifest.json': manifest({ ...times(150, stageOf('b')), ...times(51, stack('none'), 'T') }),
      },
      [],
      3,
      /^cdk\.out has more than 500 stacks and stages\.$/,
    ],
    [
      'of which one large template is that of many stacks',
      {
        'manifest.json': manifest(times(40, stack('T.template.json'))),
        'T.template.json': { Resources: {}, Description: ' '.repeat(1_000_000) },
      },
      [],
      3,
      /^cdk\.out has more than 30 MiB of manifests and templates\.$/,
    ],
    ['with a parameter', cdkOut, ['--parameter', 'A=b'], 2, /go with one template, not with a folder\.$/],
  ];
  for (const [name, files, args, code, says] of rows) {
    test(`${name} is one sentence`, async () => {
      const ran = await check(files, ...args);
      assert.equal(ran.code, code, ran.said);
      assert.match(ran.complained, says);
    });
  }
});
