import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { before, describe, test } from 'node:test';
import {
  AdminGetUserCommand,
  CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import type { WireRequest } from '../../src/wire/message.ts';
import { poolId, testService } from './test-service.ts';

const credentials = new Map([
  ['AKIDEXAMPLE', { secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' }],
]);
const entries = { AdminGetUser: async () => ({ Username: 'anna' }), ForgotPassword: async () => ({}) };

type SdkRequest = { method: string; path: string; headers: Record<string, string>; body?: unknown };

/** A request as the AWS SDK signs it, which never leaves the process. */
async function signedBySdk(accessKeyId = 'AKIDEXAMPLE', sessionToken?: string): Promise<WireRequest> {
  let signed: WireRequest | undefined;
  const secretAccessKey = credentials.get('AKIDEXAMPLE')?.secretAccessKey ?? '';
  const client = new CognitoIdentityProviderClient({
    region: 'eu-central-1',
    endpoint: 'http://localhost:9400',
    credentials: { accessKeyId, secretAccessKey, ...(sessionToken === undefined ? {} : { sessionToken }) },
    maxAttempts: 1,
    requestHandler: {
      handle: async (request: SdkRequest) => {
        const headers = Object.entries(request.headers).map(([name, value]) => [name.toLowerCase(), value]);
        const { method, path } = request;
        signed = { method, path, headers: Object.fromEntries(headers), body: String(request.body) };
        throw new Error('kept');
      },
    },
  });
  await client.send(new AdminGetUserCommand({ UserPoolId: poolId, Username: 'anna' })).catch(() => {});
  assert.ok(signed);
  return signed;
}

function errorIn(body: string): { type: string; message: string } {
  const { __type: type, message } = JSON.parse(body);
  return { type, message };
}

describe('with credentials, a signature is verified', () => {
  let signed: WireRequest;
  let time: number;
  before(async () => {
    signed = await signedBySdk();
    const stamp = String(signed.headers['x-amz-date']);
    time = Date.parse(stamp.replace(/^(....)(..)(..T..)(..)(..Z)$/, '$1-$2-$3:$4:$5'));
  });
  const send = (change: (request: WireRequest) => WireRequest, minutes = 0) => {
    const { handle, clock } = testService(entries, { credentials });
    clock.time = time + minutes * 60_000;
    return handle(change(signed));
  };
  const withHeader =
    (name: string, value: (old: string) => string | undefined) => (request: WireRequest) => ({
      ...request,
      headers: { ...request.headers, [name]: value(String(request.headers[name])) },
    });
  const same = (request: WireRequest) => request;

  test('the one that the AWS SDK makes is right', async () => {
    const { status, body } = await send(same);
    assert.equal(status, 200, body);
  });
  test('temporary credentials send a token, which is signed', async () => {
    const { handle, clock } = testService(entries, { credentials });
    clock.time = Date.now();
    const { status, body } = await handle(await signedBySdk('AKIDEXAMPLE', 'a-session-token'));
    assert.equal(status, 200, body);
  });
  for (const minutes of [14, -14]) {
    test(`a clock that is ${minutes} minutes off is close enough`, async () => {
      assert.equal((await send(same, minutes)).status, 200);
    });
  }
  test('a page from elsewhere may send it', async () => {
    assert.equal((await send(withHeader('origin', () => 'https://admin.example'))).status, 200);
  });

  const mismatch =
    'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key ' +
    'and signing method. Consult the service documentation for details.';
  const rows: [name: string, change: (request: WireRequest) => WireRequest, type: string, message: string][] =
    [
      [
        'another body',
        request => ({ ...request, body: String(request.body).replace('anna', 'root') }),
        'InvalidSignatureException',
        mismatch,
      ],
      [
        'another signed header',
        withHeader('host', () => 'localhost:9401'),
        'InvalidSignatureException',
        mismatch,
      ],
      [
        'a signature cut short',
        withHeader('authorization', old => old.slice(0, -2)),
        'InvalidSignatureException',
        mismatch,
      ],
      [
        'a signature that is not hexadecimal',
        withHeader('authorization', old => old.replace(/Signature=.*/, 'Signature=zz')),
        'InvalidSignatureException',
        mismatch,
      ],
      [
        'an unknown key',
        withHeader('authorization', old => old.replace('AKIDEXAMPLE', 'AKIDOTHER')),
        'UnrecognizedClientException',
        'The security token included in the request is invalid.',
      ],
      [
        'another service',
        withHeader('authorization', old => old.replace('cognito-idp', 's3')),
        'InvalidSignatureException',
        "Credential should be scoped to correct service: 'cognito-idp'. ",
      ],
      [
        'an unsigned target',
        withHeader('authorization', old => old.replace(';x-amz-target', '')),
        'InvalidSignatureException',
        "'X-Amz-Target' must be a 'SignedHeader' in the AWS Authorization.",
      ],
      [
        'an unsigned host',
        withHeader('authorization', old => old.replace('host;', '')),
        'InvalidSignatureException',
        "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.",
      ],
      [
        'a date that is none',
        withHeader('x-amz-date', () => '201'),
        'IncompleteSignatureException',
        "Date must be in ISO-8601 'basic format'. Got '201'. See http://en.wikipedia.org/wiki/ISO_8601",
      ],
      [
        'another algorithm',
        withHeader('authorization', old => old.replace('AWS4-HMAC-SHA256', 'AWS4-HMAC-SHA1')),
        'IncompleteSignatureException',
        "Unsupported AWS 'algorithm': 'AWS4-HMAC-SHA1' (only AWS4-HMAC-SHA256 for now). ",
      ],
      [
        'a credential without its scope',
        withHeader('authorization', old => old.replace(/Credential=[^,]*/, 'Credential=AKIDEXAMPLE')),
        'IncompleteSignatureException',
        "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got 'AKIDEXAMPLE'",
      ],
    ];
  for (const [name, change, type, message] of rows) {
    test(`${name} is refused`, async () => {
      const { status, body } = await send(change);
      assert.deepEqual({ status, ...errorIn(body) }, { status: 400, type, message });
    });
  }

  test('an old signature is refused with both times', async () => {
    const { type, message } = errorIn((await send(same, 16)).body);
    assert.equal(type, 'InvalidSignatureException');
    assert.match(
      message,
      /^Signature expired: \d{8}T\d{6}Z is now earlier than \d{8}T\d{6}Z \(\d{8}T\d{6}Z - 15 min\.\)$/,
    );
  });
  test('a signature from the future is refused with both times', async () => {
    const { message } = errorIn((await send(same, -16)).body);
    assert.match(message, /^Signature not yet current: \S+ is still later than \S+ \(\S+ \+ 15 min\.\)$/);
  });
});

describe('without credentials, any signature of the right form is taken', () => {
  const { call } = testService(entries);
  const input = { UserPoolId: poolId, Username: 'anna' };
  const hash = createHash('sha256').update('garbage').digest('base64');
  const rows: [name: string, headers: Record<string, string>, type: string, message: string][] = [
    ['none', { authorization: '' }, 'MissingAuthenticationTokenException', 'Missing Authentication Token'],
    [
      'garbage without a date (observed text)',
      { authorization: 'garbage', 'x-amz-date': '' },
      'IncompleteSignatureException',
      "Authorization header requires 'Credential' parameter. Authorization header requires 'Signature' parameter. " +
        "Authorization header requires 'SignedHeaders' parameter. Authorization header requires existence of either a " +
        `'X-Amz-Date' or a 'Date' header. (Hashed with SHA-256 and encoded with Base64) Authorization=${hash}`,
    ],
    [
      'only a credential',
      { authorization: 'AWS4-HMAC-SHA256 Credential=a/20261121/us-east-1/cognito-idp/aws4_request' },
      'IncompleteSignatureException',
      "Authorization header requires 'Signature' parameter. Authorization header requires 'SignedHeaders' parameter. " +
        '(Hashed with SHA-256 and encoded with Base64) Authorization=' +
        createHash('sha256')
          .update('AWS4-HMAC-SHA256 Credential=a/20261121/us-east-1/cognito-idp/aws4_request')
          .digest('base64'),
    ],
  ];
  for (const [name, headers, type, message] of rows) {
    test(`${name} is refused`, async () => {
      assert.deepEqual(errorIn((await call('AdminGetUser', input, headers)).body), { type, message });
    });
  }
  test('a made-up signature is taken', async () => {
    assert.equal((await call('AdminGetUser', input)).status, 200);
  });
});

describe('a public operation takes whatever Authorization header comes along', () => {
  const { call } = testService(entries, { credentials });
  for (const authorization of ['', 'garbage', 'Bearer eyJ', 'AWS4-HMAC-SHA256 Credential=x']) {
    test(authorization || 'none', async () => {
      const input = { ClientId: '1example23456789abcdefghij', Username: 'anna' };
      assert.equal((await call('ForgotPassword', input, { authorization })).status, 200);
    });
  }
});
