import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type Answer, startTwoProcesses, type TwoProcesses } from './two-processes.ts';

/** How many submit the same thing at once. */
const racers = 50;

const UserPoolId = 'us-east-1_Race00001';
const ClientId = 'race0client0of0race0001';
const pools = {
  regions: ['us-east-1'],
  pools: [
    {
      id: UserPoolId,
      name: 'race',
      autoVerifiedAttributes: ['email'],
      // Enough attempts for all of them: it is the code that must hold, not the limit.
      limits: { resetAttemptsPerHour: 1000, resetRequestsPerHour: 100 },
      clients: [
        { id: ClientId, name: 'app', authFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'] },
      ],
    },
  ],
};

describe(`of ${racers} who submit the same thing to two processes at once`, () => {
  let service: TwoProcesses;
  before(async () => {
    service = await startTwoProcesses(pools);
  });
  after(() => service.stop());

  async function ok(operation: Parameters<TwoProcesses['call']>[1], input: object, turn = 0) {
    const { status, body } = await service.call(turn, operation, input);
    assert.equal(status, 200, `${operation}: ${JSON.stringify(body)}`);
    return body;
  }

  /** A user with a temporary password or a lasting one. */
  async function user(Username: string, isTemporary: boolean): Promise<string> {
    const password = `First-Password-1-${Username}`;
    await ok('AdminCreateUser', {
      UserPoolId,
      Username,
      TemporaryPassword: password,
      MessageAction: 'SUPPRESS',
      UserAttributes: [
        { Name: 'email', Value: `${Username}@example.com` },
        { Name: 'email_verified', Value: 'true' },
      ],
    });
    const named = { UserPoolId, Username };
    if (!isTemporary) await ok('AdminSetUserPassword', { ...named, Password: password, Permanent: true });
    return password;
  }

  const signIn = (USERNAME: string, PASSWORD: string, client = ClientId) => ({
    ClientId: client,
    AuthFlow: 'USER_PASSWORD_AUTH',
    AuthParameters: { USERNAME, PASSWORD },
  });

  /** Lets them run, and holds that one wins and all others get `lost`; gives the winner's turn and answer. */
  async function race(
    submit: (turn: number) => Promise<Answer>,
    lost: object,
  ): Promise<{ readonly turn: number; readonly answer: Answer }> {
    const answers = await Promise.all(Array.from({ length: racers }, (_, turn) => submit(turn)));
    const won = answers.flatMap((answer, turn) => (answer.status === 200 ? [{ turn, answer }] : []));
    const losers = answers.filter(({ status }) => status !== 200);
    const [winner] = won;
    assert.ok(winner, `nobody won: ${JSON.stringify(losers[0])}`);
    assert.equal(won.length, 1);
    for (const loser of losers) assert.deepEqual(loser, { status: 400, body: lost });
    return winner;
  }

  test('a refresh token is exchanged once', async () => {
    const password = await user('anna', false);
    const { UserPoolClient: made } = await ok('CreateUserPoolClient', {
      UserPoolId,
      ClientName: 'rotating',
      ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH'],
      RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 0 },
    });
    const rotating = String(Object(made).ClientId);
    // A write makes the other process read what this one wrote.
    await ok('CreateUserPoolClient', { UserPoolId, ClientName: 'another' }, 1);
    const tokens = await ok('InitiateAuth', signIn('anna', password, rotating));
    const { RefreshToken } = Object(tokens.AuthenticationResult);
    const input = { ClientId: rotating, RefreshToken };
    const { answer } = await race(turn => service.call(turn, 'GetTokensFromRefreshToken', input), {
      __type: 'RefreshTokenReuseException',
      message: 'Refresh token reuse detected',
    });
    // The winner's is the one that is good.
    const next = Object(answer.body.AuthenticationResult).RefreshToken;
    await ok('GetTokensFromRefreshToken', { ClientId: rotating, RefreshToken: next }, 1);
  });

  test('a reset code sets one password', async () => {
    await user('bert', false);
    await ok('ForgotPassword', { ClientId, Username: 'bert' });
    const ConfirmationCode = await service.codeFor('bert@example.com');
    const named = { ClientId, Username: 'bert', ConfirmationCode };
    const { turn } = await race(
      turn => service.call(turn, 'ConfirmForgotPassword', { ...named, Password: `Raced-Password-${turn}` }),
      { __type: 'ExpiredCodeException', message: 'Invalid code provided, please request a code again.' },
    );
    await ok('InitiateAuth', signIn('bert', `Raced-Password-${turn}`));
  });

  test('a challenge session is answered once', async () => {
    const password = await user('cleo', true);
    const { Session } = await ok('InitiateAuth', signIn('cleo', password));
    const answer = (turn: number) => ({
      ClientId,
      ChallengeName: 'NEW_PASSWORD_REQUIRED',
      Session,
      ChallengeResponses: { USERNAME: 'cleo', NEW_PASSWORD: `Raced-Password-${turn}` },
    });
    const { turn } = await race(turn => service.call(turn, 'RespondToAuthChallenge', answer(turn)), {
      __type: 'NotAuthorizedException',
      message: 'Invalid session for the user, session can only be used once.',
    });
    await ok('InitiateAuth', signIn('cleo', `Raced-Password-${turn}`));
  });
});
