import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { stringify } from 'yaml';
import { main } from '../../src/cli/main.ts';
import { type Lifeguard, startLifeguard } from '../../src/testing/index.ts';
import { fakeTerminal } from '../cli/fake-terminal.ts';
import { wellFormedXml } from '../cli/well-formed-xml.ts';
import { awsAnswers, awsPoolId } from './aws-pool.ts';
import { healthyClient, healthyPool } from './healthy.ts';
import { startStandIn } from './stand-in.ts';

const directory = mkdtempSync(join(tmpdir(), 'lifeguard-doctor-'));
after(() => rmSync(directory, { recursive: true }));

const [poolId, leaky] = [
  'us-east-1_Command01',
  ['leaky0one', 'leaky0two', 'leaky0three', 'leaky0four', 'leaky0five'],
];
const file = {
  regions: ['us-east-1'],
  pools: [
    {
      ...healthyPool,
      id: poolId,
      name: 'commanded',
      deletionProtection: false,
      clients: [
        ...leaky.map(id => ({ id, name: `client ${id}` })),
        { ...healthyClient, id: 'healthy0one', name: 'healthy', accessTokenValidity: '12h' },
      ],
    },
  ],
} as const;
writeFileSync(join(directory, 'pools.yaml'), stringify(file));

async function run(args: readonly string[], environment = {}, place = directory) {
  const terminal = fakeTerminal(place, environment);
  const code = await main(['doctor', ...args], terminal);
  return { code, said: terminal.said.join('\n'), complained: terminal.complained.join('\n') };
}

describe('lifeguard doctor', () => {
  let lifeguard: Lifeguard;
  let target: readonly string[];
  before(async () => {
    lifeguard = await startLifeguard({ pools: join(directory, 'pools.yaml') });
    target = ['--target', lifeguard.endpoint];
  });
  after(() => lifeguard.stop());

  test('tells what it found by pool and app client, in 80 columns, with the verdict last', async () => {
    const { code, said } = await run(target);
    assert.equal(code, 1);
    const lines = said.split('\n');
    assert.deepEqual(
      lines.filter(line => line.length > 80),
      [],
    );
    assert.equal(lines[0], `commanded ${poolId}`);
    assert.match(said, /warning {2}One call deletes the pool with all its users\./);
    assert.match(said, /DescribeUserPool: DeletionProtection is INACTIVE, should be ACTIVE/);
    assert.match(said, /docs\/checks\/deletion-protected\.md/);
    assert.match(
      said,
      /5 app clients: client leaky0five, client leaky0four, client leaky0one and 2\n\s+more \(--all\)/,
    );
    assert.match(said, /app client healthy healthy0one/);
    assert.equal(said.match(/docs\/checks\/users-hidden\.md/g)?.length, 1, 'the same finding is told once');
    const [verdict = '', ...above] = lines.toReversed();
    assert.match(
      `${above[0]} ${verdict}`,
      /Found 6 warnings, 1 piece of advice in 1 pool, 6 app clients, \d+ checks\.$/,
    );
  });

  test('finds nothing at the pools of the example', async () => {
    await using example = await startLifeguard();
    const { code, said } = await run(['--target', example.endpoint], {}, tmpdir());
    assert.match(said, /^Nothing wrong: 3 pools, 10 app clients, \d+ checks\.$/m);
    const skipped = /^(\d+) checks skipped: this endpoint does not serve ([^.]+)\.$/;
    const [sentence = ''] = said.replaceAll(/\n {2}/g, ' ').split('\n');
    const [, , what = ''] = skipped.exec(sentence) ?? [];
    assert.deepEqual(
      what.split(', '),
      what.split(', ').toSorted((a, b) => a.localeCompare(b, 'en')),
    );
    assert.ok(what.includes('SES'), sentence);
    assert.equal(code, 0);
  });

  test('prints commands that change one setting, and runs none', async () => {
    const { code, said } = await run([...target, '--fix', '--only', 'deletion-protected']);
    assert.equal(code, 1);
    assert.match(said, /^#!.*\n# Nothing of this was run\./);
    assert.match(said, /aws cognito-idp describe-user-pool --user-pool-id us-east-1_Command01/);
    assert.match(said, /\.DeletionProtection = "ACTIVE"/);
    assert.equal((await run([...target, '--only', 'deletion-protected'])).code, 1);
  });

  test('says the script of --fix alone, beside the report or a file with it', async () => {
    const shown = await run([...target, '--fix']);
    assert.doesNotMatch(shown.said, /docs\/checks|^Found/m);
    assert.match(shown.complained, /^commanded us-east-1_Command01[\s\S]*Found 6 warnings/);
    const kept = await run([...target, '--fix', '--output', 'report.txt']);
    assert.deepEqual([kept.said, kept.complained], [shown.said, '']);
    assert.equal(readFileSync(join(directory, 'report.txt'), 'utf8'), `${shown.complained}\n`);
    assert.equal((await run([...target, '--fix', '--only', 'tokens-revocable'])).code, 0);
  });

  test('tells every difference from pools.yaml, and whose it is', async () => {
    const [pool] = file.pools;
    const [one, two, ...rest] = pool.clients;
    const described = {
      ...pool,
      mfa: 'OFF',
      passwordPolicy: { minimumLength: 14, requireSymbols: false },
      clients: [
        { ...one, accessTokenValidity: '12h', refreshTokenValidity: '3d', idTokenValidity: '2h' },
        { ...two, accessTokenValidity: '5h', refreshTokenValidity: '3d', idTokenValidity: '2h' },
        ...rest,
      ],
    };
    writeFileSync(join(directory, 'other.yaml'), stringify({ ...file, pools: [described] }));
    const only = ['--only', 'pool-as-described', '--only', 'client-as-described'];
    const args = [...target, '--config', 'other.yaml', ...only];
    const clients = [
      'client leaky0one: DescribeUserPoolClient: AccessTokenValidity (s) is 3600, should be 43200',
      'DescribeUserPoolClient: IdTokenValidity (s) is 3600, should be 7200',
      'DescribeUserPoolClient: RefreshTokenValidity (s) is 2592000, should be 259200',
      'client leaky0two: DescribeUserPoolClient: AccessTokenValidity (s) is 3600, should be 18000',
    ];
    const told = (await run(args)).said.replaceAll(/\s+/g, ' ');
    for (const line of [
      'DescribeUserPool: MfaConfiguration is OPTIONAL, should be OFF',
      'DescribeUserPool: PasswordPolicy.MinimumLength is 8, should be 14',
      'DescribeUserPool: PasswordPolicy.RequireSymbols is true, should be false',
      ...clients,
    ]) {
      assert.ok(told.includes(` ${line}`), `${line} in ${told}`);
    }
    assert.doesNotMatch(
      told,
      /leaky0one: DescribeUserPoolClient: RefreshToken/,
      'what is of all has no name',
    );
  });

  test('names --all where it leaves something out, and leaves nothing out with it', async () => {
    const clients = file.pools[0].clients.map((client, index) => ({
      ...client,
      accessTokenValidity: `${index + 2}h`,
    }));
    writeFileSync(
      join(directory, 'many.yaml'),
      stringify({ ...file, pools: [{ ...file.pools[0], clients }] }),
    );
    const args = [...target, '--config', 'many.yaml', '--only', 'client-as-described'];
    const [short, whole] = [(await run(args)).said, (await run([...args, '--all'])).said];
    const words = (text: string) => text.match(/AccessTokenValidity/g)?.length;
    assert.match(short, /6 app clients: .+ and 3 more\s+\(--all\)/);
    assert.doesNotMatch(whole, /--all|All else/);
    assert.equal(words(whole), 6);
    for (const { name } of clients)
      assert.match(whole, new RegExp(`app clients: [^:]*${name.replace(' ', '\\s+')}`));
    assert.equal(words(short), 6, 'five, and one that takes no more room than to say that it is there');
  });

  test('makes the checks that --only and --skip leave, and lists them', async () => {
    const ids = async (...args: string[]) => {
      const { said } = await run(['--list', '--json', ...args]);
      const rows: readonly { id: string; area: string }[] = JSON.parse(said);
      return rows.map(({ id, area }) => `${area}/${id}`);
    };
    assert.deepEqual(await ids('--only', 'users-hidden', '--only', 'password'), [
      'client/users-hidden',
      'password/invitations-expire-soon',
      'password/passwords-long-enough',
      'password/passwords-varied',
    ]);
    assert.ok(!(await ids('--skip', 'client')).some(id => id.startsWith('client/')));
    assert.match((await run(['--list'])).said, /\n\d+ checks\.$/);
  });

  const severities = [
    ['error', 0],
    ['warning', 1],
    ['advice', 1],
  ] as const;
  for (const [severity, code] of severities) {
    test(`ends with ${code} from ${severity} on`, async () => {
      assert.equal((await run([...target, '--fail-on', severity])).code, code);
    });
  }

  test('writes JSON with what shows each finding, where it stands and what mends it', async () => {
    const { code, said } = await run([...target, '--json']);
    assert.equal(code, 1);
    const report = JSON.parse(said);
    assert.equal(report.schemaVersion, 1);
    const found = report.findings.find(({ id }: { id: string }) => id === 'deletion-protected');
    const key = file.pools[0].id;
    assert.equal(found.about.pool, key);
    const line = stringify(file).split('\n')[found.place.line - 1];
    assert.match(line ?? '', /deletionProtection: false/);
    assert.deepEqual(found.seen, [
      { call: 'DescribeUserPool', field: 'DeletionProtection', actual: 'INACTIVE', expected: 'ACTIVE' },
    ]);
    assert.equal(found.fix.commands.length, 1);
    assert.deepEqual(report.counts, { ...report.counts, error: 0, warning: 6, advice: 1 });
  });

  test('writes SARIF with all that its schema requires', async () => {
    const { said } = await run([...target, '--format', 'sarif']);
    const log = JSON.parse(said);
    assert.equal(log.version, '2.1.0');
    const [one] = log.runs;
    assert.equal(typeof one.tool.driver.name, 'string');
    assert.equal(one.results.length, 7);
    for (const result of one.results) {
      assert.equal(typeof result.message.text, 'string');
      assert.ok(['error', 'warning', 'note'].includes(result.level));
      assert.equal(one.tool.driver.rules[result.ruleIndex].id, result.ruleId);
      const [{ physicalLocation: place }] = result.locations;
      assert.equal(place.artifactLocation.uri, 'pools.yaml');
      assert.ok(Number.isInteger(place.region.startLine) && place.region.startLine >= 1);
      assert.match(result.partialFingerprints['lifeguardDoctor/v1'], /^[0-9a-f]{64}$/);
    }
    const rules: readonly { id: string; shortDescription: { text: string } }[] = one.tool.driver.rules;
    assert.equal(new Set(rules.map(({ id }) => id)).size, rules.length);
    assert.ok(rules.every(({ shortDescription }) => shortDescription.text !== ''));
  });

  test('writes JUnit: a suite for the pool, a failure for each that fails', async () => {
    await run([...target, '--format', 'junit', '--output', 'junit.xml']);
    const suites = wellFormedXml(readFileSync(join(directory, 'junit.xml'), 'utf8').trimEnd());
    const suite = suites.children.find(({ attributes }) => attributes.name === `commanded (${poolId})`);
    assert.equal(suite?.attributes.failures, '6');
    assert.equal(Number(suite?.attributes.tests), suite?.children.length);
    const kinds = suite?.children.flatMap(({ children }) => children.map(({ name }) => name)) ?? [];
    assert.equal(kinds.filter(name => name === 'failure').length, 6);
    assert.equal(kinds.filter(name => name === 'system-out').length, 1);
  });

  test('writes annotations with file and line', async () => {
    const { said } = await run([...target, '--format', 'github']);
    const lines = said.split('\n');
    assert.equal(lines.length, 7);
    assert.match(lines[0] ?? '', /^::warning file=pools\.yaml,line=\d+,col=\d+,title=[\w-]+%3A .+::.+%0A.+$/);
    assert.match(lines.at(-1) ?? '', /^::notice /);
  });

  test('accepts what a baseline accepts, and tells entries that do nothing', async () => {
    const accepted = [
      { check: 'users-hidden', of: 'client leaky*', reason: 'Moved in March.', expires: '2999-01-31' },
      { check: 'deletion-protected', reason: 'A test pool.', expires: '2999-01-31' },
      { check: 'access-tokens-short-lived', reason: 'Was right once.', expires: '2020-01-31' },
      { check: 'tokens-revocable', reason: 'Never found.', expires: '2999-01-31' },
      { check: 'no-such-check', reason: 'A mistake.', expires: '2999-01-31' },
    ];
    writeFileSync(join(directory, 'baseline.yaml'), stringify({ accepted }));
    const { code, said } = await run([...target, '--baseline', 'baseline.yaml']);
    assert.equal(code, 0);
    assert.match(said, /Found 1 piece of advice in .*\(6 accepted\)\.$/s);
    assert.match(said, /Baseline: access-tokens-short-lived has expired\./);
    assert.match(said, /Baseline: tokens-revocable accepts nothing any more\./);
    assert.match(said, /Baseline: no-such-check names no check\./);
    const ofOne = await run([...target, '--baseline', 'baseline.yaml', '--pool', poolId]);
    assert.doesNotMatch(ofOne.said, /tokens-revocable accepts nothing/);
    const sarif = JSON.parse(
      (await run([...target, '--baseline', 'baseline.yaml', '--format', 'sarif'])).said,
    );
    const suppressed = sarif.runs[0].results.filter((one: object) => 'suppressions' in one);
    assert.equal(suppressed.length, 6);
  });

  test('looks at a pool of no file by its id or name', async () => {
    for (const name of [poolId, 'commanded']) {
      const { code, said } = await run([...target, '--pool', name], { AWS_REGION: 'us-east-1' }, tmpdir());
      assert.equal(code, 1, said);
      assert.match(said, /^commanded us-east-1_Command01/);
    }
  });

  const usage: readonly (readonly [args: string, sentence: RegExp])[] = [
    ['--only users-hiden', /^There is no check and no area "users-hiden"\. Did you mean "users-hidden"\?$/],
    ['--format yaml', /^--format is one of text, json, sarif, junit, github, not "yaml"\.$/],
    ['--json --format junit', /^--json and --format exclude each other\.$/],
    ['--fail-on fatal', /^--fail-on is one of error, warning, advice, not "fatal"\.$/],
    ['--target nowhere', /^--target is aws or an address such as http:\/\/127\.0\.0\.1:9400, not nowhere\.$/],
    ['--fix --json', /^--fix goes with the text format; JSON has the commands in it\.$/],
    ['--watch --json', /^--watch goes with the text format\.$/],
    ['--watch --fix', /^--fix and --watch exclude each other\.$/],
    ['--baseline absent.yaml', /^absent\.yaml cannot be read: no such file\.$/],
    ['--baseline pools.yaml', /^pools\.yaml:1:1 {2}accepted: expected a list; found nothing/],
    ['--only pool --skip pool', /^--only and --skip leave no check\.$/],
  ];
  for (const [args, sentence] of usage) {
    test(`refuses ${args}`, async () => {
      const { code, said, complained } = await run(args.split(' '));
      assert.deepEqual([code, said], [2, '']);
      assert.match(complained, sentence);
    });
  }

  test('refuses AWS without a pools.yaml and without a pool', async () => {
    const { code, complained } = await run(['--target', 'aws'], {}, tmpdir());
    assert.equal(code, 2);
    assert.match(complained, /^There is no pools\.yaml here: name a pool/);
  });
});

test('of a pool that is gone, tells that alone, and nobody’s address', async () => {
  await using lifeguard = await startLifeguard({ pools: join(directory, 'pools.yaml') });
  const pools = [{ ...file.pools[0], id: 'us-east-1_Nowhere01' }];
  writeFileSync(join(directory, 'gone.yaml'), stringify({ ...file, pools }));
  const { code, said } = await run(['--target', lifeguard.endpoint, '--config', 'gone.yaml']);
  assert.equal(code, 1);
  assert.match(said, /error {4}The pool does not exist\./);
  assert.doesNotMatch(said, /Not looked at|@example\.com/);
});

test('no secret, no password and no address stands in any report', async () => {
  const [pool] = file.pools;
  const users = [{ username: 'jane@example.com', email: 'jane@example.com', password: 'Jane-Password-1' }];
  const clients = [
    { id: 'secret0one', name: 'secret', generateSecret: true, callbackUrls: ['myapp://back'] },
  ];
  const kept = { regions: ['us-east-1'], pools: [{ ...pool, users, clients }] };
  await using lifeguard = await startLifeguard({ pools: kept });
  const looked = {
    ...kept,
    pools: [{ ...kept.pools[0], users: [...users, { username: 'gone@example.com' }] }],
  };
  writeFileSync(join(directory, 'kept.yaml'), stringify(looked));
  const secret = lifeguard.pools[0].clients[0]?.secret ?? '';
  assert.ok(secret.length >= 24);
  for (const how of [
    ['--all'],
    ['--fix'],
    ['--json'],
    ['--format', 'sarif'],
    ['--format', 'junit'],
    ['--format', 'github'],
  ]) {
    const told = await run(['--target', lifeguard.endpoint, '--config', 'kept.yaml', ...how]);
    const said = told.said + told.complained;
    assert.match(said, /g\*\*\*@e\*\*\*/, 'the user that is gone is told, masked');
    for (const hidden of [secret, 'Jane-Password-1', 'jane@example.com', 'gone@example.com']) {
      assert.ok(!said.includes(hidden), `${how.join(' ')} tells ${hidden}`);
    }
  }
});

describe('where nothing can be looked at, one sentence and exit code 3', () => {
  const one = ['--pool', awsPoolId];
  const rows = [
    ['expired credentials', 'ExpiredTokenException', /^The AWS credentials have expired/],
    ['wrong credentials', 'UnrecognizedClientException', /does not accept the credentials/],
    ['no such pool', 'ResourceNotFoundException', new RegExp(`^There is no pool ${awsPoolId}\\.$`)],
  ] as const;
  for (const [name, error, sentence] of rows) {
    test(name, async () => {
      await using aws = await startStandIn({ DescribeUserPool: { error } });
      const { code, complained } = await run(['--target', aws.origin, ...one], {}, tmpdir());
      assert.match(complained, sentence);
      assert.equal(code, 3);
    });
  }

  test('a dead endpoint', async () => {
    const { code, complained } = await run(['--target', 'http://127.0.0.1:1', ...one], {}, tmpdir());
    assert.match(complained, /^http:\/\/127\.0\.0\.1:1 does not answer \(ECONNREFUSED\)\. Start it with/);
    assert.equal(code, 3);
  });

  test('an endpoint that is no user pool service', async () => {
    const site = createServer((_request, response) => void response.end('<html>Welcome</html>'));
    await new Promise<void>(resolve => site.listen(0, '127.0.0.1', resolve));
    // It listens on a port of TCP.
    const { port } = site.address() as AddressInfo;
    const { code, complained } = await run(['--target', `http://127.0.0.1:${port}`, ...one], {}, tmpdir());
    assert.match(complained, /answers something else than the API of Cognito\.$/);
    assert.equal(code, 3);
    site.closeAllConnections();
    site.close();
  });

  test('no right to anything', async () => {
    const error = { error: 'AccessDeniedException', message: 'not authorized to perform: cognito-idp:All' };
    const answers = Object.keys(awsAnswers({}))
      .filter(name => !name.startsWith('GET'))
      .map(name => [name, error]);
    await using aws = await startStandIn(Object.fromEntries(answers));
    const only = ['--only', 'deletion-protected'];
    const { code, complained } = await run(['--target', aws.origin, ...one, ...only], {}, tmpdir());
    assert.equal(complained, 'Nothing could be looked at: lacks cognito-idp:All.');
    assert.equal(code, 3);
  });
});

test('a right that is lacking is told and is no finding', async () => {
  const error = 'AccessDeniedException';
  const message =
    'User: arn:aws:iam::1:user/a is not authorized to perform: cognito-idp:DescribeUserPoolClient on x';
  await using aws = await startStandIn(
    awsAnswers({ answers: { DescribeUserPoolClient: { error, message } } }),
  );
  const { code, said } = await run(['--target', aws.origin, '--pool', awsPoolId], {}, tmpdir());
  assert.equal(code, 0, said);
  assert.match(
    said.replaceAll(/\s+/g, ' '),
    /Not looked at, \d+ checks: lacks cognito-idp:DescribeUserPoolClient \(/,
  );
  assert.match(said.replaceAll(/\s+/g, ' '), /\d+ checks not looked at\)\.$/);
});
