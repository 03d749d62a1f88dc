import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import {
  AdminGetUserCommand,
  CognitoIdentityProviderClient,
  ForgotPasswordCommand,
  InitiateAuthCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { type Lifeguard, type PoolsDescription, startLifeguard } from '../../src/testing/index.ts';

const poolId = 'us-east-1_Faults001';
const clientId = 'faults0client0of0tests1';
const pools = {
  regions: ['us-east-1'],
  faults: [{ operations: ['AdminGetUser'], error: 'InternalErrorException', times: 1 }],
  pools: [
    {
      id: poolId,
      name: 'faults',
      clients: [{ id: clientId, name: 'app', authFlows: ['ALLOW_USER_PASSWORD_AUTH'] }],
      users: [{ username: 'anna', email: 'anna@example.com', password: 'First-Password-1' }],
    },
  ],
} satisfies PoolsDescription;

describe('a fault on the wire', () => {
  let lifeguard: Lifeguard;
  let sdk: CognitoIdentityProviderClient;
  before(async () => {
    lifeguard = await startLifeguard({ pools });
    const { endpoint, region, credentials } = lifeguard;
    sdk = new CognitoIdentityProviderClient({ endpoint, region, credentials, maxAttempts: 1 });
  });
  after(async () => {
    sdk.destroy();
    await lifeguard.stop();
  });

  const signIn = () =>
    sdk.send(
      new InitiateAuthCommand({
        ClientId: clientId,
        AuthFlow: 'USER_PASSWORD_AUTH',
        AuthParameters: { USERNAME: 'anna', PASSWORD: 'First-Password-1' },
      }),
    );
  const forgot = () => sdk.send(new ForgotPasswordCommand({ ClientId: clientId, Username: 'anna' }));

  test('of pools.yaml is the error of the service, and its cause says that it was asked for', async () => {
    const get = () => sdk.send(new AdminGetUserCommand({ UserPoolId: poolId, Username: 'anna' }));
    await assert.rejects(get(), error => {
      assert.ok(error instanceof Error && '$metadata' in error && '$response' in error);
      assert.deepEqual([error.name, error.message], ['InternalErrorException', 'Internal error.']);
      const { statusCode, headers } = Object(error.$response);
      assert.deepEqual([statusCode, headers['x-lifeguard-cause']], [500, 'failed-on-demand']);
      return true;
    });
    const event = lifeguard.events.last();
    assert.deepEqual(
      [event?.cause?.id, event?.cause?.facts, event?.poolId],
      ['failed-on-demand', { operation: 'AdminGetUser', error: 'InternalErrorException' }, poolId],
    );
    assert.equal((await get()).Username, 'anna');
  });

  test('that a test adds is over once it was met, and nothing was done', async () => {
    lifeguard.faults.add({
      operations: ['ForgotPassword'],
      error: 'CodeDeliveryFailureException',
      times: 1,
    });
    const shown = { name: 'CodeDeliveryFailureException', message: 'Unable to deliver code to user' };
    await assert.rejects(forgot(), shown);
    assert.equal((await lifeguard.mail.all({ to: 'anna@example.com' })).length, 0);
    await forgot();
    assert.equal((await lifeguard.mail.all({ to: 'anna@example.com' })).length, 1);
  });

  test('may have a message of its own', async () => {
    const error = 'LimitExceededException';
    lifeguard.faults.add({ operations: ['ForgotPassword'], error, message: 'Not today.', times: 1 });
    await assert.rejects(forgot(), { name: error, message: 'Not today.' });
  });

  test('throttles by the clock of the test', async () => {
    lifeguard.clock.pause();
    lifeguard.faults.add({ operations: ['UserAuthentication'], perSecond: 1 });
    await signIn();
    await assert.rejects(signIn(), { name: 'TooManyRequestsException', message: 'Rate exceeded' });
    assert.deepEqual(lifeguard.events.last()?.cause?.facts, {
      operation: 'InitiateAuth',
      quota: 'perSecond',
      perSecond: 1,
    });
    lifeguard.clock.advance('1s');
    await signIn();
    lifeguard.faults.clear();
    await signIn();
    lifeguard.clock.resume();
  });

  test('is got over by the retries of an SDK', async () => {
    const { endpoint, region, credentials } = lifeguard;
    const patient = new CognitoIdentityProviderClient({ endpoint, region, credentials, maxAttempts: 3 });
    lifeguard.faults.add({ operations: ['ForgotPassword'], error: 'TooManyRequestsException', times: 2 });
    const { $metadata } = await patient.send(
      new ForgotPasswordCommand({ ClientId: clientId, Username: 'anna' }),
    );
    assert.equal($metadata.attempts, 3);
    patient.destroy();
  });
});
