import assert from 'node:assert/strict';
import { createHmac, createSign, generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { readCatalogue } from '../../src/causes/catalogue.ts';
import type { Asked } from '../../src/explain/asked.ts';
import { knownForms } from '../../src/explain/known-forms.ts';
import { knownFrom } from '../../src/explain/known-from.ts';
import { readGiven } from '../../src/explain/read-given.ts';
import { errorIn } from '../../src/explain/readers/error-message.ts';
import { mailedLinkOf } from '../../src/explain/readers/mailed-link.ts';
import { type RecordingHead, recordingLine } from '../../src/tap/recording-line.ts';
import { explained, runExplain, tokenWith } from './explained.ts';

const now = Date.parse('2026-05-19T12:00:00Z');
const forms = knownForms(await readCatalogue());
const client = '6sjjnkaeagnqgkmbl1mr5rtfsr';
const pool = 'us-east-1_n8gO6SbP6';

async function read(text: string, asked: Partial<Asked> = {}) {
  async function* bytes() {
    yield Buffer.from(text);
  }
  const readings = await readGiven(bytes(), { now, ...asked }, forms);
  return { readings, kinds: readings.map(({ kind }) => kind), known: knownFrom(readings, { now }) };
}

describe('an error is found', () => {
  const wrong = 'Incorrect username or password.';
  const rows: readonly (readonly [what: string, text: string, expected: readonly (string | undefined)[]])[] =
    [
      ['by its name', 'ExpiredCodeException', ['ExpiredCodeException']],
      ['with its message', `NotAuthorizedException: ${wrong}`, ['NotAuthorizedException', wrong]],
      ['by its message alone', wrong, [undefined, wrong]],
      [
        'by its message alone, without the full stop',
        'Incorrect username or password',
        [undefined, 'Incorrect username or password'],
      ],
      [
        'of the AWS CLI',
        `An error occurred (NotAuthorizedException) when calling the InitiateAuth operation: ${wrong}`,
        ['NotAuthorizedException', wrong, 'InitiateAuth'],
      ],
      [
        'of the AWS CLI with retries',
        'An error occurred (TooManyRequestsException) when calling the ForgotPassword operation (reached max retries: 2): Too many requests',
        ['TooManyRequestsException', 'Too many requests', 'ForgotPassword'],
      ],
      [
        'of boto3',
        `botocore.errorfactory.NotAuthorizedException: An error occurred (NotAuthorizedException) when calling the InitiateAuth operation: ${wrong}`,
        ['NotAuthorizedException', wrong, 'InitiateAuth'],
      ],
      [
        'of the SDK for .NET, stack and all',
        `Amazon.CognitoIdentityProvider.Model.NotAuthorizedException: ${wrong}\n   at Amazon.Runtime.Internal.Pipeline.Invoke(IExecutionContext context)`,
        ['NotAuthorizedException', wrong],
      ],
      [
        'of the SDK for JavaScript, stack and all',
        `NotAuthorizedException: ${wrong}\n    at de_NotAuthorizedExceptionRes (/app/node_modules/@aws-sdk/client-cognito-identity-provider/dist-cjs/index.js:1:1)\n  '$fault': 'client',\n  '$metadata': { httpStatusCode: 400 },\n  __type: 'NotAuthorizedException'`,
        ['NotAuthorizedException', wrong],
      ],
      [
        'of the SDK for Java',
        `software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException: ${wrong} (Service: CognitoIdentityProvider, Status Code: 400, Request ID: 8f5f)`,
        ['NotAuthorizedException', wrong],
      ],
      [
        'of the SDK for Java within another',
        `java.lang.RuntimeException: sign-in failed\nCaused by: com.amazonaws.services.cognitoidp.model.UserNotFoundException: User does not exist. (Service: AWSCognitoIdentityProvider; Status Code: 400; Error Code: UserNotFoundException; Request ID: 8f5f)`,
        ['UserNotFoundException', 'User does not exist.'],
      ],
      [
        'of the SDK for Go',
        `operation error Cognito Identity Provider: InitiateAuth, https response error StatusCode: 400, RequestID: 8f5f, NotAuthorizedException: ${wrong}`,
        ['NotAuthorizedException', wrong, 'InitiateAuth'],
      ],
      [
        'of the SDK for Rust',
        `ServiceError(ServiceError { source: NotAuthorizedException(NotAuthorizedException { message: Some("${wrong}"), meta: ErrorMetadata`,
        ['NotAuthorizedException', wrong],
      ],
      [
        'of the SDK for PHP',
        `Error executing "InitiateAuth" on "https://cognito-idp.us-east-1.amazonaws.com"; AWS HTTP error: Client error: 400; NotAuthorizedException (client): ${wrong} - {"__type":"NotAuthorizedException"}`,
        ['NotAuthorizedException', wrong, 'InitiateAuth'],
      ],
      [
        'of .NET',
        `Amazon.CognitoIdentityProvider.Model.CodeMismatchException: Invalid verification code provided, please try again.\n ---> Amazon.Runtime.Internal.HttpErrorResponseException`,
        ['CodeMismatchException', 'Invalid verification code provided, please try again.'],
      ],
      [
        'as a command line with what it said',
        'aws cognito-idp confirm-forgot-password --client-id A\nExpiredCodeException',
        ['ExpiredCodeException', undefined, 'ConfirmForgotPassword'],
      ],
      ['of OAuth', 'invalid_grant', ['invalid_grant']],
      ['in nothing that is one', 'the quick brown fox', []],
      ['in nothing that only looks like one', 'MyOwnThing happened', []],
    ];
  for (const [what, text, [type, message, operation]] of rows) {
    test(what, () => {
      const error = errorIn(text, forms);
      assert.deepEqual([error?.type, error?.message, error?.operation], [type, message, operation]);
    });
  }
});

describe('the link of a mail', () => {
  const base = `https://www.example.com/reset-password?code=123456&email=joe%40example.com&cid=${client}&pid=${pool}`;
  const rows: readonly (readonly [what: string, address: string, expected: Record<string, unknown>])[] = [
    [
      'as it should be',
      base,
      {
        host: 'www.example.com',
        code: 'six digits',
        clientId: client,
        poolId: pool,
        user: 'as it should be',
      },
    ],
    ['with the placeholder', base.replace('123456', '{####}'), { code: 'placeholder', clientId: client }],
    [
      'with the placeholder encoded',
      base.replace('123456', '%7B%23%23%23%23%7D'),
      { code: 'encoded placeholder' },
    ],
    [
      'with the placeholder torn by an encoder',
      `https://h/p?code=%7B&cid=${client}####}`,
      { code: 'encoded placeholder' },
    ],
    ['not decoded from quoted-printable', base.replace('123456', '3D123456'), { code: 'begins with 3D' }],
    ['cut by quoted-printable', 'https://h/p?code=1234=', { code: 'ends with =' }],
    ['cut by quoted-printable in the middle', base.replace('123456', '1234='), { code: 'ends with =' }],
    ['with a code of another service', base.replace('123456', '3d0fab=='), { code: 'something else' }],
    ['with five digits', base.replace('123456', '12345'), { code: 'of another length', codeDigits: 5 }],
    ['with eight digits', base.replace('123456', '12345678'), { code: 'of another length', codeDigits: 8 }],
    ['with six digits', base, { codeDigits: undefined }],
    ['with a space in the code', base.replace('123456', '123 456'), { code: 'with white space' }],
    ['with a + in the code', base.replace('123456', '123+456'), { code: 'with white space' }],
    ['with a space after the code', base.replace('123456', '123456%20'), { code: 'with white space' }],
    ['with words around the code', base.replace('123456', 'code+123456'), { code: 'with text around' }],
    [
      'with all of it behind #',
      base.replace('?', '#'),
      { code: 'behind #', clientId: client, poolId: pool, user: 'as it should be' },
    ],
    [
      'with the code behind #',
      `https://h/p?cid=${client}#code=123456`,
      { code: 'behind #', clientId: client },
    ],
    [
      'with all of it behind the #/ of a page',
      base.replace('/reset-password', '/#/reset-password'),
      { code: 'behind #', clientId: client },
    ],
    [
      'with a # that is no code',
      `${base}#top`,
      { code: 'six digits', parameters: ['code', 'email', 'cid', 'pid'] },
    ],
    [
      'with a full stop that is not of the code',
      base.replace('code=123456', 'code=123456.'),
      { code: 'with text around' },
    ],
    ['with a code of other letters', base.replace('123456', 'abcdef'), { code: 'something else' }],
    ['without a code', base.replace('code=123456&', ''), { code: 'absent' }],
    [
      'with entities',
      base.replaceAll('&', '&amp;'),
      { clientId: undefined, parameters: ['code', 'amp;email', 'amp;cid', 'amp;pid'] },
    ],
    ['with a + that is a space', base.replace('joe%40', 'joe+tag%40'), { user: 'with a space' }],
    ['encoded twice', base.replace('joe%40', 'joe%2540'), { user: 'encoded twice' }],
    ['with capital letters', base.replace('joe', 'Joe'), { user: 'with capital letters' }],
    [
      'in SafeLinks',
      `https://eur01.safelinks.protection.outlook.com/?url=${encodeURIComponent(base)}&data=05`,
      { host: 'www.example.com', wrappedBy: 'eur01.safelinks.protection.outlook.com', clientId: client },
    ],
    [
      'in click tracking',
      `https://abc.r.us-east-1.awstrack.me/L0/${encodeURIComponent(base)}/1/0100/xyz=1`,
      { host: 'www.example.com', wrappedBy: 'abc.r.us-east-1.awstrack.me' },
    ],
    [
      'in urldefense',
      `https://urldefense.com/v3/__${base}__;!!abc`,
      { host: 'www.example.com', wrappedBy: 'urldefense.com' },
    ],
    [
      'of the service itself',
      `https://phenom.auth.us-east-1.amazoncognito.com/confirmUser?client_id=${client}&user_name=joe&confirmation_code=123456`,
      { clientId: client, code: 'six digits' },
    ],
    [
      'with a client that cannot be one',
      base.replace(client, '%3Cscript%3E'),
      { clientId: undefined, noClient: 'no client id' },
    ],
    ['with an empty client', base.replace(client, ''), { clientId: undefined, noClient: 'empty' }],
    ...['null', 'undefined', 'None', 'nil', 'CLIENT_ID_NOT_APPLICABLE'].map(
      word =>
        [
          `with ${word} in the place of the client`,
          base.replace(client, word),
          { clientId: undefined, noClient: word },
        ] as const,
    ),
    ['with null in the place of the pool', base.replace(pool, 'null'), { poolId: undefined }],
    ['without a client', base.replace(/&cid=[^&]*/, ''), { clientId: undefined, noClient: undefined }],
    ['with a broken encoding', base.replace('joe%40', 'joe%4'), { code: 'six digits' }],
    ['to an app', `phenom://reset?code=123456&cid=${client}`, { scheme: 'phenom', clientId: client }],
  ];
  for (const [what, address, expected] of rows) {
    test(what, () => {
      const link = mailedLinkOf(address, undefined);
      const seen = Object.fromEntries(
        Object.keys(expected).map(name => [
          name,
          link && Object.entries(link).find(([key]) => key === name)?.[1],
        ]),
      );
      assert.deepEqual(seen, expected);
    });
  }
});

describe('what is handed over is recognised', () => {
  const rows: readonly (readonly [what: string, text: string, kind: string])[] = [
    ['a link', `https://h/reset-password?code=123456&cid=${client}`, 'link'],
    [
      'an authorize address',
      `https://x.auth.us-east-1.amazoncognito.com/oauth2/authorize?client_id=${client}&response_type=code&redirect_uri=https%3A%2F%2Fh%2F`,
      'authorize address',
    ],
    [
      'a callback with an error',
      'https://h/cb?error=invalid_request&error_description=PreSignUp+failed+with+error+no.&state=x',
      'callback address',
    ],
    [
      'a callback with a code',
      'https://h/cb?code=0f0e0d0c-0b0a-4908-8706-050403020100&state=x',
      'callback address',
    ],
    [
      'a callback with tokens',
      `https://h/cb#id_token=${tokenWith({ token_use: 'id' })}&token_type=Bearer`,
      'callback address',
    ],
    [
      'a logout',
      `https://x.auth.us-east-1.amazoncognito.com/logout?client_id=${client}&logout_uri=https%3A%2F%2Fh`,
      'logout address',
    ],
    ['a token', tokenWith({ token_use: 'id' }), 'token'],
    ['a header with a token', `Authorization: Bearer ${tokenWith({ token_use: 'id' })}`, 'token'],
    ['a refresh token', `eyJjdHkiOiJKV1QiLCJlbmMiOiJBMjU2R0NNIiwiYWxnIjoiUlNBLU9BRVAifQ.a.b.c.d`, 'token'],
    [
      'an answer of curl',
      'HTTP/2 400\r\nx-amzn-errortype: NotAuthorizedException:\r\n\r\n{"__type":"NotAuthorizedException","message":"User is disabled."}',
      'HTTP answer',
    ],
    [
      'an error body',
      '{"__type":"com.amazonaws.cognito#NotAuthorizedException","message":"User is disabled."}',
      'error',
    ],
    ['an error body of a gateway', '{"message":"Unauthorized"}', 'error'],
    [
      'a log',
      'START RequestId: 1 Version: $LATEST\n2026-05-19T00:00:00Z 1 Task timed out after 3.00 seconds',
      'function log',
    ],
    [
      'a log of Python',
      '[ERROR] KeyError: userAttributes\nTraceback (most recent call last):',
      'function log',
    ],
    [
      'a log in JSON',
      '{"time":"2026-05-19T00:00:00Z","type":"platform.report","record":{"requestId":"1","metrics":{"durationMs":5003.1},"status":"timeout"}}',
      'function log',
    ],
    [
      'lines of CloudWatch Logs',
      '{"events":[{"timestamp":1,"message":"REPORT RequestId: 1 Duration: 12.1 ms Billed Duration: 13 ms"}],"searchedLogStreams":[]}',
      'function log',
    ],
    ['an answer of a trigger', '{"autoConfirmUser":true}', 'trigger answer'],
    [
      'an event of CloudTrail',
      '{"eventSource":"cognito-idp.amazonaws.com","eventName":"SignUp","eventTime":"2026-05-19T00:00:00Z"}',
      'CloudTrail',
    ],
    [
      'what lookup-events prints',
      JSON.stringify({
        NextToken: 'x',
        Events: [
          {
            EventId: '1',
            CloudTrailEvent:
              '{"eventSource":"cognito-idp.amazonaws.com","eventName":"SignUp","eventTime":"2026-05-19T00:00:00Z"}',
          },
        ],
      }),
      'CloudTrail',
    ],
    [
      'events of the recorder',
      '[{"sequence":1,"time":1,"requestId":"r","operation":"SignUp","outcome":"ok","triggers":[],"messages":[],"milliseconds":1}]',
      'recorder',
    ],
    [
      'a recording of tap',
      '{"recording":1,"madeBy":"lifeguard 0.1.0"}\n{"call":1,"at":"2026-05-19T00:00:00Z","operation":"SignUp","outcome":"ok"}\n',
      'recording of tap',
    ],
    [
      'an app client',
      JSON.stringify({ UserPoolClient: { ClientId: client, UserPoolId: pool, ClientSecret: 'never shown' } }),
      'app client',
    ],
    [
      'the answer to a sign-in',
      `{"ChallengeParameters":{},"AuthenticationResult":{"AccessToken":"${tokenWith({ token_use: 'access' })}","IdToken":"${tokenWith({ token_use: 'id' })}","RefreshToken":"eyJ…"}}`,
      'sign-in',
    ],
    ['its result alone', `{"IdToken":"${tokenWith({ token_use: 'id' })}","TokenType":"Bearer"}`, 'sign-in'],
    [
      'an answer of the token endpoint',
      `{"access_token":"${tokenWith({ token_use: 'access' })}"}`,
      'sign-in',
    ],
    [
      'the answer to a sign-in, its tokens left out',
      '{"AuthenticationResult":{"AccessToken":"…"}}',
      'sign-in',
    ],
    ['a user', '{"Username":"joe","UserStatus":"CONFIRMED","Enabled":true}', 'user'],
    [
      'a mail',
      'From: a@b.example\nDate: Tue, 19 May 2026 11:58:00 +0000\nSubject: Reset\nContent-Type: text/plain\n\nhello',
      'mail',
    ],
    ['a SECRET_HASH', createHmac('sha256', 's').update('x').digest('base64'), 'SECRET_HASH'],
  ];
  for (const [what, text, kind] of rows) {
    test(what, async () => {
      const { kinds } = await read(text);
      assert.deepEqual(kinds, [kind]);
    });
  }
});

describe('a mail', () => {
  const link = `https://www.example.com/reset-password?code=123456&email=joe%2Btag%40example.com&cid=${client}&pid=${pool}`;
  const html = `<html><a href="${link.replaceAll('&', '&amp;')}">Reset</a> or use 123456 <a href="https://www.example.com/help">help</a></html>`;
  const quoted = html.replaceAll('=', '=3D').replace(/(.{60})/g, '$1=\r\n');
  const head =
    'From: Phenom <noreply@thephenom.app>\r\nDate: Tue, 19 May 2026 11:58:00 +0000\r\nSubject: Reset\r\n';
  const rows = [
    [
      'in quoted-printable',
      `${head}Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${quoted}`,
    ],
    [
      'in base64',
      `${head}Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(html).toString('base64')}`,
    ],
    [
      'of several parts',
      `${head}Content-Type: multipart/alternative;\r\n boundary="b1"\r\n\r\n--b1\r\nContent-Type: text/plain\r\n\r\nhello\r\n--b1\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${quoted}\r\n--b1--\r\n`,
    ],
  ] as const;
  for (const [what, text] of rows) {
    test(`${what} tells its date and its link, and not its code`, async () => {
      const { known, readings } = await read(text);
      assert.equal(known.links.length, 1);
      assert.equal(known.links[0]?.sentAt, now - 120_000);
      assert.equal(known.links[0]?.clientId, client);
      assert.equal(known.links[0]?.code, 'six digits');
      assert.equal(known.links[0]?.user, 'as it should be');
      assert.doesNotMatch(JSON.stringify(readings), /123456/);
    });
  }
});

describe('a recording of tap', () => {
  const call = { time: now, milliseconds: 1, signed: 'no', outcome: 'ok' } as const;
  const lines = [
    JSON.stringify({
      recording: 1,
      madeBy: 'lifeguard 1.0.0',
      upstream: 'us-east-1',
      startedAt: new Date(now).toISOString(),
      showsUsers: false,
    } satisfies RecordingHead),
    recordingLine(1, { ...call, operation: 'ForgotPassword', clientId: 'aaaa', user: 'email#11111111' }),
    recordingLine(2, {
      ...call,
      time: now + 5_000,
      operation: 'ConfirmForgotPassword',
      clientId: 'bbbb',
      user: 'email#11111111',
      outcome: 'failed',
      input: { ConfirmationCode: 'code#22222222' },
      error: { type: 'ExpiredCodeException', message: 'Invalid code provided, please request a code again.' },
    }),
    recordingLine(3, {
      ...call,
      operation: 'InitiateAuth',
      input: { AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters: { SECRET_HASH: 'secret-hash#33333333' } },
      output: {
        AuthenticationResult: {
          RefreshToken: 'refresh-token#44444444',
          AccessToken: 'access-token#55555555',
        },
      },
    }),
  ];

  test('gives calls with the marks that pair them', async () => {
    const { known, kinds } = await read(lines.join('\n'));
    assert.deepEqual(kinds, ['recording of tap']);
    assert.deepEqual(
      known.calls.map(({ operation, marks, authFlow, hasSecretHash }) => [
        operation,
        marks,
        authFlow,
        hasSecretHash,
      ]),
      [
        ['ForgotPassword', {}, undefined, false],
        [
          'InitiateAuth',
          { refreshToken: 'refresh-token#44444444', accessToken: 'access-token#55555555' },
          'USER_PASSWORD_AUTH',
          true,
        ],
        ['ConfirmForgotPassword', { code: 'code#22222222' }, undefined, false],
      ],
    );
  });

  test('names both clients', async () => {
    const { findings } = await explained(['-'], { input: lines.join('\n') });
    assert.equal(findings[0]?.causes[0]?.id, 'code-issued-to-another-client');
    assert.match(findings[0]?.causes[0]?.evidence[0]?.says ?? '', /aaaa.*bbbb/);
  });
});

describe('a token', () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const key = { ...publicKey.export({ format: 'jwk' }), kid: 'key-1', use: 'sig', alg: 'RS256' };
  const issuer = `https://cognito-idp.us-east-1.amazonaws.com/${pool}`;
  const unsigned = tokenWith({
    iss: issuer,
    token_use: 'access',
    client_id: client,
    iat: now / 1_000 - 3_780,
    exp: now / 1_000 - 180,
    scope: 'openid',
    origin_jti: 'o',
  });
  const body = unsigned.slice(0, unsigned.lastIndexOf('.'));
  const signed = `${body}.${createSign('RSA-SHA256').update(body).sign(privateKey).toString('base64url')}`;

  test('tells its claims, when it expired, and nothing of itself', async () => {
    const { readings, known } = await read(signed);
    assert.match(
      readings[0]?.says ?? '',
      /an access token, of pool us-east-1_n8gO6SbP6, for client 6sjj\w+, issued 63 minutes ago, expired 3 minutes ago, scopes openid/,
    );
    assert.deepEqual(known.tokens[0]?.use, 'access');
    assert.equal(JSON.stringify(readings).includes(signed.slice(-40)), false);
  });

  test('whose exp is a text is told to have none', async () => {
    const { readings } = await read(tokenWith({ token_use: 'id', aud: client, exp: `${now / 1_000}` }));
    assert.match(readings[0]?.notes?.join(' ') ?? '', /no exp that is a number/);
  });

  test('of another client than was told is told to be so', async () => {
    const given = [
      tokenWith({ token_use: 'id', aud: 'otherclient', exp: Date.now() / 1_000 + 3_600 }),
      ...['--as', 'id', '--client', client],
    ];
    const { findings } = await explained(given);
    assert.equal(findings[0]?.causes[0]?.id, 'audience-of-another-client');
    assert.equal((await runExplain(given)).code, 1);
  });

  const directory = mkdtempSync(join(tmpdir(), 'explain-'));
  const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ format: 'jwk' });
  const rows = [
    ['right', [key]],
    ['wrong', [{ ...other, kid: 'key-1' }]],
    ['by an unknown key', [{ ...key, kid: 'key-2' }]],
  ] as const;
  for (const [signature, keys] of rows) {
    test(`has a signature that is ${signature}`, async () => {
      writeFileSync(join(directory, 'jwks.json'), JSON.stringify({ keys }));
      const { read: readings } = await explained([signed, '--jwks', 'jwks.json'], { directory });
      assert.match(readings[0]?.says ?? '', new RegExp(`signature ${signature}$`));
    });
  }

  test('that a set of keys does not know is not said to be of a pool without it', async () => {
    writeFileSync(join(directory, 'jwks.json'), JSON.stringify({ keys: [{ ...key, kid: 'key-2' }] }));
    const { findings } = await explained([signed, '--jwks', 'jwks.json'], { directory });
    const surely = findings[0]?.causes.filter(({ confidence }) => confidence === 'certain') ?? [];
    assert.equal(
      surely.some(({ id }) => id === 'access-token-key-unknown'),
      false,
    );
    const found = surely.find(({ id }) => id === 'key-not-in-set');
    assert.match(found?.evidence[0]?.says ?? '', /names the key key-1; the set .+ has key-2\.$/);
    assert.equal((await runExplain([signed, '--jwks', 'jwks.json'], { directory })).code, 1);
  });
});

describe('a SECRET_HASH', () => {
  const environment = { SECRET: 'abcdefghijklmnopqrstuvwx' };
  const hash = (...words: readonly string[]) =>
    createHmac('sha256', environment.SECRET).update(words.join('')).digest();
  const rows: readonly (readonly [what: string, given: string, says: RegExp])[] = [
    ['that is right', hash('joe', client).toString('base64'), /^right for client/],
    ['of the words the wrong way round', hash(client, 'joe').toString('base64'), /the other way round/],
    ['of the user alone', hash('joe').toString('base64'), /client id must follow/],
    ['in hexadecimal', hash('joe', client).toString('hex'), /in hexadecimal; it must be in base64/],
    ['of another user', hash('jane', client).toString('base64'), /not made with this secret/],
  ];
  for (const [what, given, says] of rows) {
    test(what, async () => {
      const told = await explained([given, '--secret-from', 'SECRET', '--client', client, '--user', 'joe'], {
        environment,
      });
      const words = [
        told.read[0]?.says,
        ...told.findings.flatMap(({ causes }) =>
          causes.flatMap(({ evidence }) => evidence.map(one => one.says)),
        ),
      ];
      assert.ok(
        words.some(word => says.test(word ?? '')),
        JSON.stringify(words),
      );
      assert.equal(JSON.stringify(told).includes(environment.SECRET), false);
      assert.equal(JSON.stringify(told).includes(given), false);
    });
  }

  test('needs to know of whom it is', async () => {
    const told = await explained([hash('joe', client).toString('base64')]);
    assert.match(told.read[0]?.notes[0] ?? '', /--client ID --user NAME --secret-from VARIABLE/);
  });
});

describe('a command line that is wrong', () => {
  const rows: readonly (readonly [what: string, args: readonly string[], code: number, sentence: RegExp])[] =
    [
      ['without anything', [], 2, /^Say what to explain/],
      ['with nothing that is known', ['the quick brown fox'], 2, /^The text is nothing that explain knows/],
      ['with an empty text', [' '], 2, /^The text is empty/],
      ['with a file that is not there', ['trail.json'], 3, /^There is no file trail\.json\.$/],
      ['with a folder', ['.'], 3, /is no file/],
      ['with the standard input twice', ['-', '-'], 2, /given twice/],
      ['with a client that is none', ['ExpiredCodeException', '--client', 'a b'], 2, /--client takes/],
      ['with a time that is none', ['ExpiredCodeException', '--sent', 'soon'], 2, /--sent takes/],
      ['with a place that is none', ['ExpiredCodeException', '--as', 'refresh'], 2, /--as is access or id/],
      [
        'with a secret that is not there',
        ['ExpiredCodeException', '--secret-from', 'NOT_SET'],
        2,
        /NOT_SET is not set/,
      ],
      ['with a pool that is none', ['ExpiredCodeException', '--pool', 'here'], 2, /--pool takes/],
      [
        'with a target that is none',
        ['ExpiredCodeException', '--pool', pool, '--target', 'here'],
        2,
        /--target is aws or/,
      ],
      [
        'with keys that are not there',
        ['ExpiredCodeException', '--jwks', 'none.json'],
        3,
        /none\.json cannot be read/,
      ],
      [
        'with a dead target',
        ['ExpiredCodeException', '--pool', pool, '--target', 'http://127.0.0.1:9'],
        3,
        /127\.0\.0\.1:9/,
      ],
    ];
  const directory = mkdtempSync(join(tmpdir(), 'explain-'));
  for (const [what, args, code, sentence] of rows) {
    test(what, async () => {
      const run = await runExplain(args, { directory });
      assert.match(run.complained, sentence);
      assert.equal(run.complained.trim().split('\n').length, 1);
      assert.equal(run.said, '');
      assert.equal(run.code, code);
    });
  }
});
