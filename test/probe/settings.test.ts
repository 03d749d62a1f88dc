import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseProbe } from '../../src/config/load-probe.ts';
import { formatProblems } from '../../src/config/problem.ts';
import { journeyOf, knownJourneys } from '../../src/probe/journeys.ts';

const environment = { OLD: 'Passw0rd!-of-old', MAIL: 'of the mailbox' };
const read = (text: string) => parseProbe(text, { file: 'probe.yaml', environment }, knownJourneys);
const user = 'users:\n  - { pool: people, username: ann, email: ann@example.com';

describe('probe.yaml', () => {
  test('says all that a probe in production needs', () => {
    const loaded = read(`target: aws
mailbox: { imap: { host: imap.example.com, username: probe, password: '\${MAIL}' } }
patience: 3m
users:
  - { pool: people, username: ann, email: ann@example.com, clients: [web], restore: '\${OLD}' }
  - { pool: people, username: bob, email: bob@example.com }
keep: { secretsManager: { region: eu-west-1 } }
attemptsAnHour: 6
journeys:
  reset: { otherClient: true, page: true }
  jwks: {}
  orders:
    stages:
      - name: sign-in
      - { name: orders, http: { url: https://api.example.com/orders, token: access, expect: { body: '[' } } }
      - { name: ledger, command: { run: [node, ledger.mjs], give: [accessToken], env: [LEDGER_KEY] } }
every: 1h
`);
    assert.ok(loaded.ok, loaded.ok ? '' : formatProblems(loaded.problems));
    const { users, keep, journeys, every, attemptsAnHour } = loaded.data;
    assert.deepEqual(
      users.map(({ restore }) => restore),
      [environment.OLD, undefined],
    );
    assert.deepEqual(keep?.secretsManager, { region: 'eu-west-1', prefix: 'lifeguard/probe/' });
    assert.deepEqual(
      [Object.keys(journeys), every, attemptsAnHour],
      [['reset', 'jwks', 'orders'], { value: 1, unit: 'hours' }, 6],
    );
    assert.ok(loaded.fromEnvironment.has('users[0].restore'));
  });

  const rows: readonly (readonly [name: string, text: string, problem: RegExp])[] = [
    ['nothing', '', /^probe\.yaml {2}expected a mapping with target, users and keep; found an empty file$/],
    [
      'a key that there is none of',
      'targett: aws',
      /^probe\.yaml:1:1 .*targett[\s\S]*Did you mean "target"\?$/,
    ],
    [
      'a target that is none',
      'target: here',
      /^probe\.yaml:1:9 {2}target: expected aws, or an address such as/,
    ],
    [
      'an address with a password',
      'target: https://a:b@example.com',
      /^probe\.yaml:1:9 {2}target: expected aws/,
    ],
    [
      'a target in clear on another machine',
      'target: http://pools.example.com',
      /^probe\.yaml:1:9 {2}target: expected https:\/\/ for another machine than this one; found http:\/\/\n +Passwords/,
    ],
    [
      'a place to remember in clear',
      'keep: { secretsManager: { region: eu-west-1, endpoint: "http://127.0.0.1.example.com" } }',
      /keep\.secretsManager\.endpoint: expected https:/,
    ],
    [
      'a mailbox in clear',
      'mailbox: { lifeguard: { url: http://lifeguard.example:9400 } }',
      /^probe\.yaml:1:30 {2}mailbox\.lifeguard\.url: expected https:\/\/, since Lifeguard is not on this machine; found/,
    ],
    [
      'a user whose password nobody would know',
      `${user} }`,
      /^probe\.yaml:2:5 {2}users\[0\]: expected restore, or keep at the top; found neither\n +Say with keep/,
    ],
    [
      'two places to remember',
      'keep: { file: a, secretsManager: { region: eu-west-1 } }',
      /^probe\.yaml:1:34 {2}keep\.secretsManager: expected exactly one of file and secretsManager; found file and secretsManager$/,
    ],
    [
      'no place to remember',
      'keep: {}',
      /^probe\.yaml:1:7 {2}keep: expected exactly one of file and secretsManager; found none of them$/,
    ],
    [
      'two mailboxes',
      'mailbox:\n  lifeguard: {}\n  command: [a]',
      /^probe\.yaml:3:12 {2}mailbox\.command: expected exactly one of imap, .* and lifeguard; found lifeguard and command$/,
    ],
    [
      'no mailbox',
      'mailbox: {}',
      /^probe\.yaml:1:10 {2}mailbox: expected exactly one of .*; found none of them$/,
    ],
    [
      'variables for no command',
      'mailbox: { lifeguard: {}, env: [MAIL_TOKEN] }',
      /^probe\.yaml:1:32 {2}mailbox\.env: expected command beside it; found none$/,
    ],
    [
      'one user twice',
      `${user}, restore: a }\n  - { pool: people, username: ann, email: b@example.com, restore: b }`,
      /^probe\.yaml:3:31 {2}users\[1\]\.username: expected each user of a pool once/,
    ],
    [
      'a variable that is not set',
      `${user}, restore: '\${NONE}' }`,
      /expected the environment variable NONE/,
    ],
    [
      'a journey that there is none of',
      'journeys: { rest: {} }',
      /expected stages, or one of reset, .*; found a journey without stages\n +Did you mean "reset"\?$/,
    ],
    [
      'stages for one that has its own',
      'journeys: { jwks: { stages: [{ name: keys }] } }',
      /another name: jwks/,
    ],
    ['a choice where there is none', 'journeys: { jwks: { page: true } }', /it for the journey reset only/],
    [
      'a stage that there is none of',
      'journeys: { a: { stages: [{ name: conform }] } }',
      /stages\[0\]: expected exactly one of http and command; found none of them\n +Did you mean "confirm"\?$/,
    ],
    [
      'a stage of one’s own by the name of another',
      'journeys: { a: { stages: [{ name: confirm, command: { run: [a] } }] } }',
      /^.* another name: confirm comes along; found a stage of your own$/,
    ],
    [
      'a stage of two kinds',
      'journeys: { a: { stages: [{ name: b, command: { run: [a] }, http: { url: https://a.example } }] } }',
      /^probe\.yaml:1:67 {2}journeys\.a\.stages\[0\]\.http: expected exactly one of http and command; found command and http$/,
    ],
    [
      'a token that would go in clear',
      'journeys: { a: { stages: [{ name: sign-in }, { name: b, http: { url: http://a.example, token: id } }] } }',
      /stages\[1\]\.http\.url: expected https:\/\/ where a token is sent; found http:\/\//,
    ],
    [
      'a journey with no stage',
      'journeys: { a: { stages: [] } }',
      /^probe\.yaml:1:26 {2}journeys\.a\.stages: expected at least one stage; found an empty list$/,
    ],
    [
      'a code to submit that nobody has asked for yet',
      'journeys: { a: { stages: [{ name: confirm }, { name: request }] } }',
      /^probe\.yaml:1:35 {2}journeys\.a\.stages\[0\]\.name: expected a stage delivery before confirm; found none$/,
    ],
    [
      'a mail that nobody has asked for',
      'journeys: { a: { stages: [{ name: delivery }] } }',
      /stages\[0\]\.name: expected a stage request before delivery; found none$/,
    ],
    [
      'tokens of a sign-in that is over',
      'journeys: { a: { stages: [{ name: sign-in }, { name: sign-out }, { name: refresh }] } }',
      /stages\[2\]\.name: expected a stage sign-in before refresh; found none since sign-out$/,
    ],
    [
      'a token that nobody has yet',
      'journeys: { a: { stages: [{ name: b, http: { url: https://a.example, token: id } }] } }',
      /stages\[0\]\.name: expected a stage sign-in before it; found none$/,
    ],
    [
      'tokens for a program that nobody has yet',
      'journeys: { a: { stages: [{ name: b, command: { run: [a], give: [idToken] } }] } }',
      /stages\[0\]\.name: expected a stage sign-in before it; found none$/,
    ],
    [
      'a patience in words',
      'patience: 2 minutes',
      /^probe\.yaml:1:11 {2}patience: expected a length of time from 1s to 14m, such as 20s or 2m; found "2 minutes"$/,
    ],
    [
      'an interval without its unit',
      'every: 30',
      /^probe\.yaml:1:8 {2}every: expected a length of time from 1m to 7d, such as 2m, 45m or 12h; found 30$/,
    ],
    ['more attempts than Cognito gives', 'attemptsAnHour: 21', /a whole number from 2 to 20; found 21$/],
  ];
  for (const [name, text, problem] of rows) {
    test(`tells ${name}`, () => {
      const loaded = read(text);
      assert.ok(!loaded.ok);
      assert.match(formatProblems(loaded.problems), problem);
    });
  }

  for (const target of [
    'aws',
    'https://a.example',
    'http://localhost:9400',
    'http://[::1]:1',
    'http://127.0.0.2',
  ]) {
    test(`takes the target ${target}`, () => assert.ok(read(`target: ${target}`).ok));
  }

  const secret = 'sekret-w\u00f6rd';
  const http = (what: string) =>
    `journeys: { a: { stages: [{ name: b, http: { url: https://a.example, ${what} } }] } }`;
  const hidden: readonly (readonly [name: string, text: string])[] = [
    ['password', `${user}, restore: "${secret} with space in it" }`],
    ['header of a call', http(`headers: { x-api-key: "${secret}" }`)],
    ['query of a call', http(`query: { key: "${secret}${'x'.repeat(1_000)}" }`)],
    ['body of a call', http(`body: "${secret}${'x'.repeat(10_000)}"`)],
  ];
  for (const [name, text] of hidden) {
    test(`shows no ${name}`, () => {
      const loaded = read(text);
      assert.ok(!loaded.ok);
      assert.doesNotMatch(formatProblems(loaded.problems), /sekret/);
    });
  }

  test('lets no journey set a password without an end', () => {
    const made = journeyOf('own', {
      otherClient: false,
      page: false,
      stages: ['request', 'delivery', 'confirm'].map(name => ({ name })),
    });
    assert.deepEqual(
      made.stages.map(({ name }) => name),
      ['request', 'delivery', 'confirm', 'restore'],
    );
  });
});
