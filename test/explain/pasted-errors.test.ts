import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { readChallengeName } from '../../src/explain/readers/challenge.ts';
import { shape } from '../../src/model/api.ts';
import { explained, runExplain } from './explained.ts';

const directory = mkdtempSync(join(tmpdir(), 'explain-'));
const callback = (error: string, description: string) =>
  `https://app.example.com/cb?error=${error}&error_description=${encodeURIComponent(description)}&state=x`;

const issuer = (id: string) => `https://cognito-idp.us-east-1.amazonaws.com/us-east-1_${id}`;

const client = '6sjjnkaeagnqgkmbl1mr5rtfsr';
const poolId = 'us-east-1_n8gO6SbP6';
const described = JSON.stringify({
  UserPoolClient: { UserPoolId: poolId, ClientName: 'web', ClientId: client, ClientSecret: 'not shown' },
});
const pool = JSON.stringify({ UserPool: { Id: poolId, UsernameAttributes: ['email'] } });

/** What people paste, and the cause that must be first. */
type Rows = readonly (readonly [what: string, given: string | readonly string[], first: string])[];

const pattern = 'failed to satisfy constraint: Member must satisfy regular expression pattern: ';

const required = 'Attributes did not conform to the schema: given_name: The attribute is required';

const areas: Readonly<Record<string, Rows>> = {
  'a value that breaks a constraint': [
    [
      'a pool id',
      `An error occurred (InvalidParameterException) when calling the DescribeUserPool operation: 1 validation error detected: Value 'us-east-1' at 'userPoolId' ${pattern}[\\w-]+_[0-9a-zA-Z]+`,
      'pool-id-malformed',
    ],
    [
      'a client id',
      `InvalidParameterException: 1 validation error detected: Value 'undefined ' at 'clientId' ${pattern}[\\w+]+`,
      'input-breaks-constraints',
    ],
    [
      'a code',
      `InvalidParameterException: 1 validation error detected: Value 'x' at 'confirmationCode' ${pattern}[\\S]+`,
      'input-breaks-constraints',
    ],
    [
      'a code that is too long',
      "InvalidParameterException: 1 validation error detected: Value 'x y' at 'confirmationCode' failed to satisfy constraint: Member must have length less than or equal to 2048",
      'input-breaks-constraints',
    ],
    [
      'the body of a message',
      `InvalidParameterException: 1 validation error detected: Value 'Hello' at 'emailBody' ${pattern}[\\p{L}]*\\{####\\}[\\p{L}]*`,
      'message-lacks-placeholder',
    ],
  ],
  'an attribute that does not conform': [
    ['is required', `InvalidParameterException: ${required}`, 'required-attribute-missing'],
    ['is required, without a name', required, 'required-attribute-missing'],
    [
      'is required, and another one',
      `InvalidParameterException: ${required}\nfamily_name: The attribute is required`,
      'required-attribute-missing',
    ],
    ['is none of the pool', 'custom:plan: Attribute does not exist in the schema.', 'attribute-unknown'],
    [
      'is none of the pool, at sign-up',
      'InvalidParameterException: Attributes did not conform to the schema: custom:plan: Attribute does not exist in the schema.',
      'attribute-unknown',
    ],
  ],
  'the token endpoint refuses': [
    [
      'as openid-client tells it',
      'OPError: expected 200 OK, got: 400 Bad Request',
      'authorization-code-used',
    ],
  ],
  'an address that the browser comes to': [
    [
      'lacks an attribute',
      callback('invalid_request', 'attributes required: [email]'),
      'required-attribute-not-mapped',
    ],
    [
      'has an attribute that cannot change',
      callback('invalid_request', 'user.email: Attribute cannot be updated.'),
      'mapped-attribute-immutable',
    ],
    [
      'tells of a function that overran its limit',
      callback('server_error', 'PreTokenGeneration failed with error Task timed out after 5.00 seconds.'),
      'function-timed-out',
    ],
    [
      'is the page for errors',
      'https://x.auth.us-east-1.amazoncognito.com/error?error=Client+does+not+exist.&client_id=zzz',
      'sign-in-page-of-unknown-client',
    ],
  ],
  'a trigger that could not be invoked': [
    [
      'is not permitted',
      'PreSignUp invocation failed due to error AccessDeniedException.',
      'lambda-not-permitted',
    ],
    [
      'is not permitted, behind a name that says nothing',
      'Error: PreSignUp invocation failed due to error AccessDeniedException.',
      'lambda-not-permitted',
    ],
    [
      'is being deployed',
      'PreSignUp invocation failed due to error ResourceConflictException.',
      'lambda-refused',
    ],
    [
      'has an error of its key',
      'PreSignUp invocation failed due to error KMSDisabledException',
      'lambda-refused',
    ],
    [
      'is not there',
      'PreSignUp invocation failed due to error ResourceNotFoundException.',
      'no-such-function',
    ],
    [
      'is throttled',
      'PreSignUp invocation failed due to error TooManyRequestsException.',
      'lambda-throttled',
    ],
    [
      'is not permitted, as the callback tells it',
      callback('server_error', 'PreSignUp invocation failed due to error AccessDeniedException.'),
      'lambda-not-permitted',
    ],
    [
      'does not answer, as the callback tells it',
      callback(
        'invalid_request',
        'PreSignUp invocation failed due to error Socket timeout while invoking Lambda function.',
      ),
      'trigger-timed-out',
    ],
  ],
  'an error by its name alone': [
    ['a user', 'UserNotFoundException', 'user-not-found-for-client'],
    ['a trigger', 'UserLambdaValidationException', 'handler-threw'],
  ],
  'a trigger that ran': [
    [
      'refuses, as the callback tells it',
      callback('invalid_request', 'PreSignUp failed with error only staff.'),
      'error-of-provider-or-trigger',
    ],
    [
      'overran its limit, as the callback tells it',
      callback(
        'invalid_request',
        'PreSignUp failed with error RequestId: 8f Error: Task timed out after 3.00 seconds.',
      ),
      'function-timed-out',
    ],
    [
      'ended its process',
      'UserLambdaValidationException: PreSignUp failed with error RequestId: 8f Error: Runtime exited with error: exit status 1.',
      'handler-exited',
    ],
    ['throws', 'UserLambdaValidationException: PreSignUp failed with error only staff.', 'handler-threw'],
  ],
  'a library that checks tokens': [
    ['jsonwebtoken: malformed', 'jwt malformed', 'access-token-unreadable'],
    ['jsonwebtoken: malformed, with its name', 'JsonWebTokenError: jwt malformed', 'access-token-unreadable'],
    ['jsonwebtoken: expired', 'jwt expired', 'access-token-expired'],
    ['jsonwebtoken: signature', 'invalid signature', 'access-token-signature-wrong'],
    ['jose: expired', 'JWTExpired: "exp" claim timestamp check failed', 'access-token-expired'],
    [
      'jose: signature',
      'JWSSignatureVerificationFailed: signature verification failed',
      'access-token-signature-wrong',
    ],
    ['PyJWT: expired', 'jwt.exceptions.ExpiredSignatureError: Signature has expired', 'access-token-expired'],
    ['PyJWT: malformed', 'jwt.exceptions.DecodeError: Not enough segments', 'access-token-unreadable'],
    ['Python: too early', 'Token used too early', 'clock-of-the-device-wrong'],
    [
      'Python: too early, with the times',
      "Token used too early, 1621 < 1625. Check that your computer's clock is set correctly.",
      'clock-of-the-device-wrong',
    ],
  ],
  'a user who is disabled': [
    [
      'is refused with any password',
      [
        'NotAuthorizedException: Incorrect username or password.',
        '{"Username":"anna","UserStatus":"CONFIRMED","Enabled":false}',
      ],
      'user-is-disabled',
    ],
  ],
  'a check that expects another issuer': [
    [
      'another pool',
      `JwtInvalidIssuerError: Issuer not allowed: ${issuer('n8gO6SbP6')}. Expected: ${issuer('knEL7cqS3')}`,
      'issuer-of-another-pool',
    ],
    [
      'a domain of its own',
      `JwtInvalidIssuerError: Issuer not allowed: ${issuer('n8gO6SbP6')}. Expected: https://auth.example.com`,
      'issuer-taken-for-domain',
    ],
    [
      'a domain of the service',
      'jwt issuer invalid. expected: https://phenom.auth.us-east-1.amazoncognito.com',
      'issuer-taken-for-domain',
    ],
    [
      'a pool, jsonwebtoken',
      `jwt issuer invalid. expected: ${issuer('knEL7cqS3')}`,
      'issuer-of-another-pool',
    ],
    ['that it does not name', 'jwt.exceptions.InvalidIssuerError: Invalid issuer', 'issuer-of-another-pool'],
  ],
  'a secret hash': [
    ...[
      [],
      ['--client', client],
      [described, '--client', client],
      [described, pool, '--client', client],
    ].flatMap((more): Rows => {
      const also = more.length === 0 ? '' : `, ${more.length} more arguments`;
      return [
        [
          `is missing${also}`,
          [`Client ${client} is configured with secret but SECRET_HASH was not received`, ...more],
          'secret-hash-missing',
        ],
        [
          `is wrong${also}`,
          [`NotAuthorizedException: Unable to verify secret hash for client ${client}`, ...more],
          'secret-hash-wrong',
        ],
        [
          `does not match in a later step${also}`,
          [`NotAuthorizedException: SecretHash does not match for the client: ${client}`, ...more],
          'secret-hash-of-alias',
        ],
      ];
    }),
  ],
  'a header alone': [
    [
      'of the userinfo endpoint',
      'www-authenticate: Bearer error="invalid_token", error_description="Access token is expired, disabled, or deleted, or the user has globally signed out."',
      'access-token-expired',
    ],
    [
      'of the userinfo endpoint, on two lines',
      'WWW-Authenticate: error="invalid_request",\r\n  error_description="Bad OAuth2 request at UserInfo Endpoint"',
      'token-source-differs',
    ],
    [
      'of an HTTP API',
      'www-authenticate: Bearer scope="" error="invalid_token" error_description="the token does not have a valid audience"',
      'audience-of-another-client',
    ],
    [
      'of an HTTP API with scopes',
      'www-authenticate: Bearer scope="api/read" error="insufficient_scope"',
      'rest-api-expects-scope',
    ],
    ['that says nothing', 'www-authenticate: Bearer', 'access-token-expired'],
  ],
  'a call that never arrives': [
    ['Chrome', 'TypeError: Failed to fetch', 'error-page-without-cors'],
    ['Firefox', 'TypeError: NetworkError when attempting to fetch resource.', 'error-page-without-cors'],
    ['Safari', 'Load failed', 'error-page-without-cors'],
    ['Node.js', 'TypeError: fetch failed', 'host-misspelt'],
    ['nobody listens', 'connect ECONNREFUSED 127.0.0.1:9400', 'endpoint-not-listening'],
    [
      'nobody listens, the AWS CLI',
      'Could not connect to the endpoint URL: "http://localhost:9400/"',
      'endpoint-not-listening',
    ],
    [
      'a misspelt region, boto3',
      'EndpointConnectionError: Could not connect to the endpoint URL: "https://cognito-idp.us-esat-1.amazonaws.com/"',
      'host-misspelt',
    ],
    [
      'an emulator that is not started, boto3',
      'EndpointConnectionError: Could not connect to the endpoint URL: "http://cognito:9400/"',
      'endpoint-not-listening',
    ],
    ['no such host', 'getaddrinfo ENOTFOUND cognito-idp.us-east1.amazonaws.com', 'host-misspelt'],
    ['no such host, in the browser', 'net::ERR_NAME_NOT_RESOLVED', 'host-misspelt'],
    ['no way out', 'Error: connect ETIMEDOUT 203.0.113.7:443', 'connection-times-out'],
    ['a cut connection', 'TimeoutError: socket hang up', 'connection-times-out'],
    ['axios', 'AxiosError: Network Error', 'error-page-without-cors'],
    ['a code of Node.js alone', 'ECONNREFUSED', 'endpoint-not-listening'],
  ],
  'a signed call': [
    [
      'without credentials, JavaScript',
      'CredentialsProviderError: Could not load credentials from any providers',
      'aws-credentials-not-found',
    ],
    [
      'without credentials, its message',
      'Could not load credentials from any providers',
      'aws-credentials-not-found',
    ],
    [
      'without credentials, the AWS CLI',
      'Unable to locate credentials. You can configure credentials by running "aws configure".',
      'aws-credentials-not-found',
    ],
    [
      'with old credentials',
      'ExpiredTokenException: The security token included in the request is expired',
      'aws-session-expired',
    ],
    [
      'with an unknown key',
      'UnrecognizedClientException: The security token included in the request is invalid.',
      'access-key-unknown',
    ],
    [
      'signed ten minutes ago',
      'InvalidSignatureException: Signature expired: 20260519T080000Z is now earlier than 20260519T081000Z (20260519T081500Z - 5 min.)',
      'signature-out-of-time',
    ],
    ['with a wrong signature, by its name', 'InvalidSignatureException', 'signature-out-of-time'],
    [
      'not signed',
      'MissingAuthenticationTokenException: Missing Authentication Token',
      'credentials-missing',
    ],
    [
      'to API Gateway, by a path that is none',
      'HTTP/2 403\n\n{"message":"Missing Authentication Token"}',
      'rest-api-path-unknown',
    ],
  ],
};

for (const [area, rows] of Object.entries(areas)) {
  describe(area, () => {
    for (const [what, given, first] of rows) {
      test(what, async () => {
        const { findings } = await explained(typeof given === 'string' ? [given] : given, { directory });
        const told = findings.map(({ causes }) => causes.map(({ id, share }) => `${id} ${share}`));
        assert.equal(findings[0]?.causes[0]?.id, first, JSON.stringify(told, null, 1));
      });
    }
  });
}

describe('a challenge is no error', () => {
  for (const [given, answer] of [
    ['NEW_PASSWORD_REQUIRED', 'NEW_PASSWORD'],
    ['SELECT_CHALLENGE', 'ANSWER'],
    ['"ChallengeName": "SMS_MFA",', 'SMS_MFA_CODE'],
    ["signInStep: 'CONFIRM_SIGN_IN_WITH_TOTP_CODE'", 'confirmSignIn'],
    ['{"ChallengeName":"MFA_SETUP","Session":"AYABe","ChallengeParameters":{}}', 'VerifySoftwareToken'],
  ] as const) {
    test(given, async () => {
      const { read, findings } = await explained([given], { directory });
      assert.equal(read[0]?.kind, 'challenge');
      assert.match(read[0].says, /no error/);
      assert.match(read[0].notes.join(' '), new RegExp(answer));
      assert.ok(findings.every(({ error }) => error === undefined));
    });
  }

  test('and each of the service is known', () => {
    const { enum: names = [] } = shape('ChallengeNameType');
    // ADMIN_NO_SRP_AUTH is a flow that stands in the list as well.
    const missing = names.filter(name => name !== 'ADMIN_NO_SRP_AUTH' && !readChallengeName(name));
    assert.deepEqual(missing, []);
  });

  test('which the mail lacks a code for', async () => {
    const { findings } = await explained(
      ['{"ChallengeName":"SELECT_CHALLENGE","AvailableChallenges":["PASSWORD"],"Session":"AYABe"}'],
      { directory },
    );
    assert.equal(findings[0]?.causes[0]?.id, 'email-code-not-offered');
  });
});

describe('what a trigger answers', () => {
  for (const given of ['null', 'undefined', 'None\n'])
    test(`${JSON.stringify(given)} is nothing`, async () => {
      const { findings } = await explained([given, '--trigger', 'PreSignUp_SignUp'], { directory });
      assert.equal(findings[0]?.causes[0]?.id, 'handler-answered-nothing');
      assert.equal(findings[0].causes[0].confidence, 'certain');
    });
});

describe('a wrong command line is one clear sentence', () => {
  const rows: readonly (readonly [what: string, args: readonly string[], sentence: RegExp])[] = [
    [
      'a trigger in other letters',
      ['{}', '--trigger', 'PreSignup_SignUp'],
      /^No trigger has the source PreSignup_SignUp\. Did you mean "PreSignUp_SignUp"\?$/,
    ],
    ['no trigger at all', ['{}', '--trigger', 'Foo'], /^No trigger has the source Foo\. See .+\.$/],
    [
      'one text of several',
      ['ExpiredCodeException', 'the quick brown fox 123456'],
      /^The text "the quick brown fox \*\*\*" is nothing that explain knows[^\n]*\.$/,
    ],
    ['the only text', ['the quick brown fox'], /^The text is nothing that explain knows[^\n]*\.$/],
  ];
  for (const [what, args, sentence] of rows) {
    test(what, async () => {
      const { code, complained } = await runExplain(args, { directory });
      assert.equal(code, 2);
      assert.match(complained, sentence);
    });
  }
});
