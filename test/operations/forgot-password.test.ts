import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import {
  client,
  clientSecret,
  closedClient,
  closedPoolId,
  description,
  emailClient,
  emailPoolId,
  poolId,
} from './described.ts';
import { onBothEngines } from './engines.ts';
import { codeFor, person, type Traits } from './people.ts';
import { type Shown, startWire, type Wire } from './wire.ts';

const notVerified: Shown = {
  type: 'InvalidParameterException',
  message: 'Cannot reset password for the user as there is no registered/verified email or phone_number',
  cause: 'no-verified-recovery',
};
const wrongState: Shown = {
  type: 'NotAuthorizedException',
  message: 'User password cannot be reset in the current state.',
  cause: 'reset-not-possible-in-status',
};
const limited: Shown = {
  type: 'LimitExceededException',
  message: 'Attempt limit exceeded, please try after some time.',
  cause: 'reset-requests-exceeded',
};
const missing: Shown = {
  type: 'UserNotFoundException',
  message: 'Username/client id combination not found.',
  cause: 'user-not-found-for-client',
};

/** Users to whom no code can be sent, and how that shows where the client does not hide it. */
const without: readonly (readonly [name: string, traits: Traits, shown: Shown])[] = [
  ['nothing verified', { attributes: { email_verified: 'false' } }, notVerified],
  ['no address at all', { attributes: { email: '', email_verified: '' } }, notVerified],
  ['UNCONFIRMED, nothing verified', { status: 'UNCONFIRMED' }, notVerified],
  ['FORCE_CHANGE_PASSWORD', { status: 'FORCE_CHANGE_PASSWORD' }, wrongState],
  [
    'disabled',
    { disabled: true },
    { type: 'NotAuthorizedException', message: 'User is disabled.', cause: 'user-is-disabled' },
  ],
];

/** Users to whom a code is sent, and where it goes. */
const reachable: readonly (readonly [name: string, traits: Traits, details: object])[] = [
  ['CONFIRMED', {}, { AttributeName: 'email', DeliveryMedium: 'EMAIL', Destination: 'p***@e***' }],
  [
    'CONFIRMED with a verified phone number only',
    { attributes: { email_verified: 'false', phone_number: '+14155550134', phone_number_verified: 'true' } },
    { AttributeName: 'phone_number', DeliveryMedium: 'SMS', Destination: '+*******0134' },
  ],
  [
    'CONFIRMED with both verified: the first of the pool',
    { attributes: { phone_number: '+14155550134', phone_number_verified: 'true' } },
    { AttributeName: 'email', DeliveryMedium: 'EMAIL', Destination: 'p***@e***' },
  ],
  [
    'UNCONFIRMED with a verified address',
    { status: 'UNCONFIRMED', attributes: {} },
    { AttributeName: 'email', DeliveryMedium: 'EMAIL', Destination: 'p***@e***' },
  ],
  [
    'RESET_REQUIRED',
    { status: 'RESET_REQUIRED' },
    { AttributeName: 'email', DeliveryMedium: 'EMAIL', Destination: 'p***@e***' },
  ],
];

onBothEngines({ pools: description }, wire => {
  describe('a code is sent to', () => {
    for (const ClientId of [client.open, client.hiding]) {
      for (const [name, traits, details] of reachable) {
        test(`a user who is ${name}, by the client ${ClientId}`, async () => {
          const { name: Username } = await person(wire(), traits);
          const { status, text, event } = await wire().call('ForgotPassword', { ClientId, Username });
          assert.deepEqual([status, JSON.parse(text)], [200, { CodeDeliveryDetails: details }]);
          assert.equal(event.cause, undefined);
          const [note, ...others] = event.messages;
          assert.deepEqual(others, []);
          assert.equal(note?.trigger, 'CustomMessage_ForgotPassword');
          const mail = await wire().mail.latest({ client: ClientId });
          assert.equal(mail?.id, note?.id);
          assert.equal(mail?.poolId, poolId);
          assert.match(mail?.codes[0] ?? '', /^\d{6}$/);
        });
      }
    }

    test('a user by its alias, and the status and the password stay', async () => {
      const anna = await person(wire());
      await wire().ok('ForgotPassword', { ClientId: client.open, Username: anna.email });
      assert.equal(wire().events.last({ operation: 'ForgotPassword' })?.user, anna.name);
      const user = await wire().ok('AdminGetUser', { UserPoolId: poolId, Username: anna.name });
      assert.equal(user.UserStatus, 'CONFIRMED');
      await wire().ok('InitiateAuth', {
        ClientId: client.open,
        AuthFlow: 'USER_PASSWORD_AUTH',
        AuthParameters: { USERNAME: anna.name, PASSWORD: anna.password },
      });
    });
  });

  describe('no code is sent to a user', () => {
    for (const [name, traits, shown] of without) {
      test(`who is ${name}: told by a client that tells`, async () => {
        const { name: Username, email } = await person(wire(), traits);
        const before = await wire().mail.latest({ to: email });
        const event = await wire().refused('ForgotPassword', { ClientId: client.open, Username }, shown);
        assert.deepEqual([event.poolId, event.clientId, event.user], [poolId, client.open, Username]);
        assert.deepEqual(event.messages, []);
        assert.equal((await wire().mail.latest({ to: email }))?.id, before?.id);
      });
      test(`who is ${name}: hidden by a client that hides`, async () => {
        const { name: Username, email } = await person(wire(), traits);
        const before = await wire().mail.latest({ to: email });
        const answer = await wire().call('ForgotPassword', { ClientId: client.hiding, Username });
        assert.equal(answer.status, 200);
        assert.match(answer.text, /"DeliveryMedium":"EMAIL","Destination":"[a-z]\*\*\*@[a-z]\*\*\*"/);
        assert.equal(answer.headers.get('x-lifeguard-cause'), shown.cause);
        assert.equal(answer.headers.get('x-amzn-errortype'), null);
        assert.deepEqual([answer.event.outcome, answer.event.error], ['ok', undefined]);
        assert.deepEqual([answer.event.cause?.id, answer.event.cause?.facts.user], [shown.cause, Username]);
        assert.deepEqual(answer.event.messages, []);
        assert.equal((await wire().mail.latest({ to: email }))?.id, before?.id);
      });
    }

    for (const ClientId of Object.values(closedClient)) {
      test(`where only an administrator recovers passwords, by the client ${ClientId}`, async () => {
        const { name: Username } = await person(wire(), { pool: closedPoolId });
        const shown: Shown = {
          type: 'NotAuthorizedException',
          message: 'Contact administrator to reset password.',
          cause: 'recovery-by-administrator-only',
        };
        await wire().refused('ForgotPassword', { ClientId, Username }, shown);
        const named = { UserPoolId: closedPoolId, Username };
        await wire().refused('AdminResetUserPassword', named, shown);
      });
    }
    test('who does not exist: told by a client that tells', async () => {
      const input = { ClientId: client.open, Username: 'nobody' };
      const event = await wire().refused('ForgotPassword', input, missing);
      assert.equal(event.user, 'nobody');
    });
  });

  describe('a client that hides answers alike for known and unknown', () => {
    const rows: readonly (readonly [name: string, ClientId: string, known: string, unknown: string])[] = [
      ['usernames that are addresses', emailClient, emailPoolId, 'pnobody@example.com'],
      ['aliases', client.hiding, poolId, 'pnobody@example.com'],
    ];
    for (const [name, ClientId, pool, unknown] of rows) {
      test(`${name}, in every byte and header`, async () => {
        const { email } = await person(wire(), { pool });
        const answers = [];
        for (const Username of [email, unknown]) {
          const { status, text, headers } = await wire().call('ForgotPassword', { ClientId, Username });
          // These differ between any two calls; and the cause is told to nobody but the owner of the machine.
          const own = ['x-amzn-requestid', 'date', 'x-lifeguard-cause'];
          answers.push({ status, text, headers: [...headers].filter(([header]) => !own.includes(header)) });
        }
        assert.deepEqual(answers[1], answers[0]);
      });
    }

    const shapes: readonly (readonly [username: string, destination: RegExp])[] = [
      ['somebody', /^[a-z]\*\*\*@[a-z]\*\*\*$/],
      ['+14155550199', /^\+\*{7}0199$/],
      ['zoe@test.org', /^z\*\*\*@t\*\*\*$/],
    ];
    for (const [Username, destination] of shapes) {
      test(`with made-up details for ${Username} that stay the same`, async () => {
        const ask = async (ClientId: string) =>
          (await wire().ok('ForgotPassword', { ClientId, Username })).CodeDeliveryDetails;
        const first = await ask(client.hiding);
        assert.match(first?.Destination ?? '', destination);
        assert.deepEqual(await ask(client.hiding), first);
      });
    }
  });

  describe('the sixth request within an hour is refused', () => {
    const rows: readonly (readonly [name: string, ClientId: string, known: boolean])[] = [
      ['for a user', client.open, true],
      ['for a user, by a client that hides', client.hiding, true],
      ['for an unknown user, by a client that hides', client.hiding, false],
    ];
    for (const [name, ClientId, known] of rows) {
      test(name, async () => {
        const Username = known ? (await person(wire())).name : `unknown-${ClientId}`;
        for (let request = 1; request <= 5; request += 1) {
          await wire().ok('ForgotPassword', { ClientId, Username });
        }
        const facts = { count: 6, limit: 5, user: Username };
        await wire().refused('ForgotPassword', { ClientId, Username }, { ...limited, facts });
        // One count for each user, whichever client asks.
        await wire().refused('ForgotPassword', { ClientId: client.hiding, Username }, limited);
      });
    }
    test('and the first after the hour is not', async () => {
      const anna = await person(wire());
      const input = { ClientId: client.open, Username: anna.name };
      wire().clock.pause();
      for (let request = 1; request <= 5; request += 1) await wire().ok('ForgotPassword', input);
      wire().clock.advance(3_600_000 - 1);
      await wire().refused('ForgotPassword', input, limited);
      wire().clock.advance(1);
      await wire().ok('ForgotPassword', input);
      wire().clock.resume();
    });
    test('whichever name of the user is submitted', async () => {
      const anna = await person(wire());
      const names = [anna.name, anna.email];
      for (let request = 0; request < 5; request += 1) {
        await wire().ok('ForgotPassword', { ClientId: client.open, Username: names[request % 2] });
      }
      for (const Username of names) {
        await wire().refused('ForgotPassword', { ClientId: client.open, Username }, limited);
      }
    });
  });
});

describe('a client', () => {
  let running: Wire;
  before(async () => {
    running = await startWire({ pools: description });
  });
  after(() => running.stop());
  const wire = () => running;
  const hash = (username: string, id: string = client.secret) =>
    createHmac('sha256', clientSecret)
      .update(username + id)
      .digest('base64');

  test('that is unknown', async () => {
    await wire().refused(
      'ForgotPassword',
      { ClientId: 'unknown0client', Username: 'anna' },
      {
        type: 'ResourceNotFoundException',
        message: 'User pool client unknown0client does not exist.',
        cause: 'client-not-found',
      },
    );
  });

  const wrongHash: Shown = {
    type: 'NotAuthorizedException',
    message: `Unable to verify secret hash for client ${client.secret}`,
    cause: 'secret-hash-wrong',
  };
  const rows: readonly (readonly [name: string, SecretHash: string | undefined, shown: Shown])[] = [
    [
      'with a secret, without a hash',
      undefined,
      {
        type: 'NotAuthorizedException',
        message: `Client ${client.secret} is configured with secret but SECRET_HASH was not received`,
        cause: 'secret-hash-missing',
      },
    ],
    ['with a secret, and the hash of another user', hash('somebody'), wrongHash],
    ['with a secret, and the hash of another client', hash('anna', client.open), wrongHash],
    ['with a secret, and no hash at all', 'bm90IGEgaGFzaA==', wrongHash],
  ];
  for (const [name, SecretHash, shown] of rows) {
    for (const operation of ['ForgotPassword', 'ConfirmForgotPassword'] as const) {
      test(`${name}: ${operation}`, async () => {
        const input = {
          ClientId: client.secret,
          Username: 'anna',
          ConfirmationCode: '482915',
          Password: 'Second-Password-1',
          ...(SecretHash && { SecretHash }),
        };
        await wire().refused(operation, input, shown);
      });
    }
  }

  test('with a secret, and the right hash', async () => {
    const anna = await person(wire());
    const who = { ClientId: client.secret, Username: anna.name, SecretHash: hash(anna.name) };
    await wire().ok('ForgotPassword', who);
    const ConfirmationCode = await codeFor(wire(), anna, client.secret);
    await wire().ok('ConfirmForgotPassword', { ...who, ConfirmationCode, Password: 'Second-Password-1' });
  });
  test('without a secret takes any hash', async () => {
    const anna = await person(wire());
    const input = { ClientId: client.open, Username: anna.name, SecretHash: hash('somebody') };
    await wire().ok('ForgotPassword', input);
  });
});
