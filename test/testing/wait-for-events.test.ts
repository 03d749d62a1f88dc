import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  CognitoIdentityProviderClient,
  ForgotPasswordCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { startLifeguard } from '../../src/testing/index.ts';

test('a test waits for what a module does that sends mail', async () => {
  await using lifeguard = await startLifeguard({
    triggers: { CustomEmailSender: new URL('../operations/handlers/breaks.mjs', import.meta.url) },
  });
  const { endpoint, region, credentials, events, pools } = lifeguard;
  const [{ clients, users }] = pools;
  const cognito = new CognitoIdentityProviderClient({ endpoint, region, credentials });
  const operation = 'CustomEmailSender_ForgotPassword';
  const [ClientId, Username] = [clients[0]?.id, users[0]?.username];
  const ask = (ClientMetadata = {}) =>
    cognito.send(new ForgotPasswordCommand({ ClientId, Username, ClientMetadata }));

  await assert.rejects(events.waitFor({ operation }, 1), {
    message: `No event (operation ${operation}) within 1 ms. There is none at all.`,
  });
  const waiting = events.waitFor({ operation }, 60_000);
  await ask();
  const first = await waiting;
  assert.deepEqual([first.outcome, first.triggers[0]?.function], ['ok', 'test-kit-CustomEmailSender']);
  assert.equal((await events.waitFor({ operation })).sequence, first.sequence);

  await ask({ how: 'throws' });
  const second = await events.waitFor({ operation, after: first }, 60_000);
  assert.equal(second.cause?.id, 'handler-threw');
  await assert.rejects(
    events.waitFor({ operation, after: second }, 1),
    /The latest are: .*ForgotPassword of/,
  );
  assert.deepEqual(await lifeguard.mail.all(), []);
  cognito.destroy();
});
