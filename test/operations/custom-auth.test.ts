import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Output } from '../../src/model/operation.ts';
import { makeSecretHash } from '../../src/pool/secret-hash.ts';
import * as pools from './custom-pools.ts';
import { provePassword } from './custom-proof.ts';
import { emailPoolId } from './described.ts';
import { type Person, person, type Traits } from './people.ts';
import { startWire, type Wire } from './wire.ts';

const { quizClient, quizPoolId } = pools;

let wire: Wire;
before(async () => {
  wire = await startWire({ pools: pools.customPools });
});
after(() => wire.stop());

const user = (traits: Traits = {}) => person(wire, { pool: quizPoolId, ...traits });
const start = (USERNAME: string, ClientId: string = quizClient.open, parameters: object = {}) => ({
  ClientId,
  AuthFlow: 'CUSTOM_AUTH',
  AuthParameters: { USERNAME, ...parameters },
});
const answer = (
  USERNAME: string,
  Session: string | undefined,
  ANSWER: string,
  ClientId: string = quizClient.open,
  responses: object = {},
) => ({
  ClientId,
  ChallengeName: 'CUSTOM_CHALLENGE',
  Session,
  ChallengeResponses: { USERNAME, ANSWER, ...responses },
});
const right = (question: number) => `secret answer ${question}`;
const sources = () => wire.events.last()?.triggers.map(({ source }) => source.replace('_Authentication', ''));

const incorrect = (cause: string) => ({
  type: 'NotAuthorizedException',
  message: 'Incorrect username or password.',
  cause,
});

describe('three questions in a row', () => {
  test('end in tokens when all are answered', async () => {
    const anna = await user();
    const first = await wire.ok('InitiateAuth', start(anna.name));
    assert.deepEqual(
      [first.ChallengeName, first.ChallengeParameters],
      ['CUSTOM_CHALLENGE', { USERNAME: anna.name, question: '1', of: '3' }],
    );
    assert.deepEqual(sources(), ['DefineAuthChallenge', 'CreateAuthChallenge']);
    const second = await wire.ok('RespondToAuthChallenge', answer(anna.name, first.Session, right(1)));
    assert.equal(second.ChallengeParameters?.question, '2');
    assert.deepEqual(sources(), [
      'VerifyAuthChallengeResponse',
      'DefineAuthChallenge',
      'CreateAuthChallenge',
    ]);
    const third = await wire.ok('RespondToAuthChallenge', answer(anna.name, second.Session, right(2)));
    const done = await wire.ok('RespondToAuthChallenge', answer(anna.name, third.Session, right(3)));
    assert.deepEqual(done.ChallengeParameters, {});
    assert.equal(done.AuthenticationResult?.TokenType, 'Bearer');
    const read = await wire.ok('GetUser', { AccessToken: done.AuthenticationResult?.AccessToken });
    assert.equal(read.Username, anna.name);
  });

  test('let a wrong answer be tried again, and no more than one', async () => {
    const anna = await user();
    const first = await wire.ok('InitiateAuth', start(anna.name));
    const again = await wire.ok('RespondToAuthChallenge', answer(anna.name, first.Session, 'wrong'));
    assert.equal(again.ChallengeParameters?.question, '1');
    const second = await wire.ok('RespondToAuthChallenge', answer(anna.name, again.Session, right(1)));
    assert.equal(second.ChallengeParameters?.question, '2');
    const third = await wire.ok('RespondToAuthChallenge', answer(anna.name, second.Session, 'wrong'));
    const refused = answer(anna.name, third.Session, 'wrong again');
    const rounds = ['wrong', 'right', 'wrong', 'wrong'].map(how => `CUSTOM_CHALLENGE: ${how}`);
    await wire.refused('RespondToAuthChallenge', refused, {
      ...incorrect('custom-auth-failed'),
      facts: { user: anna.name, rounds },
    });
  });

  test('use a session once, right or wrong', async () => {
    const anna = await user();
    const { Session } = await wire.ok('InitiateAuth', start(anna.name));
    await wire.ok('RespondToAuthChallenge', answer(anna.name, Session, 'wrong'));
    for (const tried of ['wrong', right(1)]) {
      await wire.refused('RespondToAuthChallenge', answer(anna.name, Session, tried), {
        type: 'NotAuthorizedException',
        message: 'Invalid session for the user, session can only be used once.',
        cause: 'session-already-used',
      });
      assert.deepEqual(sources(), []);
    }
  });

  test('are judged once, of many answers to one session that race', async () => {
    const anna = await user();
    const { Session } = await wire.ok('InitiateAuth', start(anna.name));
    const tries = Array.from({ length: 8 }, (_, n) => answer(anna.name, Session, `try ${n}`));
    const answers = await Promise.all(tries.map(each => wire.call('RespondToAuthChallenge', each)));
    assert.equal(answers.filter(({ status }) => status === 200).length, 1);
    const judged = answers.filter(({ event }) => event.triggers.length > 0);
    assert.equal(judged.length, 1);
  });

  test('are asked by AdminInitiateAuth too, and the sessions serve both ways', async () => {
    const anna = await user();
    const UserPoolId = quizPoolId;
    const first = await wire.ok('AdminInitiateAuth', { UserPoolId, ...start(anna.name) });
    const second = await wire.ok('RespondToAuthChallenge', answer(anna.name, first.Session, right(1)));
    const third = await wire.ok('AdminRespondToAuthChallenge', {
      UserPoolId,
      ...answer(anna.name, second.Session, right(2)),
    });
    const done = await wire.ok('RespondToAuthChallenge', answer(anna.name, third.Session, right(3)));
    assert.ok(done.AuthenticationResult?.RefreshToken);
  });

  test('know the user by an alias, and name the username', async () => {
    const anna = await user();
    const first = await wire.ok('InitiateAuth', start(anna.email));
    assert.equal(first.ChallengeParameters?.USERNAME, anna.name);
    await wire.ok('RespondToAuthChallenge', answer(anna.name, first.Session, right(1)));
  });

  test('leave a temporary password as it is', async () => {
    const anna = await user({ status: 'FORCE_CHANGE_PASSWORD' });
    let { Session } = await wire.ok('InitiateAuth', start(anna.name));
    for (const question of [1, 2]) {
      ({ Session } = await wire.ok('RespondToAuthChallenge', answer(anna.name, Session, right(question))));
    }
    const done = await wire.ok('RespondToAuthChallenge', answer(anna.name, Session, right(3)));
    assert.ok(done.AuthenticationResult);
    const read = await wire.ok('AdminGetUser', { UserPoolId: quizPoolId, Username: anna.name });
    assert.equal(read.UserStatus, 'FORCE_CHANGE_PASSWORD');
  });
});

describe('the password first', () => {
  test('brings no tokens by itself, with the Session of its challenge or without', async () => {
    const anna = await user();
    for (const withSession of [true, false]) {
      const where = { pool: quizPoolId, client: quizClient.open, withSession };
      const { asked, next } = await provePassword(wire, anna, where);
      assert.deepEqual([asked.ChallengeName, typeof asked.Session], ['PASSWORD_VERIFIER', 'string']);
      assert.equal(next.ChallengeName, 'CUSTOM_CHALLENGE');
      assert.deepEqual(sources(), ['DefineAuthChallenge', 'CreateAuthChallenge']);
    }
  });
});

describe('the hash of a client with a secret', () => {
  const hash = (name: string) => makeSecretHash(pools.quizSecret, name, quizClient.secret);
  test('is asked for at the start and with each answer', async () => {
    const anna = await user();
    const missing = {
      type: 'NotAuthorizedException',
      message: `Client ${quizClient.secret} is configured with secret but SECRET_HASH was not received`,
      cause: 'secret-hash-missing',
    };
    await wire.refused('InitiateAuth', start(anna.name, quizClient.secret), missing);
    const given = { SECRET_HASH: hash(anna.name) };
    const { Session } = await wire.ok('InitiateAuth', start(anna.name, quizClient.secret, given));
    const bare = answer(anna.name, Session, right(1), quizClient.secret);
    await wire.refused('RespondToAuthChallenge', bare, missing);
    await wire.ok('RespondToAuthChallenge', answer(anna.name, Session, right(1), quizClient.secret, given));
  });
});

describe('a custom sign-in is refused', () => {
  const rows: [
    what: string,
    input: (anna: Person) => object,
    type: string,
    message: string,
    cause: string,
  ][] = [
    [
      'by a client that does not allow it',
      ({ name }) => start(name, quizClient.plain),
      'InvalidParameterException',
      'CUSTOM_AUTH is not enabled for the client.',
      'custom-auth-not-enabled',
    ],
    [
      'in a pool without triggers',
      ({ name }) => start(name, pools.bareClient),
      'InvalidParameterException',
      'Custom auth lambda trigger is not configured for the user pool.',
      'custom-auth-not-configured',
    ],
    [
      'of somebody unknown, in a pool without triggers',
      () => start('nobody', pools.bareClient),
      'InvalidParameterException',
      'Custom auth lambda trigger is not configured for the user pool.',
      'custom-auth-not-configured',
    ],
    [
      'in a pool that cannot make challenges',
      ({ name }) => start(name, pools.defineClient),
      'UnexpectedLambdaException',
      'null invocation failed due to configuration.',
      'challenge-trigger-missing',
    ],
    [
      'without USERNAME',
      () => start(''),
      'InvalidParameterException',
      'Missing required parameter USERNAME',
      'missing-parameter',
    ],
    [
      'that begins with SRP_A and has none',
      ({ name }) => start(name, quizClient.open, { CHALLENGE_NAME: 'SRP_A' }),
      'InvalidParameterException',
      'Missing required parameter SRP_A',
      'missing-parameter',
    ],
    [
      'of somebody unknown, whom the client does not hide',
      () => start('nobody'),
      'UserNotFoundException',
      'User does not exist.',
      'user-not-found',
    ],
  ];
  for (const [what, input, type, message, cause] of rows) {
    test(what, async () => {
      const { pools: all } = wire;
      const { ClientId } = input({ name: 'x', email: '', password: '' }) as { ClientId: string };
      const pool = all.find(({ clients }) => clients.some(({ id }) => id === ClientId))?.id ?? quizPoolId;
      const anna = await person(wire, { pool });
      await wire.refused('InitiateAuth', input(anna), { type, message, cause });
    });
  }

  const states: [status: string, traits: Traits, type: string, message: string, cause: string][] = [
    ['disabled', { disabled: true }, 'NotAuthorizedException', 'User is disabled.', 'user-is-disabled'],
    [
      'unconfirmed',
      { status: 'UNCONFIRMED' },
      'UserNotConfirmedException',
      'User is not confirmed.',
      'user-not-confirmed',
    ],
    [
      'to be reset',
      { status: 'RESET_REQUIRED' },
      'PasswordResetRequiredException',
      'Password reset required for the user',
      'password-reset-required',
    ],
  ];
  for (const [status, traits, type, message, cause] of states) {
    test(`of a user who is ${status}, before any trigger runs`, async () => {
      const anna = await user(traits);
      await wire.refused('InitiateAuth', start(anna.name), { type, message, cause });
      assert.deepEqual(sources(), []);
    });
  }
  test('of a user who is disabled meanwhile', async () => {
    const anna = await user();
    const { Session } = await wire.ok('InitiateAuth', start(anna.name));
    await wire.ok('AdminDisableUser', { UserPoolId: quizPoolId, Username: anna.name });
    await wire.refused('RespondToAuthChallenge', answer(anna.name, Session, right(1)), {
      type: 'NotAuthorizedException',
      message: 'User is disabled.',
      cause: 'user-is-disabled',
    });
  });
  test('in a pool that cannot judge answers', async () => {
    const anna = await person(wire, { pool: pools.verifyLessPoolId });
    const ClientId = pools.verifyLessClient;
    const { Session } = await wire.ok('InitiateAuth', start(anna.name, ClientId));
    await wire.refused('RespondToAuthChallenge', answer(anna.name, Session, right(1), ClientId), {
      type: 'UnexpectedLambdaException',
      message: 'null invocation failed due to configuration.',
      cause: 'challenge-trigger-missing',
    });
  });
});

describe('a client that allows custom sign-in by the older name', () => {
  test('signs in, refreshes, and refuses the other ways', async () => {
    const { UserPoolClient } = await wire.ok('CreateUserPoolClient', {
      UserPoolId: quizPoolId,
      ClientName: 'older',
      ExplicitAuthFlows: ['CUSTOM_AUTH_FLOW_ONLY'],
    });
    const ClientId = UserPoolClient?.ClientId ?? '';
    const anna = await user();
    let answered: Output<'InitiateAuth'> = await wire.ok('InitiateAuth', start(anna.name, ClientId));
    for (const question of [1, 2, 3]) {
      const next = answer(anna.name, answered.Session, right(question), ClientId);
      answered = await wire.ok('RespondToAuthChallenge', next);
    }
    const REFRESH_TOKEN = answered.AuthenticationResult?.RefreshToken;
    const refresh = { ClientId, AuthFlow: 'REFRESH_TOKEN_AUTH', AuthParameters: { REFRESH_TOKEN } };
    assert.ok((await wire.ok('InitiateAuth', refresh)).AuthenticationResult);
    const AuthParameters = { USERNAME: anna.name, PASSWORD: anna.password, SRP_A: 'abc' };
    for (const AuthFlow of ['USER_SRP_AUTH', 'USER_PASSWORD_AUTH']) {
      await wire.refused(
        'InitiateAuth',
        { ClientId, AuthFlow, AuthParameters },
        {
          type: 'InvalidParameterException',
          message: 'Only custom auth (lambda driven) is enabled for this client.',
          cause: 'custom-auth-only',
          facts: { flow: AuthFlow },
        },
      );
    }
  });
});

describe('a session of a custom challenge is refused', () => {
  const invalid = {
    type: 'NotAuthorizedException',
    message: 'Invalid session for the user.',
    cause: 'session-invalid',
  };
  test('where it is missing', async () => {
    const anna = await user();
    await wire.refused('RespondToAuthChallenge', answer(anna.name, undefined, 'x'), {
      type: 'InvalidParameterException',
      message: 'Missing required parameter Session',
      cause: 'missing-parameter',
    });
  });
  test('where it is of another user or client', async () => {
    const [anna, bert] = [await user(), await user()];
    const { Session } = await wire.ok('InitiateAuth', start(anna.name));
    await wire.refused('RespondToAuthChallenge', answer(bert.name, Session, right(1)), invalid);
    await wire.refused('RespondToAuthChallenge', answer('nobody', Session, right(1)), invalid);
    const other = answer(anna.name, Session, right(1), quizClient.hiding);
    await wire.refused('RespondToAuthChallenge', other, invalid);
  });
  test('where its user was deleted, and made again', async () => {
    const anna = await user();
    const { Session } = await wire.ok('InitiateAuth', start(anna.name));
    const who = { UserPoolId: quizPoolId, Username: anna.name };
    await wire.ok('AdminDeleteUser', who);
    await wire.refused('RespondToAuthChallenge', answer(anna.name, Session, right(1)), invalid);
    await wire.ok('AdminCreateUser', { ...who, MessageAction: 'SUPPRESS' });
    await wire.refused('RespondToAuthChallenge', answer(anna.name, Session, right(1)), invalid);
  });
});

describe('somebody unknown, whom the client hides', () => {
  const rows = [
    ['where users choose their names', quizPoolId, quizClient.hiding],
    ['where addresses stand for usernames', emailPoolId, pools.emailQuizClient],
  ] as const;
  for (const [where, pool, ClientId] of rows) {
    test(`is asked the same, and never gets tokens: ${where}`, async () => {
      const anna = await person(wire, { pool });
      const name = anna.name.replace('person', 'nobody');
      const shape = ({ ChallengeParameters = {}, Session = '' }: Challenge) => [
        Object.keys(ChallengeParameters),
        ChallengeParameters.USERNAME?.length,
        Session.length,
      ];
      let real = await wire.ok('InitiateAuth', start(anna.name, ClientId));
      let fake = await wire.ok('InitiateAuth', start(name, ClientId));
      const realName = real.ChallengeParameters?.USERNAME ?? '';
      const fakeName = fake.ChallengeParameters?.USERNAME ?? '';
      for (const question of [1, 2]) {
        assert.deepEqual(shape(fake), shape(real));
        real = await wire.ok(
          'RespondToAuthChallenge',
          answer(realName, real.Session, right(question), ClientId),
        );
        const ran = sources();
        fake = await wire.ok(
          'RespondToAuthChallenge',
          answer(fakeName, fake.Session, right(question), ClientId),
        );
        assert.deepEqual(sources(), ran);
      }
      const last = answer(fakeName, fake.Session, right(3), ClientId);
      await wire.refused('RespondToAuthChallenge', last, incorrect('user-not-found-hidden'));
      const done = await wire.ok(
        'RespondToAuthChallenge',
        answer(realName, real.Session, right(3), ClientId),
      );
      assert.ok(done.AuthenticationResult);
    });
  }
  test('fails as a user does', async () => {
    let { Session } = await wire.ok('InitiateAuth', start('nobody', quizClient.hiding));
    ({ Session } = await wire.ok(
      'RespondToAuthChallenge',
      answer('nobody', Session, 'wrong', quizClient.hiding),
    ));
    const last = answer('nobody', Session, 'wrong', quizClient.hiding);
    await wire.refused('RespondToAuthChallenge', last, incorrect('user-not-found-hidden'));
  });
});

interface Challenge {
  readonly ChallengeParameters?: Readonly<Record<string, string>> | undefined;
  readonly Session?: string | undefined;
}
