import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { defineCause } from '../../src/causes/cause.ts';
import type { Call } from '../../src/operations/call.ts';
import { PowersOverloaded } from '../../src/pool/powers.ts';
import { clientId, poolId, testService } from './test-service.ts';

const codeWasWrong = defineCause<{ user: string }>({
  id: 'code-was-wrong',
  title: 'The code was wrong',
  shows: { type: 'CodeMismatchException', message: 'Invalid verification code provided, please try again.' },
  means: '',
  toldApart: '',
  fix: '',
});
const familyRevoked = defineCause<{ user: string }>({
  ...codeWasWrong.definition,
  id: 'family-revoked',
  shows: { type: 'NotAuthorizedException', message: null },
});

const delivered = { CodeDeliveryDetails: { Destination: 'a***@e***', DeliveryMedium: 'EMAIL' } } as const;
const valid = { ClientId: clientId, Username: 'anna' };

describe('a success', () => {
  test('has the headers and body of the service', async () => {
    const { call } = testService({ ForgotPassword: async () => delivered });
    const { status, headers, body } = await call('ForgotPassword', valid);
    const { 'x-amzn-RequestId': requestId = '', ...others } = headers;
    assert.equal(status, 200);
    assert.match(requestId, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    assert.deepEqual(others, { 'Content-Type': 'application/x-amz-json-1.1', 'Content-Length': '76' });
    assert.equal(body, '{"CodeDeliveryDetails":{"DeliveryMedium":"EMAIL","Destination":"a***@e***"}}');
  });

  test('of an operation without output has a body of zero bytes', async () => {
    const { call } = testService({ AdminDeleteUser: async () => ({}) });
    const { status, headers, body } = await call('AdminDeleteUser', { UserPoolId: poolId, Username: 'anna' });
    assert.deepEqual([status, headers['Content-Length'], body], [200, '0', '']);
  });

  test('of an operation whose output has no members is {}', async () => {
    const { call } = testService({ ConfirmForgotPassword: async () => ({}) });
    const { body } = await call('ConfirmForgotPassword', { ...valid, ConfirmationCode: '1', Password: 'x' });
    assert.equal(body, '{}');
  });
});

describe('an operation is given', () => {
  const given = async (operation: 'ForgotPassword' | 'AdminGetUser', headers: Record<string, string>) => {
    let seen: Call | undefined;
    const { call } = testService({
      ForgotPassword: async (_ports, _input, itsCall) => {
        seen = itsCall;
        return delivered;
      },
      AdminGetUser: async (_ports, _input, itsCall) => {
        seen = itsCall;
        return { Username: 'anna' };
      },
    });
    const response = await call(operation, { ...valid, UserPoolId: poolId }, headers);
    assert.equal(response.status, 200, response.body);
    assert.ok(seen);
    return { ...seen, response };
  };

  test('its request id', async () => {
    const { requestId, response } = await given('ForgotPassword', {});
    assert.equal(requestId, response.headers['x-amzn-RequestId']);
  });
  test('the region that it is signed for', async () => {
    assert.equal((await given('AdminGetUser', {})).region, 'us-east-1');
  });
  test('no region for a public operation', async () => {
    assert.equal((await given('ForgotPassword', {})).region, undefined);
  });

  const agents: [name: string, headers: Record<string, string>, version: string][] = [
    ['nothing', {}, 'aws-sdk-unknown-unknown'],
    ['curl', { 'user-agent': 'curl/8.5.0' }, 'aws-sdk-unknown-unknown'],
    [
      'the SDK for JavaScript',
      { 'user-agent': 'aws-sdk-js/3.1169.0 ua/2.1 os/linux' },
      'aws-sdk-js-3.1169.0',
    ],
    ['the SDK for Go', { 'user-agent': 'x aws-sdk-go-v2/1.30.3 os/linux' }, 'aws-sdk-go-v2-1.30.3'],
    [
      'a browser',
      { 'user-agent': 'Mozilla/5.0', 'x-amz-user-agent': 'aws-sdk-js/3.2.1 ua/2.1' },
      'aws-sdk-js-3.2.1',
    ],
    ['Amplify', { 'x-amz-user-agent': 'aws-amplify/6.0.5 auth/1' }, 'aws-sdk-unknown-unknown'],
  ];
  for (const [name, headers, version] of agents) {
    test(`the SDK version of ${name}`, async () => {
      assert.equal((await given('ForgotPassword', headers)).sdkVersion, version);
    });
  }

  test('the caller that its access token speaks for', async () => {
    const { call } = testService({
      GetUser: async (_ports, _input, { signedIn }) => ({
        Username: signedIn.user.username,
        UserAttributes: [],
      }),
    });
    const { body } = await call('GetUser', { AccessToken: 'valid' });
    assert.equal(body, '{"UserAttributes":[],"Username":"anna"}');
  });
});

describe('a failure', () => {
  const { call, recorder, bugs, handle } = testService({
    ForgotPassword: async (_ports, { Username }) => {
      if (Username === 'bug') throw new Error('secret detail');
      if (Username === 'silent') throw familyRevoked({ user: Username });
      throw codeWasWrong({ user: Username });
    },
    GetUser: async () => ({ Username: 'anna', UserAttributes: [] }),
    AdminGetUser: async () => ({ Username: 'anna' }),
  });
  type Row = [
    name: string,
    operation: string,
    input: unknown,
    headers: Record<string, string>,
    shown: object,
  ];
  const withoutSignature = { authorization: '' };
  const rows: Row[] = [
    [
      'a cause shows its type and message',
      'ForgotPassword',
      valid,
      {},
      {
        status: 400,
        body: {
          __type: 'CodeMismatchException',
          message: 'Invalid verification code provided, please try again.',
        },
        cause: 'code-was-wrong',
      },
    ],
    [
      'a cause without a message has none',
      'ForgotPassword',
      { ...valid, Username: 'silent' },
      {},
      { status: 400, body: { __type: 'NotAuthorizedException' }, cause: 'family-revoked' },
    ],
    [
      'a bug is redacted',
      'ForgotPassword',
      { ...valid, Username: 'bug' },
      {},
      {
        status: 500,
        body: { __type: 'InternalErrorException', message: 'Internal error.' },
        cause: undefined,
      },
    ],
    [
      'an unknown operation',
      'MakeCoffee',
      {},
      {},
      { status: 400, body: { __type: 'UnknownOperationException' }, cause: 'unknown-operation' },
    ],
    [
      'a name that every object has is no operation',
      'constructor',
      {},
      {},
      { status: 400, body: { __type: 'UnknownOperationException' }, cause: 'unknown-operation' },
    ],
    [
      'an operation that is not built, of a valid input, without a look at who calls',
      'ListDevices',
      { AccessToken: 'garbage' },
      withoutSignature,
      {
        status: 400,
        body: {
          __type: 'UnsupportedOperationException',
          message:
            'Lifeguard does not have ListDevices yet. docs/fidelity.md lists the operations that it has.',
        },
        cause: 'operation-not-built',
      },
    ],
    [
      'an operation that is not built, of an invalid input',
      'ListDevices',
      { AccessToken: 'garbage', Limit: -1 },
      {},
      {
        status: 400,
        body: {
          __type: 'InvalidParameterException',
          message:
            "1 validation error detected: Value '-1' at 'limit' failed to satisfy constraint: Member must have value greater than or equal to 0",
        },
        cause: 'input-breaks-constraints',
      },
    ],
    [
      'a body that is no JSON',
      'ForgotPassword',
      '{"ClientId":',
      {},
      { status: 400, body: { __type: 'SerializationException' }, cause: 'body-is-not-json' },
    ],
    [
      'an empty body',
      'ForgotPassword',
      '',
      {},
      { status: 400, body: { __type: 'SerializationException' }, cause: 'body-is-not-json' },
    ],
    [
      'a member of the wrong type',
      'ForgotPassword',
      { ...valid, Username: 1 },
      {},
      { status: 400, body: { __type: 'SerializationException' }, cause: 'member-of-wrong-type' },
    ],
    [
      'an invalid input',
      'ForgotPassword',
      { ClientId: clientId },
      {},
      {
        status: 400,
        body: {
          __type: 'InvalidParameterException',
          message:
            "1 validation error detected: Value null at 'username' failed to satisfy constraint: Member must not be null",
        },
        cause: 'input-breaks-constraints',
      },
    ],
    [
      'an access token that is none',
      'GetUser',
      { AccessToken: 'garbage' },
      {},
      {
        status: 400,
        body: { __type: 'NotAuthorizedException', message: 'Invalid Access Token' },
        cause: 'token-is-garbage',
      },
    ],
    [
      'a signed operation without a signature, before its body is looked at',
      'AdminGetUser',
      'no JSON',
      withoutSignature,
      {
        status: 400,
        body: { __type: 'MissingAuthenticationTokenException', message: 'Missing Authentication Token' },
        cause: 'credentials-missing',
      },
    ],
    [
      'a signed operation from a page elsewhere, with the capital letter of the access management',
      'AdminGetUser',
      valid,
      { origin: 'https://evil.example' },
      {
        status: 400,
        body: {
          __type: 'AccessDeniedException',
          Message:
            'Lifeguard takes any credentials on this machine, and therefore does not let the web page ' +
            'https://evil.example call AdminGetUser. Pages on localhost may. See docs/decisions/browser-access.md.',
        },
        cause: 'foreign-web-page',
      },
    ],
    [
      'a body that is too large',
      'ForgotPassword',
      ' '.repeat(2 * 1024 * 1024 + 1),
      {},
      {
        status: 413,
        body: {
          __type: 'RequestEntityTooLargeException',
          message: 'The request body is larger than 2097152 bytes.',
        },
        cause: 'body-too-large',
      },
    ],
  ];
  for (const [name, operation, input, headers, shown] of rows) {
    test(name, async () => {
      const response = await call(operation, input, headers);
      const body: { __type: string } = JSON.parse(response.body);
      assert.deepEqual(
        { status: response.status, body, cause: response.headers['x-lifeguard-cause'] },
        shown,
      );
      assert.equal(response.headers['x-amzn-errortype'], `${body.__type}:`);
      assert.equal(response.headers['Content-Length'], String(Buffer.byteLength(response.body)));
    });
  }

  for (const [name, over] of [
    ['another method', { method: 'GET' }],
    ['another path', { path: '/users' }],
    ['a query', { path: '/?x=1' }],
    ['no target', { headers: {} }],
  ] as const) {
    test(`${name} is an unknown operation`, async () => {
      const headers = { 'x-amz-target': 'AWSCognitoIdentityProviderService.ForgotPassword' };
      const response = await handle({
        method: 'POST',
        path: '/',
        headers,
        body: JSON.stringify(valid),
        ...over,
      });
      assert.equal(response.body, '{"__type":"UnknownOperationException"}');
    });
  }

  test('bytes that are no UTF-8 are no JSON', async () => {
    const headers = { 'x-amz-target': 'AWSCognitoIdentityProviderService.ForgotPassword' };
    const body = Buffer.from(JSON.stringify({ ...valid, Username: 'é' }), 'latin1');
    const response = await handle({ method: 'POST', path: '/', headers, body });
    assert.equal(response.body, '{"__type":"SerializationException"}');
  });

  test('a bug goes to the log whole', async () => {
    bugs.length = 0;
    await call('ForgotPassword', { ...valid, Username: 'bug' });
    assert.match(String(bugs), /secret detail/);
    assert.doesNotMatch(JSON.stringify(recorder.events()), /secret detail/);
  });
});

test('the message is in a header as far as a header can carry it', async () => {
  const message = `Zoë\n\u0000said: ${'x'.repeat(5000)}`;
  const cause = defineCause({
    ...codeWasWrong.definition,
    shows: { type: 'InvalidLambdaResponseException', message },
  });
  const { call } = testService({
    ForgotPassword: async () => {
      throw cause({});
    },
  });
  const { headers, body } = await call('ForgotPassword', valid);
  assert.equal(JSON.parse(body).message, message);
  assert.match(headers['x-amzn-errormessage'] ?? '', /^Zo\? \?said: x{1000,1024}$/);
});

test('outside local mode no cause is named', async () => {
  const { call } = testService({}, { localMode: false });
  const { headers } = await call('ForgotPassword', valid, { origin: 'http://localhost:3000' });
  assert.equal(headers['x-lifeguard-cause'], undefined);
  assert.doesNotMatch(headers['Access-Control-Expose-Headers'] ?? '', /lifeguard/);
});

describe('a failure that must look like a success', () => {
  const hiding = (localMode: boolean) =>
    testService(
      {
        ForgotPassword: async (_ports, _input, { trace }) => {
          trace.hidden = codeWasWrong({ user: 'nobody' });
          return delivered;
        },
      },
      { localMode },
    );
  test('names its cause on the own machine', async () => {
    const { status, headers } = await hiding(true).call('ForgotPassword', valid);
    assert.deepEqual([status, headers['x-lifeguard-cause']], [200, codeWasWrong.definition.id]);
    assert.equal(headers['x-amzn-errortype'], undefined);
  });
  test('is a success in every header elsewhere', async () => {
    const hidden = await hiding(false).call('ForgotPassword', valid);
    const { call } = testService({ ForgotPassword: async () => delivered }, { localMode: false });
    const open = await call('ForgotPassword', valid);
    const { 'x-amzn-RequestId': _one, ...hiddenHeaders } = hidden.headers;
    const { 'x-amzn-RequestId': _other, ...openHeaders } = open.headers;
    assert.deepEqual([hidden.body, hiddenHeaders], [open.body, openHeaders]);
  });
});

test('more passwords than can be checked are refused for now, and are no bug', async () => {
  const service = testService({
    InitiateAuth: async () => {
      throw new PowersOverloaded('Too many powers wait to be made.');
    },
  });
  const { status, headers, body } = await service.call('InitiateAuth', {
    ClientId: clientId,
    AuthFlow: 'USER_PASSWORD_AUTH',
  });
  assert.equal(status, 400);
  assert.deepEqual(JSON.parse(body), { __type: 'TooManyRequestsException', message: 'Rate exceeded' });
  assert.equal(headers['x-lifeguard-cause'], 'too-much-work');
  assert.deepEqual(service.bugs, []);
});

test('a recorder that fails costs nobody an answer', async () => {
  const { call, bugs } = testService(
    { ForgotPassword: async () => delivered },
    {
      record: () => {
        throw new Error('full');
      },
    },
  );
  assert.equal((await call('ForgotPassword', valid)).status, 200);
  assert.equal(bugs.length, 1);
});

describe('the recorder gets', () => {
  const recorded = async (operation: string, input: unknown, headers = {}) => {
    const service = testService({
      ForgotPassword: async (_ports, { Username }, { trace }) => {
        service.clock.time += 7;
        if (Username === 'nobody') trace.hidden = codeWasWrong({ user: 'nobody' });
        if (Username === 'wrong') throw codeWasWrong({ user: 'wrong' });
        return delivered;
      },
      ConfirmForgotPassword: async () => ({}),
      InitiateAuth: async () => ({}),
      RespondToAuthChallenge: async () => ({}),
      AdminGetUser: async () => ({ Username: 'anna' }),
      GetUser: async () => ({ Username: 'anna', UserAttributes: [] }),
    });
    const response = await service.call(operation, input, headers);
    const [event, ...others] = service.recorder.events();
    assert.ok(event);
    assert.deepEqual(others, []);
    assert.equal(event.requestId, response.headers['x-amzn-RequestId']);
    return event;
  };
  const { definition } = codeWasWrong;

  const rows: [name: string, operation: string, input: unknown, fields: object][] = [
    [
      'a success',
      'ForgotPassword',
      valid,
      {
        operation: 'ForgotPassword',
        outcome: 'ok',
        poolId,
        clientId,
        user: 'anna',
        milliseconds: 7,
        error: undefined,
      },
    ],
    [
      'a failure with its cause',
      'ForgotPassword',
      { ...valid, Username: 'wrong' },
      {
        outcome: 'failed',
        error: { type: definition.shows.type, message: definition.shows.message },
        cause: { id: definition.id, title: definition.title, facts: { user: 'wrong' } },
      },
    ],
    [
      'what a success hides',
      'ForgotPassword',
      { ...valid, Username: 'nobody' },
      {
        outcome: 'ok',
        error: undefined,
        cause: { id: definition.id, title: definition.title, facts: { user: 'nobody' } },
      },
    ],
    [
      'the user of a sign-in',
      'InitiateAuth',
      { ClientId: clientId, AuthFlow: 'USER_SRP_AUTH', AuthParameters: { USERNAME: 'anna' } },
      { user: 'anna' },
    ],
    [
      'the user of a challenge',
      'RespondToAuthChallenge',
      { ClientId: clientId, ChallengeName: 'PASSWORD_VERIFIER', ChallengeResponses: { USERNAME: 'anna' } },
      { user: 'anna' },
    ],
    [
      'the pool of an administrator',
      'AdminGetUser',
      { UserPoolId: poolId, Username: 'anna' },
      { poolId, user: 'anna' },
    ],
    ['the user of an access token', 'GetUser', { AccessToken: 'valid' }, { user: 'anna', outcome: 'ok' }],
    [
      'whom an invalid input names, without any value of it',
      'ConfirmForgotPassword',
      { ...valid, ConfirmationCode: '123 456', Password: 'Secret-1' },
      {
        poolId,
        user: 'anna',
        error: {
          type: 'InvalidParameterException',
          message:
            "1 validation error detected: Value at 'confirmationCode' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\S]+",
        },
      },
    ],
    [
      'an unknown target as it came in',
      'MakeCoffee',
      {},
      { operation: 'AWSCognitoIdentityProviderService.MakeCoffee', outcome: 'failed' },
    ],
  ];
  for (const [name, operation, input, fields] of rows) {
    test(name, async () => {
      const event = await recorded(operation, input);
      assert.deepEqual(
        Object.fromEntries(Object.keys(fields).map(key => [key, Reflect.get(event, key)])),
        fields,
      );
    });
  }

  test('(none) where there is no target', async () => {
    const { handle, recorder } = testService({});
    await handle({ method: 'POST', path: '/', headers: {}, body: '{}' });
    assert.equal(recorder.events()[0]?.operation, '(none)');
  });

  test('nothing of a code, password or token', async () => {
    const secrets = ['987654', 'Secret-123', 'eyJtoken'];
    const event = [
      await recorded('ConfirmForgotPassword', {
        ...valid,
        ConfirmationCode: `${secrets[0]} `,
        Password: secrets[1],
      }),
      await recorded('GetUser', { AccessToken: secrets[2] }),
      await recorded('ConfirmForgotPassword', { ...valid, ConfirmationCode: 987654, Password: secrets[1] }),
    ];
    for (const secret of secrets) assert.ok(!JSON.stringify(event).includes(secret), secret);
  });
});
