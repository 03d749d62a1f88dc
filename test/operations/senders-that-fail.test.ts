import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { arnOf } from '../triggers/trigger-runner.ts';
import { brokenPool, senderPools } from './sender-pools.ts';
import { startWire, type Wire } from './wire.ts';

let wire: Wire;
before(async () => {
  wire = await startWire({ pools: senderPools('http://127.0.0.1:9') });
});
after(() => wire.stop());

let count = 0;
const source = 'CustomEmailSender_SignUp';
const input = (ClientId: string, ClientMetadata = {}) => {
  count += 1;
  const Username = `unsent${count}`;
  const UserAttributes = [{ Name: 'email', Value: `${Username}@example.com` }];
  return { ClientId, Username, Password: 'First-Password-1', UserAttributes, ClientMetadata };
};

describe('a custom sender that fails', () => {
  test('with the code in an error that is cut: nothing of the code is recorded', async () => {
    const given = input(brokenPool.client, { how: 'tells' });
    await wire.ok('SignUp', given);
    const run = await wire.events.waitFor({ operation: source, user: given.Username }, 60_000);
    assert.equal(run.cause?.facts.reason, `${'x'.repeat(150)}•••…`);
  });

  const rows: readonly [how: string, cause: string | undefined, attempts: number][] = [
    ['throws', 'handler-threw', 3],
    ['exits', 'handler-exited', 3],
    ['hangs', 'function-timed-out', 3],
  ];
  for (const [how, cause, attempts] of rows) {
    test(`and ${how}: the call succeeds, it is tried again, and the recorder says why`, async () => {
      const given = input(brokenPool.client, { how });
      const { status, headers, event } = await wire.call('SignUp', given);
      assert.deepEqual([status, headers.get('x-lifeguard-cause')], [200, null]);
      assert.deepEqual(event.triggers, [
        { source, function: 'breaks', outcome: 'invoked', attempts: 0, milliseconds: 0 },
      ]);
      const run = await wire.events.waitFor({ operation: source, user: given.Username }, 60_000);
      const { triggers, outcome, error, requestId } = run;
      assert.deepEqual(
        [run.cause?.id, outcome, error, requestId],
        [cause, 'failed', undefined, event.requestId],
      );
      assert.equal(run.cause?.facts.trigger, 'CustomEmailSender');
      assert.deepEqual([triggers[0]?.outcome, triggers[0]?.attempts], ['failed', attempts]);
    });
  }

  test('once, and then sends: that is a success', async () => {
    const given = input(brokenPool.client, { how: 'once' });
    // The latest run has left a new process behind, in which nothing has run yet.
    await wire.ok('SignUp', given);
    const run = await wire.events.waitFor({ operation: source, user: given.Username }, 60_000);
    assert.deepEqual([run.outcome, run.cause, run.triggers[0]?.attempts], ['ok', undefined, 2]);
  });

  test('because there is no such function', async () => {
    const { UserPool } = await wire.ok('CreateUserPool', {
      PoolName: 'gone',
      AutoVerifiedAttributes: ['email'],
      LambdaConfig: {
        CustomEmailSender: {
          LambdaVersion: 'V1_0',
          LambdaArn: arnOf('gone').replace('us-east-1', 'eu-west-1'),
        },
        KMSKeyID: 'arn:aws:kms:eu-west-1:123456789012:key/11111111-1111-4111-8111-111111111111',
      },
    });
    const { UserPoolClient } = await wire.ok('CreateUserPoolClient', {
      UserPoolId: UserPool?.Id,
      ClientName: 'app',
    });
    const given = input(UserPoolClient?.ClientId ?? '');
    await wire.ok('SignUp', given);
    const run = await wire.events.waitFor({ operation: source, user: given.Username });
    assert.deepEqual([run.cause?.id, run.triggers[0]?.attempts], ['no-such-function', 0]);
  });
});

test('a service that ends lets a custom sender come to its end', async () => {
  const own = await startWire({ pools: senderPools('http://127.0.0.1:9') });
  const given = input(brokenPool.client);
  await own.ok('SignUp', given);
  await own.stop();
  const run = own.events.last({ operation: source, user: given.Username });
  assert.deepEqual([run?.outcome, run?.triggers[0]?.outcome], ['ok', 'ok']);
});
