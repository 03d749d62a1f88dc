import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { stageChecks } from '../../src/cli/probe/stage-checks.ts';
import { readChecks } from '../../src/doctor/read-checks.ts';
import { journeyOf, knownJourneys } from '../../src/probe/journeys.ts';
import { type Lifeguard, startLifeguard } from '../../src/testing/index.ts';
import type { PoolsDescription } from '../../src/testing/pools-description.ts';
import { type Settled, settled } from './settled.ts';

const password = 'Passw0rd!';
const page = 'lifeguard:custom-message';
const pools: PoolsDescription = {
  regions: ['eu-west-1'],
  functions: { mail: { handler: page } },
  pools: [
    {
      id: 'eu-west-1_Shut',
      name: 'shut',
      signUp: 'closed',
      domain: 'shut',
      triggers: { CustomMessage: 'mail' },
      mail: { sendingAccount: 'DEVELOPER', sourceArn: 'arn:aws:ses:eu-west-1:123456789012:identity/a.ch' },
      limits: { resetRequestsPerHour: 100, resetAttemptsPerHour: 100 },
      users: [{ username: 'ann', email: 'ann@example.com', password }],
      clients: [
        {
          id: 'web',
          name: 'web',
          callbackUrls: ['https://a.example/back'],
          oauthFlows: ['code'],
          oauthScopes: ['openid'],
        },
        { id: 'app', name: 'app', secret: 'abcdefghijklmnopqrstuvwxyz' },
      ],
    },
    {
      id: 'eu-west-1_Open',
      name: 'open',
      resetCodeBinding: 'pool',
      limits: { resetRequestsPerHour: 100, resetAttemptsPerHour: 100 },
      users: [{ username: 'ann', email: 'ann@example.com', password }],
      clients: [
        { id: 'one', name: 'one' },
        { id: 'two', name: 'two' },
      ],
    },
  ],
};
/** The same as somebody would describe them who is mistaken. */
const mistaken: PoolsDescription = {
  ...pools,
  pools: pools.pools.map(pool => ({
    ...pool,
    signUp: 'closed' as const,
    resetCodeBinding: 'client' as const,
  })),
};

describe('journeys', () => {
  let lifeguard: Lifeguard;
  before(async () => {
    lifeguard = await startLifeguard({ pools, log: () => {} });
  });
  after(() => lifeguard.stop());
  const at = (journeys: object, described = pools): Promise<Settled> =>
    settled(described, { target: lifeguard.endpoint, attemptsAnHour: 20, journeys });
  const seen = (runs: Awaited<ReturnType<Settled['runs']>>['runs'], client: string, stage: string) =>
    runs.find(({ subject }) => subject.clientId === client)?.stages?.find(one => one.stage === stage)?.seen;

  test('other-client: another client is refused, and the code survives it', async () => {
    await using probe = await at({ reset: { otherClient: true } });
    const { code, runs } = await probe.runs('--all');
    assert.equal(code, 0, JSON.stringify(runs));
    assert.equal(seen(runs, 'web', 'other-client'), 'app is refused (ExpiredCodeException)');
    assert.equal(seen(runs, 'app', 'other-client'), 'web is refused (ExpiredCodeException)');
    assert.equal(
      seen(runs, 'one', 'other-client'),
      'not checked: codes work for each client (resetCodeBinding: pool)',
    );
  });

  test('other-client: a pool that takes the code all the same is told, and the password set back', async () => {
    await using probe = await at({ reset: { otherClient: true } }, mistaken);
    const { code, runs } = await probe.runs('--client', 'one');
    assert.equal(code, 1);
    assert.equal(seen(runs, 'one', 'other-client'), 'two could use the code that was issued to one');
    assert.equal(runs[0]?.failure?.kind, 'target');
    assert.equal(seen(runs, 'one', 'restore'), 'password of pools.yaml set again, no sign-in left');
  });

  test('page: Chromium submits the link of the mail, and the code stays', async () => {
    await using probe = await at({ reset: { page: true } });
    const { code, runs } = await probe.runs('--client', 'web');
    assert.equal(code, 0, JSON.stringify(runs));
    assert.match(seen(runs, 'web', 'page') ?? '', /^submits code, user and client of the link, in Chromium/);
    assert.equal(seen(runs, 'web', 'trigger'), 'written by the CustomMessage trigger');
    assert.equal(seen(runs, 'web', 'confirm'), 'new password set');
  });

  test('lockdown: a closed pool refuses each client, and an open one is told', async () => {
    await using probe = await at({ lockdown: {} });
    const shut = await probe.runs('--all');
    assert.equal(shut.code, 0);
    assert.equal(seen(shut.runs, 'app', 'sign-up'), 'refused: only an administrator creates users');
    assert.deepEqual(
      shut.runs.flatMap(({ passedOver }) => passedOver ?? []),
      Array.from({ length: 2 }, () => 'The pool open lets people sign up (signUp: open).'),
    );
    await using wrong = await at({ lockdown: {} }, mistaken);
    const { code, runs } = await wrong.runs('--client', 'one');
    assert.equal(code, 1);
    assert.equal(runs[0]?.failure?.message, 'sign-up is open: only the password was refused');
    assert.ok(runs[0]?.failure?.findings.some(({ check }) => check === 'sign-up-as-described'));
  });

  test('what cannot be probed is told with the reason, in JSON and in text', async () => {
    const [shut] = pools.pools;
    assert.ok(shut);
    const made = {
      id: 'made',
      name: 'made',
      generateSecret: true,
      callbackUrls: ['https://a.example/made'],
      oauthFlows: ['code' as const],
    };
    const described = { ...pools, pools: [{ ...shut, clients: [...(shut.clients ?? []), made] }] };
    const secret =
      'The secret of the app client made does not stand in the file: give secret in place of generateSecret.';
    const passed = (runs: Awaited<ReturnType<Settled['runs']>>['runs']) =>
      runs.flatMap(({ journey, subject, passedOver }) =>
        passedOver === undefined ? [] : [[journey, subject.clientId, passedOver]],
      );
    await using locked = await at({ lockdown: {} }, described);
    assert.deepEqual(passed((await locked.runs('--all')).runs), [['lockdown', 'made', secret]]);
    const { said } = await locked.probe('--all');
    assert.match(said, /Passed over\n {2}The secret of the app client made does not stand in the file/);
    assert.match(said, /2 of 2 ok, 1 passed over$/);
    // Also beside a single run, which is told in full where nothing is passed over.
    const [web] = shut.clients ?? [];
    assert.ok(web);
    const users = [{ pool: 'shut', username: 'ann', email: 'ann@example.com', restore: password }];
    await using single = await settled(
      { ...pools, pools: [{ ...shut, clients: [web, made] }] },
      { target: lifeguard.endpoint, users, journeys: { lockdown: {} } },
    );
    assert.match((await single.probe()).said, /Passed over\n[\s\S]*1 of 1 ok, 1 passed over$/);
    // Also where nobody can be probed by one of several journeys.
    await using barred = await settled(
      { ...pools, pools: [{ ...shut, mfa: 'ON' as const, clients: [web] }] },
      { target: lifeguard.endpoint, users, journeys: { reset: {}, jwks: {} } },
    );
    const both = await barred.runs();
    assert.equal(both.code, 0);
    assert.match(String(passed(both.runs)), /^reset,web,The pool shut asks everybody for a second factor/);
    // No call of the journey needs the secret.
    await using hosted = await at({ 'hosted-ui': {} }, described);
    const { runs } = await hosted.runs('--all');
    assert.deepEqual(passed(runs), [['hosted-ui', 'app', 'The app client app has no callback URL.']]);
    assert.ok(runs.some(({ subject, stages }) => subject.clientId === 'made' && stages));
  });

  test('jwks: the keys and the issuer of each pool', async () => {
    await using probe = await at({ jwks: {} });
    const { code, runs } = await probe.runs('--all');
    assert.equal(code, 0);
    assert.deepEqual(
      runs.map(({ journey, subject, stages }) => [journey, subject, stages?.map(({ seen }) => seen)]),
      pools.pools.map(({ id, name }) => [
        'jwks',
        { poolId: id, poolName: name },
        ['2 keys of RSA for RS256', 'names the issuer of the tokens, and its keys'],
      ]),
    );
  });

  test('one of a team’s own: its call with the token, its command, and the end that every reset has', async t => {
    const asked: (string | undefined)[] = [];
    const api = createServer((request, response) => {
      asked.push(request.headers.authorization);
      response.writeHead(request.url === '/orders?of=ann' ? 200 : 404).end('{"orders": []}');
    }).listen(0, '127.0.0.1');
    await once(api, 'listening');
    // A server that listens on an address has one.
    const { port } = api.address() as AddressInfo;
    const url = `http://127.0.0.1:${port}/orders`;
    const command = (script: string, rest: object = {}) => ({
      command: { run: [process.execPath, '-e', script], ...rest },
    });
    const reads = (test: string) =>
      `const { poolId, accessToken } = JSON.parse(require('fs').readFileSync(0)); process.exit(${test} ? 0 : 4)`;
    const stages = (...own: object[]) => [{ name: 'sign-in' }, ...own, { name: 'sign-out' }];
    await using probe = await at({
      good: {
        stages: stages(
          {
            name: 'orders',
            http: { url, query: { of: 'ann' }, token: 'access', expect: { body: 'orders' } },
          },
          { name: 'bare', ...command(reads("poolId === 'eu-west-1_Shut' && !accessToken")) },
          { name: 'given', ...command(reads('accessToken'), { give: ['accessToken'] }) },
          { name: 'withheld', ...command(reads('!process.env.PROBE_OWN_KEY')) },
          {
            name: 'named',
            ...command(reads("process.env.PROBE_OWN_KEY === 'a'"), { env: ['PROBE_OWN_KEY'] }),
          },
        ),
      },
      status: { stages: stages({ name: 'orders', http: { url } }) },
      body: {
        stages: stages({ name: 'orders', http: { url, query: { of: 'ann' }, expect: { body: 'x' } } }),
      },
      code: { stages: stages({ name: 'exit', ...command('process.exit(3)') }) },
      hangs: {
        stages: stages({ name: 'hang', ...command('setTimeout(() => {}, 60_000)', { within: '1s' }) }),
      },
      none: { stages: [{ name: 'none', command: { run: ['./no-such-program'] } }] },
    });
    process.env.PROBE_OWN_KEY = 'a';
    t.after(() => delete process.env.PROBE_OWN_KEY);
    const { code, runs } = await probe.runs('--client', 'web');
    api.close();
    assert.equal(code, 1);
    const origin = `http://127.0.0.1:${port}`;
    assert.deepEqual(
      runs.map(({ journey, failure }) => [journey, failure?.message.replaceAll(process.execPath, 'node')]),
      [
        ['good', undefined],
        ['status', `GET ${origin}/orders answers with status 404, not 200`],
        ['body', `the body of GET ${origin}/orders has not the text that it should have`],
        ['code', 'node ended with exit code 3, and should have ended with exit code 0'],
        ['hangs', 'node did not end within 1 s, and should have ended with exit code 0'],
        ['none', './no-such-program cannot be run (ENOENT), and should have ended with exit code 0'],
      ],
    );
    assert.match(asked[0] ?? '', /^Bearer eyJ/);
    assert.equal(asked[1], undefined);
  });

  test('one of a team’s own that changes no password leaves it alone', async () => {
    await using probe = await at({ own: { stages: [{ name: 'ready' }, { name: 'sign-in' }] } });
    const { code, runs } = await probe.runs('--client', 'web');
    assert.equal(code, 0);
    assert.equal(seen(runs, 'web', 'restore'), 'the password was not changed');
  });

  test('have rows of checks that there are, for each of their stages', async () => {
    const known = (await readChecks()).map(({ check }) => check.id);
    const named = Object.values(stageChecks).flat();
    assert.deepEqual(
      named.filter(id => !known.includes(id)),
      [],
    );
    const all = knownJourneys.journeys.flatMap(name =>
      journeyOf(name, { otherClient: true, page: true }).stages.map(({ name: stage }) => stage),
    );
    assert.deepEqual(
      all.filter(stage => !stageChecks[stage] && stage !== 'mailbox'),
      [],
    );
  });
});

describe('the journey hosted-ui', () => {
  type Answer = readonly [status: number, location: string | undefined, body: string];
  let answers: Readonly<Record<string, Answer>> = {};
  const asked: string[] = [];
  const domain = createServer((request, response) => {
    const [path = '', query = ''] = (request.url ?? '').split('?');
    if (path.endsWith('/authorize')) asked.push(query);
    const [status, location, body] = answers[path.replace('/_domain/shut', '')] ?? [404, undefined, ''];
    response.writeHead(status, { ...(location && { location }) }).end(body);
  });
  let origin = '';
  before(async () => {
    domain.listen(0, '127.0.0.1');
    await once(domain, 'listening');
    // A server that listens on an address has one.
    origin = `http://127.0.0.1:${(domain.address() as AddressInfo).port}`;
  });
  after(() => domain.close());

  const login: Answer = [200, undefined, '<form><input type="password"></form>'];
  const toLogin: Answer = [302, '/_domain/shut/login?x=1', ''];
  const rows: readonly (readonly [
    name: string,
    answers: Record<string, Answer>,
    message: RegExp | undefined,
  ])[] = [
    ['a page to sign in at', { '/oauth2/authorize': toLogin, '/login': login }, undefined],
    ['a provider', { '/oauth2/authorize': [302, 'https://idp.example/authorize', ''] }, undefined],
    [
      'a callback that is not registered',
      { '/oauth2/authorize': [302, '/_domain/shut/error?error=redirect_mismatch', ''] },
      /^https:\/\/a\.example\/back: the authorize endpoint answers with redirect_mismatch$/,
    ],
    [
      'an error that goes back to the app',
      { '/oauth2/authorize': [302, 'https://a.example/back?error=invalid_scope', ''] },
      /answers with invalid_scope$/,
    ],
    ['a page that fails', { '/oauth2/authorize': toLogin }, /\/login answers with status 404$/],
    [
      'pages that are not there',
      { '/oauth2/authorize': toLogin, '/login': [200, undefined, 'Login pages unavailable'] },
      /says that the pages are not available$/,
    ],
    [
      'redirects without end',
      { '/oauth2/authorize': [302, '/_domain/shut/oauth2/authorize', ''] },
      /more than 5 redirects, and no page$/,
    ],
  ];
  for (const [name, given, message] of rows) {
    test(`tells ${name}`, async () => {
      answers = given;
      await using probe = await settled(pools, { target: origin, journeys: { 'hosted-ui': {} } });
      const { code, runs } = await probe.runs('--client', 'web');
      assert.equal(code, message ? 1 : 0, JSON.stringify(runs));
      const told = runs.find(({ subject }) => subject.clientId === 'web')?.failure?.message;
      if (message) assert.match(told ?? '', message);
      const query = new URLSearchParams(asked[0]);
      assert.deepEqual(
        ['client_id', 'response_type', 'redirect_uri', 'code_challenge_method'].map(key => query.get(key)),
        ['web', 'code', 'https://a.example/back', 'S256'],
      );
    });
  }
});
