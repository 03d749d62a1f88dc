import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { createResetClient, type ResetFetch, regionEndpoint } from '../../reset-page/client.ts';
import { ResetError } from '../../reset-page/reset-error.ts';
import { errors } from './error-rows.ts';
import { type FakeEndpoint, failing, never, requestId, startFakeEndpoint } from './fake-endpoint.ts';

const confirmation = { username: 'test@example.com', code: '123456', password: 'Correct-Horse-7' };

async function failureOf(call: Promise<unknown>): Promise<ResetError> {
  const error = await call.then(
    () => assert.fail('The call was expected to fail.'),
    (error: unknown) => error,
  );
  assert.ok(error instanceof ResetError, String(error));
  return error;
}

describe('the small client', () => {
  let endpoint: FakeEndpoint;
  before(async () => {
    endpoint = await startFakeEndpoint();
  });
  beforeEach(() => {
    endpoint.calls.length = 0;
    endpoint.answers.clear();
  });
  after(() => endpoint.close());

  const client = () => createResetClient({ endpoint: endpoint.url, clientId: 'client1' });

  test('start asks for a code and says where it went', async () => {
    assert.deepEqual(await client().start('test@example.com'), { medium: 'EMAIL', destination: 't***@e***' });
    const [call] = endpoint.calls;
    assert.deepEqual(call?.input, { ClientId: 'client1', Username: 'test@example.com' });
    assert.equal(call?.headers['x-amz-target'], 'AWSCognitoIdentityProviderService.ForgotPassword');
    assert.equal(call?.headers['content-type'], 'application/x-amz-json-1.1');
  });

  test('confirm sends the code and the password to the client that asked', async () => {
    await client().confirm(confirmation);
    const [call] = endpoint.calls;
    assert.deepEqual(call?.input, {
      ClientId: 'client1',
      Username: 'test@example.com',
      ConfirmationCode: '123456',
      Password: 'Correct-Horse-7',
    });
    assert.equal(call?.headers['x-amz-target'], 'AWSCognitoIdentityProviderService.ConfirmForgotPassword');
  });

  test('the secret hash and the metadata go along when they are given', async () => {
    const extras = { secretHash: 'aGFzaA==', clientMetadata: { lang: 'en' } };
    await client().start('test@example.com', extras);
    await client().confirm({ ...confirmation, ...extras });
    for (const { input } of endpoint.calls) {
      assert.equal(input.SecretHash, 'aGFzaA==');
      assert.deepEqual(input.ClientMetadata, { lang: 'en' });
    }
  });

  test('an empty body with status 200 is a success', async () => {
    endpoint.answers.set('ConfirmForgotPassword', { body: '' });
    await client().confirm(confirmation);
  });

  for (const { name, answer, kind } of errors) {
    test(`${name} is ${kind}`, async () => {
      endpoint.answers.set('ConfirmForgotPassword', answer);
      const error = await failureOf(client().confirm(confirmation));
      assert.equal(error.kind, kind);
      assert.equal(error.requestId, answer.drops ? null : requestId);
      assert.equal(endpoint.calls.length, 1, 'nothing is sent twice');
      assert.doesNotMatch(JSON.stringify({ ...error, message: error.message }), /Correct-Horse-7|123456/);
    });
  }

  test('the rule that a password breaks is named', async () => {
    const message = 'Password does not conform to policy: Password must have numeric characters';
    endpoint.answers.set('ConfirmForgotPassword', failing('InvalidPasswordException', message));
    const error = await failureOf(client().confirm(confirmation));
    assert.deepEqual(
      [error.rule, error.type, error.message],
      ['number', 'InvalidPasswordException', message],
    );
  });

  test('the true cause is kept when it is there', async () => {
    const headers = { 'x-lifeguard-cause': 'code-issued-to-another-client' };
    endpoint.answers.set('ConfirmForgotPassword', failing('ExpiredCodeException', 'x', { headers }));
    assert.equal((await failureOf(client().confirm(confirmation))).causeId, 'code-issued-to-another-client');
  });

  test('the type is read from the body when the header is not readable', async () => {
    const body = '{"__type":"com.amazonaws.cognito#CodeMismatchException","message":"x"}';
    endpoint.answers.set('ConfirmForgotPassword', { status: 400, body });
    assert.equal((await failureOf(client().confirm(confirmation))).kind, 'wrong-code');
  });

  test('an answer without delivery details is not taken for one', async () => {
    endpoint.answers.set('ForgotPassword', { body: '{}' });
    assert.equal((await failureOf(client().start('test@example.com'))).kind, 'unknown-answer');
  });

  const delivery = [
    'CodeDeliveryFailureException',
    'InvalidSmsRoleAccessPolicyException',
    'InvalidSmsRoleTrustRelationshipException',
    'InvalidEmailRoleAccessPolicyException',
  ];
  for (const type of delivery) {
    test(`${type} is not-delivered`, async () => {
      endpoint.answers.set('ForgotPassword', failing(type, 'x'));
      assert.equal((await failureOf(client().start('test@example.com'))).kind, 'not-delivered');
    });
  }

  test('no answer in time is timed-out', async () => {
    endpoint.answers.set('ConfirmForgotPassword', { until: never });
    const hasty = createResetClient({ endpoint: endpoint.url, clientId: 'client1', timeout: 50 });
    assert.equal((await failureOf(hasty.confirm(confirmation))).kind, 'timed-out');
  });

  test('a device without a network is offline', async () => {
    const offline: ResetFetch = () => Promise.reject(new TypeError('Failed to fetch'));
    const options = { endpoint: endpoint.url, clientId: 'client1', fetch: offline };
    assert.equal(
      (await failureOf(createResetClient({ ...options, online: () => false }).confirm(confirmation))).kind,
      'offline',
    );
    assert.equal((await failureOf(createResetClient(options).confirm(confirmation))).kind, 'unreachable');
  });

  test('a region has its endpoint', () => {
    assert.equal(regionEndpoint('eu-west-1'), 'https://cognito-idp.eu-west-1.amazonaws.com/');
    assert.equal(regionEndpoint('cn-north-1'), 'https://cognito-idp.cn-north-1.amazonaws.com.cn/');
  });
});
