import assert from 'node:assert/strict';
import type { IncomingMessage } from 'node:http';
import { describe, test } from 'node:test';
import { CognitoIdentityProviderClient, ListUsersCommand } from '@aws-sdk/client-cognito-identity-provider';
import { Failure } from '../../src/causes/cause.ts';
import { systemClock } from '../../src/pool/clock.ts';
import type { LentCredentials } from '../../src/tap/sign-anew.ts';
import { parseUpstream } from '../../src/tap/upstream.ts';
import { readAuthorization } from '../../src/wire/authorization-header.ts';
import { signatureVerifier } from '../../src/wire/sigv4.ts';
import { listening, tapAt } from './running-tap.ts';

const ownKey = 'AKIATAPTAPTAPTAPTAP0';
const ownSecret = 'the-secret-of-the-tap-itself-12345678';

/** Stands for AWS: verifies every signature, and answers with what it was signed with. */
const verifyingUpstream = () => {
  const verify = signatureVerifier(new Map([[ownKey, { secretAccessKey: ownSecret }]]));
  return listening(async (request, response) => {
    const body = Buffer.concat(await request.toArray());
    const { method = '', url: path = '', headers } = request;
    const asked = { method, path, headers, body };
    try {
      const parts = readAuthorization(asked, 'ListUsers');
      verify(asked, parts, Date.now());
      const { accessKeyId, region, signedHeaders } = parts;
      const said = {
        accessKeyId,
        region,
        signedHeaders,
        token: headers['x-amz-security-token'],
        host: headers.host,
      };
      response.end(JSON.stringify({ Users: [], PaginationToken: JSON.stringify(said) }));
    } catch (error) {
      const { type, shown } = error instanceof Failure ? error : { type: 'Bug', shown: String(error) };
      response.writeHead(400, { 'content-type': 'application/x-amz-json-1.1' });
      response.end(JSON.stringify({ __type: type, message: shown }));
    }
  });
};

const lent = async (): Promise<LentCredentials> => ({
  accessKeyId: ownKey,
  secretAccessKey: ownSecret,
  sessionToken: 'a session token/+=',
});

const listUsers = async (endpoint: string, headers: Record<string, string> = {}) => {
  const sdk = new CognitoIdentityProviderClient({
    region: 'eu-west-1',
    endpoint,
    credentials: { accessKeyId: 'AKIASOMEBODYELSE', secretAccessKey: 'of-somebody-else' },
    maxAttempts: 1,
  });
  sdk.middlewareStack.add(
    next => args => {
      // The request of an HTTP client has headers.
      const { headers: sent } = args.request as IncomingMessage;
      Object.assign(sent, headers);
      return next(args);
    },
    { step: 'finalizeRequest', priority: 'low' },
  );
  try {
    return await sdk.send(new ListUsersCommand({ UserPoolId: 'eu-west-1_Anything1' }));
  } finally {
    sdk.destroy();
  }
};

describe('a signed call', () => {
  test('is signed anew with the credentials of the tap', async () => {
    await using upstream = await verifyingUpstream();
    await using tap = await tapAt(upstream.origin, { credentials: lent });
    const { PaginationToken = '' } = await listUsers(tap.origin);
    const said = JSON.parse(PaginationToken);
    assert.equal(said.accessKeyId, ownKey);
    assert.equal(said.region, 'eu-west-1');
    assert.equal(said.token, 'a session token/+=');
    assert.equal(said.host, upstream.origin.replace('http://', ''));
    assert.ok(said.signedHeaders.includes('x-amz-target'));
    assert.equal((await tap.nextExchange()).signed, 'anew');
  });

  test('passes with its own signature to an upstream on this machine, which verifies it', async () => {
    const verify = signatureVerifier(
      new Map([['AKIASOMEBODYELSE', { secretAccessKey: 'of-somebody-else' }]]),
    );
    const verified: string[] = [];
    await using upstream = await listening(async (request, response) => {
      const body = Buffer.concat(await request.toArray());
      const { method = '', url: path = '', headers } = request;
      const asked = { method, path, headers, body };
      verify(asked, readAuthorization(asked, 'ListUsers'), Date.now());
      verified.push(headers.host ?? '');
      response.end('{"Users":[]}');
    });
    await using tap = await tapAt(upstream.origin);
    await listUsers(tap.origin);
    assert.deepEqual(verified, [tap.origin.replace('http://', '')]);
  });

  const refusals = [
    {
      name: 'no credentials are found',
      credentials: () => Promise.reject(new Error('Could not load credentials from any providers')),
      headers: {},
      says: /ListUsers is signed for this tap's address.+it found no AWS credentials \(Could not load credentials/,
    },
    {
      name: 'a web page asks',
      credentials: lent,
      headers: { origin: 'https://evil.example' },
      says: /it signs for programs of its own machine only/,
    },
    {
      name: 'a page asks that was loaded under a name that leads here',
      credentials: lent,
      headers: { host: 'evil.example' },
      says: /it signs for programs of its own machine only/,
    },
  ];
  for (const { name, credentials, headers, says } of refusals) {
    test(`is refused in one sentence, and not passed on: ${name}`, async () => {
      let passed = 0;
      await using upstream = await listening((_, response) => {
        passed += 1;
        response.end('{}');
      });
      await using tap = await tapAt(upstream.origin, { credentials, clock: systemClock });
      await assert.rejects(listUsers(tap.origin, headers), (error: Error) => {
        assert.equal(error.name, 'TapCannotSignException');
        assert.match(error.message, says);
        return true;
      });
      assert.equal(passed, 0);
    });
  }

  test('is not signed for an upstream elsewhere that has no TLS', async () => {
    await using tap = await tapAt('http://upstream.example', { credentials: lent });
    await assert.rejects(listUsers(tap.origin), (error: Error) => {
      assert.equal(error.name, 'TapCannotSignException');
      assert.match(
        error.message,
        /it signs nothing that goes out without TLS, as to http:\/\/upstream\.example/,
      );
      return true;
    });
  });
});

describe('the region of an upstream', () => {
  const rows = [
    ['https://cognito-idp.eu-west-1.amazonaws.com', 'eu-west-1'],
    ['https://cognito-idp-fips.us-east-1.amazonaws.com', 'us-east-1'],
    ['https://cognito-idp.cn-north-1.amazonaws.com.cn', 'cn-north-1'],
    ['https://cognito-idp.eu-west-1.amazonaws.com.evil.example', undefined],
    ['https://cognito-idp.eu-west-1.amazonaws.comical', undefined],
  ] as const;
  for (const [address, region] of rows) {
    test(address, () => assert.equal(parseUpstream(address)?.region, region));
  }
});
