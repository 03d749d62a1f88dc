import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import {
  client,
  clientSecret,
  description,
  emailClient,
  emailPoolId,
  loosePoolId,
  poolId,
} from './described.ts';
import { onBothEngines } from './engines.ts';
import { type Person, person, type Traits } from './people.ts';
import { srpTimestamp } from './srp-time.ts';
import { type Shown, startWire, type Wire } from './wire.ts';

type AuthFlow = 'USER_PASSWORD_AUTH' | 'ADMIN_USER_PASSWORD_AUTH' | 'ADMIN_NO_SRP_AUTH';

/** The same sign-in by password through each call that takes one. */
const ways: readonly (readonly [operation: 'InitiateAuth' | 'AdminInitiateAuth', AuthFlow: AuthFlow])[] = [
  ['InitiateAuth', 'USER_PASSWORD_AUTH'],
  ['AdminInitiateAuth', 'ADMIN_USER_PASSWORD_AUTH'],
  ['AdminInitiateAuth', 'ADMIN_NO_SRP_AUTH'],
];

const signIn = (name: string, password: string, ClientId: string = client.open) => ({
  ClientId,
  AuthFlow: 'USER_PASSWORD_AUTH',
  AuthParameters: { USERNAME: name, PASSWORD: password },
});
const ofPerson = (who: Person, ClientId?: string) => signIn(who.name, who.password, ClientId);

const incorrect = { type: 'NotAuthorizedException', message: 'Incorrect username or password.' } as const;
const wrongPassword: Shown = { ...incorrect, cause: 'wrong-password' };
const locked: Shown = {
  type: 'NotAuthorizedException',
  message: 'Password attempts exceeded',
  cause: 'password-attempts-exceeded',
};
const unknown: Shown = {
  type: 'UserNotFoundException',
  message: 'User does not exist.',
  cause: 'user-not-found',
};
const hash = (name: string) =>
  createHmac('sha256', clientSecret).update(name).update(client.secret).digest('base64');

onBothEngines({ pools: description }, wire => {
  describe('a right password', () => {
    for (const [operation, AuthFlow] of ways) {
      test(`by ${operation} with ${AuthFlow} gives tokens`, async () => {
        const anna = await person(wire());
        const input = { ...ofPerson(anna), AuthFlow, UserPoolId: poolId };
        const { status, text, event } = await wire().call(operation, input);
        assert.equal(status, 200, text);
        const { AuthenticationResult, ...rest } = JSON.parse(text);
        assert.deepEqual(rest, { ChallengeParameters: {} });
        const { AccessToken, IdToken, RefreshToken, ...told } = AuthenticationResult;
        assert.deepEqual(told, { ExpiresIn: 3600, TokenType: 'Bearer' });
        assert.deepEqual(
          [AccessToken, IdToken, RefreshToken].map(token => token.split('.').length),
          [3, 3, 5],
        );
        assert.deepEqual([event.user, event.clientId, event.poolId], [anna.name, client.open, poolId]);
      });
    }
    test('is taken with an alias, and with the sub', async () => {
      const anna = await person(wire());
      await wire().ok('InitiateAuth', signIn(anna.email, anna.password));
      const user = await wire().ok('AdminGetUser', { UserPoolId: poolId, Username: anna.name });
      const sub = user.UserAttributes?.find(({ Name }) => Name === 'sub')?.Value ?? '';
      await wire().ok('InitiateAuth', signIn(sub, anna.password));
      assert.equal(wire().events.last({ operation: 'InitiateAuth' })?.user, anna.name);
    });
  });

  describe('a user', () => {
    const rows: readonly (readonly [name: string, traits: Traits, shown: Shown])[] = [
      [
        'who is disabled',
        { disabled: true },
        { type: 'NotAuthorizedException', message: 'User is disabled.', cause: 'user-is-disabled' },
      ],
      [
        'who is UNCONFIRMED',
        { status: 'UNCONFIRMED' },
        { type: 'UserNotConfirmedException', message: 'User is not confirmed.', cause: 'user-not-confirmed' },
      ],
      [
        'who is RESET_REQUIRED',
        { status: 'RESET_REQUIRED' },
        {
          type: 'PasswordResetRequiredException',
          message: 'Password reset required for the user',
          cause: 'password-reset-required',
        },
      ],
    ];
    for (const [operation, AuthFlow] of ways) {
      for (const [name, traits, shown] of rows) {
        test(`${name} is told so whatever the password: ${AuthFlow}`, async () => {
          const anna = await person(wire(), traits);
          const facts = { user: anna.name };
          for (const password of [anna.password, 'Not-The-Password-1']) {
            const input = { ...signIn(anna.name, password), AuthFlow, UserPoolId: poolId };
            await wire().refused(operation, input, { ...shown, facts });
          }
        });
      }
      for (const [name, traits, shown] of rows) {
        test(`${name} is told so by a client that hides after the right password only: ${AuthFlow}`, async () => {
          const anna = await person(wire(), traits);
          const facts = { user: anna.name };
          const input = (password: string) => ({
            ...signIn(anna.name, password, client.hiding),
            AuthFlow,
            UserPoolId: poolId,
          });
          await wire().refused(operation, input(anna.password), { ...shown, facts });
          await wire().refused(operation, input('Not-The-Password-1'), { ...wrongPassword, facts });
        });
      }
      test(`with a wrong password: ${AuthFlow}`, async () => {
        const anna = await person(wire());
        const input = { ...signIn(anna.name, 'Not-The-Password-1'), AuthFlow, UserPoolId: poolId };
        await wire().refused(operation, input, { ...wrongPassword, facts: { user: anna.name } });
      });
      test(`who does not exist, told by a client that tells: ${AuthFlow}`, async () => {
        const input = { ...signIn('nobody', 'Not-The-Password-1'), AuthFlow, UserPoolId: poolId };
        await wire().refused(operation, input, { ...unknown, facts: { user: 'nobody', pool: poolId } });
      });
      test(`who does not exist, hidden by a client that hides: ${AuthFlow}`, async () => {
        const name = `hidden-${AuthFlow}`;
        const input = signIn(name, 'Not-The-Password-1', client.hiding);
        await wire().refused(
          operation,
          { ...input, AuthFlow, UserPoolId: poolId },
          { ...incorrect, cause: 'user-not-found-hidden', facts: { user: name } },
        );
      });
    }
    test('of a client that hides gets the same bytes for a wrong password as somebody unknown', async () => {
      const anna = await person(wire());
      const answers = [];
      for (const name of [anna.name, 'somebody']) {
        const input = signIn(name, 'Not-The-Password-1', client.hiding);
        const { status, text, headers } = await wire().call('InitiateAuth', input);
        const own = ['x-amzn-requestid', 'date', 'x-lifeguard-cause'];
        answers.push({ status, text, headers: [...headers].filter(([header]) => !own.includes(header)) });
      }
      assert.deepEqual(answers[1], answers[0]);
    });
  });

  describe('five wrong passwords lock', () => {
    const lockOut = async (name: string, count: number, shown: Shown, ClientId: string = client.open) => {
      const input = signIn(name, 'Not-The-Password-1', ClientId);
      for (let failure = 1; failure <= count; failure += 1)
        await wire().refused('InitiateAuth', input, shown);
    };
    test('for a second, and each further one twice as long; the right one is refused meanwhile', async () => {
      const anna = await person(wire());
      wire().clock.pause();
      await lockOut(anna.name, 5, wrongPassword);
      for (const [failures, seconds] of [
        [5, 1],
        [6, 2],
        [7, 4],
        [8, 8],
      ] as const) {
        const lockedUntil = wire().clock.now() + seconds * 1_000;
        const facts = { user: anna.name, failures, lockedUntil };
        await wire().refused('InitiateAuth', ofPerson(anna), { ...locked, facts });
        wire().clock.advance(seconds * 1_000 - 1);
        // A try during the lock is not counted.
        await wire().refused('InitiateAuth', ofPerson(anna), { ...locked, facts });
        wire().clock.advance(1);
        await lockOut(anna.name, 1, wrongPassword);
      }
      wire().clock.advance('16s');
      await wire().ok('InitiateAuth', ofPerson(anna));
      wire().clock.resume();
    });
    test('for a quarter of an hour at most', async () => {
      const anna = await person(wire());
      wire().clock.pause();
      await lockOut(anna.name, 5, wrongPassword);
      for (let failure = 6; failure <= 15; failure += 1) {
        wire().clock.advance(2 ** (failure - 6) * 1_000);
        await lockOut(anna.name, 1, wrongPassword);
      }
      // By the rule of doubling it would be 1,024 seconds now.
      await wire().refused('InitiateAuth', ofPerson(anna), locked);
      wire().clock.advance(15 * 60_000 - 1);
      await wire().refused('InitiateAuth', ofPerson(anna), locked);
      wire().clock.advance(1);
      await wire().ok('InitiateAuth', ofPerson(anna));
      wire().clock.resume();
    });
    test('and a quarter of an hour without one forgets them', async () => {
      const anna = await person(wire());
      wire().clock.pause();
      await lockOut(anna.name, 4, wrongPassword);
      wire().clock.advance('15m');
      await lockOut(anna.name, 4, wrongPassword);
      await wire().ok('InitiateAuth', ofPerson(anna));
      wire().clock.resume();
    });
    test('under any name of the user and any call', async () => {
      const anna = await person(wire());
      wire().clock.pause();
      await lockOut(anna.name, 3, wrongPassword);
      await lockOut(anna.email, 2, wrongPassword);
      const input = { ...ofPerson(anna), AuthFlow: 'ADMIN_USER_PASSWORD_AUTH', UserPoolId: poolId };
      await wire().refused('AdminInitiateAuth', input, locked);
      wire().clock.resume();
    });
    test('also for somebody unknown where the client hides', async () => {
      wire().clock.pause();
      const shown = { ...incorrect, cause: 'user-not-found-hidden' };
      await lockOut('locked-nobody', 5, shown, client.hiding);
      const input = signIn('locked-nobody', 'Not-The-Password-1', client.hiding);
      await wire().refused('InitiateAuth', input, locked);
      wire().clock.resume();
    });
  });
});

describe('what is checked before the user is looked at', () => {
  let wire: Wire;
  before(async () => {
    wire = await startWire({ pools: description });
  });
  after(() => wire.stop());

  const invalid = (message: string, cause: string): Shown => ({
    type: 'InvalidParameterException',
    message,
    cause,
  });
  const notEnabled = (flow: string) =>
    invalid(`${flow} flow not enabled for this client`, 'flow-not-enabled');
  const missing = (name: string) => invalid(`Missing required parameter ${name}`, 'missing-parameter');
  const notForThisCall = invalid('Initiate Auth method not supported.', 'flow-not-for-this-call');
  const password = signIn('nobody', 'Not-The-Password-1');
  const srp = { USERNAME: 'nobody', SRP_A: 'abcdef' };
  type Row = readonly [
    name: string,
    operation: 'InitiateAuth' | 'AdminInitiateAuth',
    input: object,
    shown: Shown,
  ];
  const rows: readonly Row[] = [
    [
      'an unknown client',
      'InitiateAuth',
      { ...password, ClientId: 'unknown0client' },
      {
        type: 'ResourceNotFoundException',
        message: 'User pool client unknown0client does not exist.',
        cause: 'client-not-found',
      },
    ],
    [
      'a client of another pool',
      'AdminInitiateAuth',
      { ...password, UserPoolId: loosePoolId, AuthFlow: 'ADMIN_USER_PASSWORD_AUTH' },
      {
        type: 'ResourceNotFoundException',
        message: `User pool client ${client.open} does not exist in user pool ${loosePoolId}.`,
        cause: 'client-not-in-pool',
        facts: { clientId: client.open, poolId: loosePoolId, belongsTo: poolId },
      },
    ],
    [
      'an unknown pool',
      'AdminInitiateAuth',
      { ...password, UserPoolId: 'us-east-1_nowhere' },
      {
        type: 'ResourceNotFoundException',
        message: 'User pool us-east-1_nowhere does not exist.',
        cause: 'pool-not-found',
      },
    ],
    [
      'an admin flow from an app',
      'InitiateAuth',
      { ...password, AuthFlow: 'ADMIN_USER_PASSWORD_AUTH' },
      notForThisCall,
    ],
    [
      'the old name of an admin flow from an app',
      'InitiateAuth',
      { ...password, AuthFlow: 'ADMIN_NO_SRP_AUTH' },
      notForThisCall,
    ],
    ["an app's flow from a server", 'AdminInitiateAuth', { ...password, UserPoolId: poolId }, notForThisCall],
    [
      'a password where the client does not allow it',
      'InitiateAuth',
      { ...password, ClientId: client.srpOnly },
      notEnabled('USER_PASSWORD_AUTH'),
    ],
    [
      "an administrator's password where the client does not allow it",
      'AdminInitiateAuth',
      { ...password, ClientId: client.srpOnly, UserPoolId: poolId, AuthFlow: 'ADMIN_NO_SRP_AUTH' },
      notEnabled('ADMIN_USER_PASSWORD_AUTH'),
    ],
    [
      'a refresh where the client does not allow it',
      'InitiateAuth',
      { ClientId: client.srpOnly, AuthFlow: 'REFRESH_TOKEN', AuthParameters: { REFRESH_TOKEN: 'a.b.c.d.e' } },
      notEnabled('REFRESH_TOKEN_AUTH'),
    ],
    [
      'no parameters',
      'InitiateAuth',
      { ClientId: client.open, AuthFlow: 'USER_PASSWORD_AUTH' },
      missing('USERNAME'),
    ],
    [
      'no password',
      'InitiateAuth',
      { ...password, AuthParameters: { USERNAME: 'nobody' } },
      missing('PASSWORD'),
    ],
    [
      'an empty password',
      'InitiateAuth',
      { ...password, AuthParameters: { USERNAME: 'nobody', PASSWORD: '' } },
      missing('PASSWORD'),
    ],
    [
      'no SRP_A',
      'InitiateAuth',
      { ...password, AuthFlow: 'USER_SRP_AUTH', AuthParameters: { USERNAME: 'nobody' } },
      missing('SRP_A'),
    ],
    [
      'no refresh token',
      'InitiateAuth',
      { ClientId: client.open, AuthFlow: 'REFRESH_TOKEN_AUTH', AuthParameters: {} },
      missing('REFRESH_TOKEN'),
    ],
    [
      'a secret without its hash',
      'InitiateAuth',
      { ...password, ClientId: client.secret },
      {
        type: 'NotAuthorizedException',
        message: `Client ${client.secret} is configured with secret but SECRET_HASH was not received`,
        cause: 'secret-hash-missing',
      },
    ],
    [
      'a secret with the hash of another user',
      'InitiateAuth',
      {
        ...password,
        ClientId: client.secret,
        AuthParameters: { ...password.AuthParameters, SECRET_HASH: hash('somebody') },
      },
      {
        type: 'NotAuthorizedException',
        message: `Unable to verify secret hash for client ${client.secret}`,
        cause: 'secret-hash-wrong',
      },
    ],
    [
      'SRP_A that is no number',
      'InitiateAuth',
      {
        ClientId: client.hiding,
        AuthFlow: 'USER_SRP_AUTH',
        AuthParameters: { USERNAME: 'nobody', SRP_A: 'not hexadecimal' },
      },
      invalid('SRP_A is not a valid hexadecimal number.', 'srp-a-malformed'),
    ],
    [
      'SRP of an unknown user, by a client that tells',
      'InitiateAuth',
      { ClientId: client.open, AuthFlow: 'USER_SRP_AUTH', AuthParameters: srp },
      unknown,
    ],
    [
      'a custom flow that the client does not allow',
      'InitiateAuth',
      { ClientId: client.open, AuthFlow: 'CUSTOM_AUTH', AuthParameters: { USERNAME: 'nobody' } },
      invalid('CUSTOM_AUTH is not enabled for the client.', 'custom-auth-not-enabled'),
    ],
  ];
  for (const [name, operation, input, shown] of rows) {
    test(name, async () => {
      await wire.refused(operation, input, shown);
    });
  }

  test('the right hash lets a client with a secret in, and null parameters are absent ones', async () => {
    const anna = await person(wire);
    const { AuthParameters, ...rest } = ofPerson(anna, client.secret);
    const given = { ...AuthParameters, SECRET_HASH: hash(anna.name), DEVICE_KEY: null };
    await wire.ok('InitiateAuth', { ...rest, AuthParameters: given });
  });
  test('a client without a list of flows allows SRP and refresh, and no passwords', async () => {
    const { UserPoolClient } = await wire.ok('CreateUserPoolClient', {
      UserPoolId: poolId,
      ClientName: 'plain',
    });
    const ClientId = UserPoolClient?.ClientId;
    await wire.refused('InitiateAuth', { ...password, ClientId }, notEnabled('USER_PASSWORD_AUTH'));
    const anna = await person(wire);
    const AuthParameters = { USERNAME: anna.name, SRP_A: 'abcdef' };
    await wire.ok('InitiateAuth', { ClientId, AuthFlow: 'USER_SRP_AUTH', AuthParameters });
  });
});

describe('SRP for somebody unknown, by a client that hides', () => {
  let wire: Wire;
  before(async () => {
    wire = await startWire({ pools: description });
  });
  after(() => wire.stop());
  const start = async (USERNAME: string, ClientId: string = client.hiding) => {
    const AuthParameters = { USERNAME, SRP_A: 'abcdef' };
    const answer = await wire.ok('InitiateAuth', { ClientId, AuthFlow: 'USER_SRP_AUTH', AuthParameters });
    assert.equal(answer.ChallengeName, 'PASSWORD_VERIFIER');
    assert.equal(answer.Session, undefined);
    return answer.ChallengeParameters ?? {};
  };

  test('gives a challenge like any other, with a salt that stays', async () => {
    const anna = await person(wire);
    const known = await start(anna.name);
    const first = await start('somebody');
    const second = await start('somebody');
    assert.deepEqual(Object.keys(first).sort(), Object.keys(known).sort());
    assert.deepEqual([first.USERNAME, first.USER_ID_FOR_SRP], ['somebody', 'somebody']);
    assert.deepEqual([known.USERNAME, known.USER_ID_FOR_SRP], [anna.name, anna.name]);
    assert.equal(first.SALT, second.SALT);
    assert.notEqual(first.SRP_B, second.SRP_B);
    assert.notEqual((await start('somebody-else')).SALT, first.SALT);
    for (const { SALT = '', SRP_B = '', SECRET_BLOCK = '' } of [first, known]) {
      assert.match(SALT, /^[0-9a-f]{32}$/);
      assert.match(SRP_B, /^[0-9a-f]{766,768}$/);
      assert.match(SECRET_BLOCK, /^[A-Za-z0-9+/]+=*$/);
    }
  });
  test('names a sub where usernames are subs, as for a user who is there', async () => {
    const anna = await person(wire, { pool: emailPoolId });
    const sub = /^[0-9a-f]{8}-[0-9a-f]{4}-70[0-9a-f]{2}-[0-9a-f]{4}-[0-9a-f]{12}$/;
    const known = await start(anna.name, emailClient);
    const unknown = await start('nobody@example.com', emailClient);
    for (const { USERNAME = '', USER_ID_FOR_SRP } of [known, unknown]) {
      assert.match(USERNAME, sub);
      assert.equal(USER_ID_FOR_SRP, USERNAME);
    }
    assert.equal((await start('nobody@example.com', emailClient)).USERNAME, unknown.USERNAME);
    assert.notEqual((await start('nobody2@example.com', emailClient)).USERNAME, unknown.USERNAME);
  });
  for (const [pool, ClientId, name] of [
    [poolId, client.hiding, 'srp-nobody'],
    [emailPoolId, emailClient, 'srp-nobody@example.com'],
  ] as const) {
    test(`fails like a wrong password, and locks by the submitted name: ${pool}`, async () => {
      wire.clock.pause();
      for (let failure = 1; failure <= 5; failure += 1) {
        const challenge = await start(name, ClientId);
        await wire.refused(
          'RespondToAuthChallenge',
          {
            ClientId,
            ChallengeName: 'PASSWORD_VERIFIER',
            ChallengeResponses: {
              USERNAME: challenge.USER_ID_FOR_SRP,
              PASSWORD_CLAIM_SECRET_BLOCK: challenge.SECRET_BLOCK,
              PASSWORD_CLAIM_SIGNATURE: 'bm90IGEgc2lnbmF0dXJl',
              TIMESTAMP: srpTimestamp(wire.clock.now()),
            },
          },
          { ...incorrect, cause: 'user-not-found-hidden', facts: { user: name } },
        );
      }
      await wire.refused('InitiateAuth', signIn(name, 'Not-The-Password-1', ClientId), locked);
      wire.clock.resume();
    });
  }
});
