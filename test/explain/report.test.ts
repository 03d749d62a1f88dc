import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { explained, runExplain, tokenWith } from './explained.ts';

const client = '6sjjnkaeagnqgkmbl1mr5rtfsr';
const other = '73q703cql980nrvq554a6sta54';
const pool = 'us-east-1_n8gO6SbP6';
const link = `https://www.example.com/reset-password?code=975318&email=joe.public%40example.com&cid=${client}&pid=${pool}`;
const directory = mkdtempSync(join(tmpdir(), 'explain-'));

/** Commands and addresses are not broken, so that they can be copied. */
const isWhole = (line: string) =>
  /^\s+(?:aws|lifeguard|openssl|curl|printf|dig|docs\/causes)\b/.test(line) || !line.trim().includes(' ');

describe('what people read', () => {
  const given: readonly (readonly [what: string, args: readonly string[]])[] = [
    ['of an error alone', ['ExpiredCodeException']],
    ['of an error with its link', ['ExpiredCodeException', link, '--client', other, '--sent', '2m']],
    ['of a sign-in, all of it', ['NotAuthorizedException: Incorrect username or password.', '--all']],
    [
      'of a token',
      [
        tokenWith({
          token_use: 'id',
          iss: `https://cognito-idp.us-east-1.amazonaws.com/${pool}`,
          aud: client,
          exp: 1,
        }),
      ],
    ],
    ['of an answer', ['{"autoConfirmUser":"true","autoVerifyEmail":"yes"}']],
    ['of an operation that has no such error', ['ForgotPassword CodeMismatchException']],
  ];
  for (const [what, args] of given) {
    for (const columns of [60, 80, 120]) {
      test(`${what} fits ${columns} columns, without colour`, async () => {
        const { said } = await runExplain(args, { columns, directory });
        const most = Math.min(columns, 110);
        const wide = said.split('\n').filter(line => line.length > most && !isWhole(line));
        assert.deepEqual(wide, []);
        assert.ok(!said.includes('\x1b'));
        assert.match(said, /^Read\n/);
      });
    }
  }

  test('names both clients, what was ruled out and why, and what would settle it', async () => {
    const { code, said } = await runExplain(
      ['ExpiredCodeException', link, '--client', other, '--sent', '2m'],
      { directory },
    );
    assert.equal(code, 1);
    const text = said.replace(/\s+/g, ' ');
    assert.match(text, /likely The code was issued to another app client/);
    assert.match(
      text,
      new RegExp(`For: The link names client ${client}; the code was submitted by ${other}\\.`),
    );
    assert.match(
      text,
      /Ruled out The code is older than its lifetime: The mail with the link was 2 minutes old/,
    );
    assert.match(text, /Do: .*docs\/causes\/code-issued-to-another-client\.md/);
    assert.match(text, /To be sure .*aws cloudtrail lookup-events --region us-east-1/);
  });

  test('says that an operation does not raise the error', async () => {
    const { findings } = await explained([
      'An error occurred (UserNotConfirmedException) when calling the RevokeToken operation: User is not confirmed.',
    ]);
    assert.match(findings[0]?.note ?? '', /^RevokeToken does not raise UserNotConfirmedException/);
    const { findings: right } = await explained([
      'An error occurred (UserNotConfirmedException) when calling the InitiateAuth operation: User is not confirmed.',
    ]);
    assert.equal(right[0]?.note, undefined);
  });

  test('says so before the list where no text of that name agrees', async () => {
    const { findings } = await explained(['NotAuthorizedException: The moon is in the wrong house']);
    assert.match(findings[0]?.note ?? '', /^No cause that is known shows this text/);
    const known = await explained(['NotAuthorizedException: Incorrect username or password.']);
    assert.equal(known.findings[0]?.note, undefined);
  });

  test('tells of an unknown access key on AWS too', async () => {
    const { said } = await runExplain([
      'UnrecognizedClientException: The security token included in the request is invalid.',
    ]);
    assert.match(said, /session token/);
  });

  test('has fewer causes than --all tells', async () => {
    const some = await explained(['ExpiredCodeException']);
    const all = await explained(['ExpiredCodeException', '--all']);
    assert.equal(some.findings[0]?.causes.length, 3);
    assert.equal(all.findings[0]?.causes.length, all.findings[0]?.causesInAll);
    const shares = all.findings[0]?.causes.map(({ share }) => share) ?? [];
    assert.deepEqual(
      shares,
      shares.toSorted((a, b) => b - a),
    );
    assert.ok(Math.abs(shares.reduce((sum, share) => sum + share, 0) - 1) < 0.02);
  });
});

describe('nothing secret is told', () => {
  const password = 'Never-Shown-Passw0rd';
  const session = 'AYABe'.padEnd(900, 'x7');
  const token = tokenWith({ token_use: 'access', username: 'joe', 'custom:secret': 'claimvalue77' });
  const rows: readonly (readonly [what: string, text: string, secrets: readonly string[]])[] = [
    ['of a link', link, ['975318', 'joe.public']],
    ['of a token', token, [token, 'claimvalue77', token.slice(-60)]],
    [
      'of a callback',
      `https://h/cb?code=0f0e0d0c-0b0a-4908-8706-050403020100&state=statevalue1`,
      ['0f0e0d0c', 'statevalue1'],
    ],
    [
      'of an error that quotes',
      `NotAuthorizedException: joe.public@example.com may not, code=975318, ${token}`,
      ['975318', 'joe.public', token],
    ],
    [
      'of an app client',
      JSON.stringify({
        UserPoolClient: { ClientId: client, UserPoolId: pool, ClientSecret: 'secretsecretsecret1234567' },
      }),
      ['secretsecret'],
    ],
    [
      'of a user',
      JSON.stringify({
        Username: 'joe.public',
        UserStatus: 'CONFIRMED',
        UserAttributes: [{ Name: 'email', Value: 'joe.public@example.com' }],
      }),
      ['joe.public'],
    ],
    [
      'of a log',
      `REPORT RequestId: 1 Duration: 1 ms\n2026-05-19T00:00:00Z 1 ERROR Invoke Error {"errorType":"Error","errorMessage":"password=${password} for joe.public@example.com ${session}"}`,
      [password, 'joe.public', session.slice(0, 90)],
    ],
    [
      'of a trigger’s answer',
      `{"triggerSource":"VerifyAuthChallengeResponse_Authentication","version":"1","request":{"privateChallengeParameters":{"answer":"975318"},"challengeAnswer":"975318"},"response":{"answerCorrect":"yes"}}`,
      ['975318'],
    ],
    [
      'of an answer over HTTP',
      `HTTP/1.1 200 OK\n\n{"AuthenticationResult":{"AccessToken":"${token}"}}`,
      [token],
    ],
    [
      'of a mail',
      `From: a@example.com\nSubject: 975318\nContent-Type: text/plain\n\nyour code is 975318: ${link}`,
      ['975318', 'joe.public'],
    ],
  ];
  for (const [what, text, secrets] of rows) {
    test(what, async () => {
      const runs = [
        await runExplain([text], { directory }),
        await runExplain([text, '--json', '--all'], { directory }),
      ];
      for (const { said, complained } of runs) {
        for (const secret of secrets)
          assert.ok(!`${said}${complained}`.includes(secret), `${secret} is in ${said}${complained}`);
      }
    });
  }

  test('and addresses only where they are asked for', async () => {
    const error =
      'UserLambdaValidationException: PreSignUp failed with error joe.public@example.com is known.';
    const masked = await runExplain([error], { directory });
    assert.match(masked.said, /j\*\*\*@e\*\*\*/);
    const shown = await runExplain([error, '--show-users'], { directory });
    assert.match(shown.said.replace(/\s+/g, ' '), /joe\.public@example\.com/);
  });
});

describe('a pools.yaml', () => {
  const text = `regions: [us-east-1]\npools:\n  - id: ${pool}\n    name: staging\n    clients:\n      - { id: ${client}, name: web, callbackUrls: ['https://app.example.com/cb'] }\n      - { id: ${other}, name: chat }\n`;

  test('in the working directory names the clients', async () => {
    const here = mkdtempSync(join(tmpdir(), 'explain-'));
    writeFileSync(join(here, 'pools.yaml'), text);
    const { read, findings } = await explained(['ExpiredCodeException', link, '--client', other], {
      directory: here,
    });
    assert.deepEqual(read.at(-1), {
      from: 'pools.yaml',
      kind: 'pools.yaml',
      says: 'pools: 1, app clients: 2',
      notes: [],
    });
    assert.match(
      findings[0]?.causes[0]?.evidence[0]?.says ?? '',
      new RegExp(`${client} \\(web\\).*${other} \\(chat\\)`),
    );
  });

  test('is not the example, unless that was named', async () => {
    const { read } = await explained(['ExpiredCodeException'], { directory });
    assert.deepEqual(
      read.map(({ kind }) => kind),
      ['error'],
    );
  });

  test('with faults is left out where it was not named, and told where it was', async () => {
    const here = mkdtempSync(join(tmpdir(), 'explain-'));
    writeFileSync(join(here, 'pools.yaml'), 'pools: 1\n');
    const { read } = await explained(['ExpiredCodeException'], { directory: here });
    assert.equal(read.at(-1)?.says, 'not read');
    const { code, complained } = await runExplain(['ExpiredCodeException', '--config', 'pools.yaml'], {
      directory: here,
    });
    assert.equal(code, 2);
    assert.match(complained, /pools\.yaml/);
  });
});

describe('docs/explain.md', () => {
  const page = readFileSync(new URL('../../docs/explain.md', import.meta.url), 'utf8');

  test('names every flag', async () => {
    const { said } = await runExplain(['--help'], { directory });
    const flags = [...said.matchAll(/^ {2}--([\w-]+)/gm)].map(([, flag]) => flag);
    assert.ok(flags.length > 10);
    assert.deepEqual(
      flags.filter(flag => flag !== 'help' && !page.includes(`--${flag}`)),
      [],
    );
  });

  test('names every member of the JSON', async () => {
    const told = await explained(['ExpiredCodeException', link, '--client', other, '--sent', '2m']);
    const names = [
      told,
      told.read[0],
      told.findings[0],
      told.findings[0]?.causes[0],
      told.findings[0]?.error,
    ].flatMap(value => Object.keys(value ?? {}));
    assert.deepEqual(
      names.filter(name => !page.includes(`\`${name}`) && !page.includes(`.${name}`)),
      [],
    );
  });
});
