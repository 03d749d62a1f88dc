import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import {
  CognitoIdentityProviderClient,
  ForgotPasswordCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { type Lifeguard, type PoolsDescription, startLifeguard } from '../../src/testing/index.ts';

const [poolId, otherPoolId] = ['us-east-1_Read00001', 'us-east-1_Read00002'];
const pool = (id: string, client: string) => ({
  id,
  name: 'readers',
  limits: { resetRequestsPerHour: 1_000 },
  clients: [
    { id: client, name: 'one' },
    { id: `${client}0two`, name: 'two' },
  ],
  users: ['anna', 'ben'].map(username => ({
    username,
    email: `${username}@example.com`,
    password: 'First-Password-1',
  })),
});
const pools: PoolsDescription = {
  regions: ['us-east-1'],
  pools: [pool(poolId, 'first0client'), pool(otherPoolId, 'second0client')],
};

let lifeguard: Lifeguard;
before(async () => {
  lifeguard = await startLifeguard({ pools });
});
after(() => lifeguard.stop());

const ask = (ClientId: string, Username: string) => {
  const { endpoint, region, credentials } = lifeguard;
  const cognito = new CognitoIdentityProviderClient({ endpoint, region, credentials, maxAttempts: 1 });
  return cognito.send(new ForgotPasswordCommand({ ClientId, Username }));
};

describe('the mail reader', () => {
  test('gives what fits, newest first, also of one millisecond', async () => {
    lifeguard.clock.pause();
    const sent = [
      ['first0client', 'anna'],
      ['first0client', 'ben'],
      ['first0client0two', 'anna'],
      ['second0client', 'anna'],
      ['first0client', 'anna'],
    ] as const;
    for (const [client, user] of sent) await ask(client, user);
    lifeguard.clock.resume();
    const shown = (mails: Awaited<ReturnType<typeof lifeguard.mail.all>>) =>
      mails.map(({ clientId, to }) => [clientId, to.slice(0, to.indexOf('@'))]);
    assert.deepEqual(shown(await lifeguard.mail.all()), [...sent].reverse());
    assert.deepEqual(shown(await lifeguard.mail.all({ to: 'Ben@Example.com' })), [['first0client', 'ben']]);
    assert.deepEqual(shown(await lifeguard.mail.all({ pool: otherPoolId })), [['second0client', 'anna']]);
    assert.deepEqual(shown(await lifeguard.mail.all({ client: 'first0client', to: 'anna@example.com' })), [
      ['first0client', 'anna'],
      ['first0client', 'anna'],
    ]);
    const third = (await lifeguard.mail.all())[2];
    assert.deepEqual(shown(await lifeguard.mail.all({ after: third })), [...sent].reverse().slice(0, 2));
    assert.equal(await lifeguard.mail.latest({ to: 'nobody@example.com' }), undefined);
  });

  test('waits for a message that is yet to come, and takes one that is there', async () => {
    const before = await lifeguard.mail.latest();
    assert.equal((await lifeguard.mail.waitFor({ to: before?.to ?? '' })).id, before?.id);
    const waiting = lifeguard.mail.waitFor({ to: 'ben@example.com', after: before });
    await ask('first0client', 'anna');
    await ask('first0client0two', 'ben');
    const mail = await waiting;
    assert.deepEqual([mail.to, mail.clientId], ['ben@example.com', 'first0client0two']);
  });

  test('gives up in time and tells what there is instead', async () => {
    await ask('first0client', 'anna');
    const query = { to: 'nobody@example.com', client: 'first0client' };
    await assert.rejects(lifeguard.mail.waitFor(query, 20), ({ message }: Error) => {
      assert.match(
        message,
        /^No message \(to nobody@example\.com, client first0client\) arrived within 20 ms\. There is: CustomMessage_ForgotPassword to anna@example\.com of client first0client; /,
      );
      assert.doesNotMatch(message, /\d{6}/);
      return true;
    });
    await using empty = await startLifeguard({ pools });
    await assert.rejects(
      empty.mail.waitFor({}, 20),
      /^Error: No message arrived within 20 ms\. The mailbox is empty\.$/,
    );
  });
});

describe('the event reader', () => {
  test('gives what fits, oldest first, as soon as the call has its answer', async () => {
    await ask('second0client', 'anna');
    await assert.rejects(ask('second0client', 'nobody'));
    const query = { operation: 'ForgotPassword', pool: otherPoolId, client: 'second0client' } as const;
    const users = lifeguard.events.all(query).map(({ user }) => user);
    assert.deepEqual(users.slice(-2), ['anna', 'nobody']);
    assert.equal(lifeguard.events.last({ ...query, outcome: 'ok' })?.user, 'anna');
    assert.equal(lifeguard.events.last({ cause: 'user-not-found-for-client' })?.user, 'nobody');
    assert.deepEqual(lifeguard.events.all({ user: 'nobody', outcome: 'ok' }), []);
    assert.equal(lifeguard.events.last({ operation: 'GetUser' }), undefined);
  });
});
