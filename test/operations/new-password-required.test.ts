import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { decodeJwt } from 'jose';
import { client, description, poolId } from './described.ts';
import { onBothEngines } from './engines.ts';
import { type Person, person } from './people.ts';
import type { Shown, Wire } from './wire.ts';

const next = 'Second-Password-1';

const signIn = (who: Person, password = who.password, ClientId: string = client.open) => ({
  ClientId,
  AuthFlow: 'USER_PASSWORD_AUTH',
  AuthParameters: { USERNAME: who.name, PASSWORD: password },
});

const answerTo = (who: Person, Session: string | undefined, more: object = {}) => ({
  ClientId: client.open,
  UserPoolId: poolId,
  ChallengeName: 'NEW_PASSWORD_REQUIRED',
  Session,
  ChallengeResponses: { USERNAME: who.name, NEW_PASSWORD: next, ...more },
});

const session = (message: string, cause: string): Shown => ({
  type: 'NotAuthorizedException',
  message: `Invalid session for the user${message}`,
  cause,
});
const invalid = session('.', 'session-invalid');
const usedUp = session(', session can only be used once.', 'session-already-used');

async function challenged(wire: Wire, who: Person): Promise<string | undefined> {
  const { Session, ChallengeName } = await wire.ok('InitiateAuth', signIn(who));
  assert.equal(ChallengeName, 'NEW_PASSWORD_REQUIRED');
  return Session;
}

const temporary = { status: 'FORCE_CHANGE_PASSWORD' } as const;

onBothEngines({ pools: description }, wire => {
  describe('a temporary password', () => {
    test('must be replaced: the challenge tells what is known of the user', async () => {
      const anna = await person(wire(), temporary);
      const { status, text } = await wire().call('InitiateAuth', signIn(anna));
      const { Session, ...rest } = JSON.parse(text);
      const userAttributes = JSON.stringify({ email: anna.email, email_verified: 'true' });
      assert.deepEqual(
        [status, rest],
        [
          200,
          {
            ChallengeName: 'NEW_PASSWORD_REQUIRED',
            ChallengeParameters: { USER_ID_FOR_SRP: anna.name, requiredAttributes: '[]', userAttributes },
          },
        ],
      );
      assert.match(Session, /^[\w-]{20,2048}$/);
    });
    test('is replaced, the user is CONFIRMED and gets tokens', async () => {
      const anna = await person(wire(), temporary);
      const input = answerTo(anna, await challenged(wire(), anna));
      const { AuthenticationResult, ...rest } = await wire().ok('RespondToAuthChallenge', input);
      assert.deepEqual(rest, { ChallengeParameters: {} });
      assert.equal(decodeJwt(AuthenticationResult?.IdToken ?? '')['cognito:username'], anna.name);
      const named = { UserPoolId: poolId, Username: anna.name };
      assert.equal((await wire().ok('AdminGetUser', named)).UserStatus, 'CONFIRMED');
      await wire().ok('InitiateAuth', signIn(anna, next));
    });
    test('works for seven days: not in the first millisecond after them', async () => {
      wire().clock.pause();
      const anna = await person(wire(), temporary);
      wire().clock.advance(7 * 86_400_000 - 1);
      await challenged(wire(), anna);
      wire().clock.advance(1);
      await wire().refused('InitiateAuth', signIn(anna), {
        type: 'NotAuthorizedException',
        message: 'Temporary password has expired and must be reset by an administrator.',
        cause: 'temporary-password-expired',
        facts: { user: anna.name, validDays: 7 },
      });
      wire().clock.resume();
    });
  });

  describe('a session', () => {
    for (const [started, answered] of [
      ['InitiateAuth', 'AdminRespondToAuthChallenge'],
      ['AdminInitiateAuth', 'RespondToAuthChallenge'],
      ['AdminInitiateAuth', 'AdminRespondToAuthChallenge'],
    ] as const) {
      test(`of ${started} is answered with ${answered}`, async () => {
        const anna = await person(wire(), temporary);
        const AuthFlow = started === 'InitiateAuth' ? 'USER_PASSWORD_AUTH' : 'ADMIN_USER_PASSWORD_AUTH';
        const { Session } = await wire().ok(started, { ...signIn(anna), AuthFlow, UserPoolId: poolId });
        await wire().ok(answered, answerTo(anna, Session));
      });
    }
    test('outlives an answer that breaks the policy, and ends with one that succeeds', async () => {
      const anna = await person(wire(), temporary);
      const Session = await challenged(wire(), anna);
      await wire().refused('RespondToAuthChallenge', answerTo(anna, Session, { NEW_PASSWORD: 'weak' }), {
        type: 'InvalidPasswordException',
        message: 'Password does not conform to policy: Password not long enough',
        cause: 'password-not-conforming',
      });
      await wire().ok('RespondToAuthChallenge', answerTo(anna, Session));
      await wire().refused('RespondToAuthChallenge', answerTo(anna, Session), usedUp);
    });
    test('stays used also where an administrator sets another temporary password', async () => {
      const anna = await person(wire(), temporary);
      const Session = await challenged(wire(), anna);
      await wire().ok('RespondToAuthChallenge', answerTo(anna, Session));
      const again = { UserPoolId: poolId, Username: anna.name, Password: 'Third-Password-1' };
      await wire().ok('AdminSetUserPassword', again);
      await wire().refused('RespondToAuthChallenge', answerTo(anna, Session), usedUp);
    });
    test('is used once by twenty who answer at once', async () => {
      const anna = await person(wire(), temporary);
      const Session = await challenged(wire(), anna);
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, turn) => {
          const NEW_PASSWORD = `Raced-Password-${turn}`;
          return wire().call('RespondToAuthChallenge', answerTo(anna, Session, { NEW_PASSWORD }));
        }),
      );
      assert.equal(answers.filter(({ status }) => status === 200).length, 1);
      const lost = answers.filter(({ status }) => status !== 200).map(({ event }) => event.cause?.id);
      assert.deepEqual(new Set(lost), new Set(['session-already-used']));
    });
    test('lives three minutes: not in the millisecond after them', async () => {
      const [anna, ben] = [await person(wire(), temporary), await person(wire(), temporary)];
      wire().clock.pause();
      const [inTime, late] = [await challenged(wire(), anna), await challenged(wire(), ben)];
      wire().clock.advance(3 * 60_000 - 1);
      await wire().ok('RespondToAuthChallenge', answerTo(anna, inTime));
      wire().clock.advance(1);
      const expired = session(', session is expired.', 'session-expired');
      await wire().refused('RespondToAuthChallenge', answerTo(ben, late), expired);
      wire().clock.resume();
    });
    test('is good for its own client and user only, and as it was given', async () => {
      const [anna, ben] = [await person(wire(), temporary), await person(wire(), temporary)];
      const Session = await challenged(wire(), anna);
      assert.ok(Session);
      // In the middle every bit counts, while the last sign may hold some that do not.
      const altered = `${Session.slice(0, 40)}${Session[40] === 'A' ? 'B' : 'A'}${Session.slice(41)}`;
      for (const input of [
        { ...answerTo(anna, Session), ClientId: client.other },
        answerTo(ben, Session),
        answerTo(anna, altered),
        answerTo(anna, 'this is no session at all'),
        answerTo(anna, undefined),
      ]) {
        await wire().refused('RespondToAuthChallenge', input, invalid);
      }
      await wire().ok('RespondToAuthChallenge', answerTo(anna, Session));
    });
    test('does not let a user in who was disabled or deleted meanwhile', async () => {
      const anna = await person(wire(), temporary);
      const named = { UserPoolId: poolId, Username: anna.name };
      const Session = await challenged(wire(), anna);
      await wire().ok('AdminDisableUser', named);
      await wire().refused('RespondToAuthChallenge', answerTo(anna, Session), {
        type: 'NotAuthorizedException',
        message: 'User is disabled.',
        cause: 'user-is-disabled',
      });
      await wire().ok('AdminDeleteUser', named);
      await wire().refused('RespondToAuthChallenge', answerTo(anna, Session), invalid);
    });
  });

  describe('an answer', () => {
    for (const name of ['USERNAME', 'NEW_PASSWORD']) {
      test(`without ${name}`, async () => {
        const anna = await person(wire(), temporary);
        const input = answerTo(anna, await challenged(wire(), anna), { [name]: '' });
        await wire().refused('RespondToAuthChallenge', input, {
          type: 'InvalidParameterException',
          message: `Missing required parameter ${name}`,
          cause: 'missing-parameter',
        });
      });
    }
    test('to a challenge that is not there yet', async () => {
      await wire().refused(
        'RespondToAuthChallenge',
        {
          ClientId: client.open,
          ChallengeName: 'ADMIN_NO_SRP_AUTH',
          ChallengeResponses: { USERNAME: 'nobody' },
        },
        {
          type: 'InvalidParameterException',
          message: 'Lifeguard does not have ADMIN_NO_SRP_AUTH yet: see docs/fidelity.md',
          cause: 'flow-not-built',
        },
      );
    });
  });

  describe('where the pool requires attributes', () => {
    /** A pool that requires a family name, made through the API: a description has no schema. */
    async function strictPool(): Promise<{ UserPoolId: string; ClientId: string }> {
      const { UserPool } = await wire().ok('CreateUserPool', {
        PoolName: 'strict',
        Schema: [
          { Name: 'family_name', Required: true, Mutable: true },
          { Name: 'email', Required: true, Mutable: true },
        ],
      });
      const UserPoolId = UserPool?.Id ?? '';
      const { UserPoolClient } = await wire().ok('CreateUserPoolClient', {
        UserPoolId,
        ClientName: 'strict',
        ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
      });
      return { UserPoolId, ClientId: UserPoolClient?.ClientId ?? '' };
    }

    test('those without a value are asked for, must be given, and are kept', async () => {
      const { UserPoolId, ClientId } = await strictPool();
      await wire().ok('AdminCreateUser', {
        UserPoolId,
        Username: 'anna',
        TemporaryPassword: 'First-Password-1',
        MessageAction: 'SUPPRESS',
        UserAttributes: [{ Name: 'email', Value: 'anna@example.com' }],
      });
      const anna: Person = { name: 'anna', email: 'anna@example.com', password: 'First-Password-1' };
      const challenge = await wire().ok('InitiateAuth', signIn(anna, anna.password, ClientId));
      const { requiredAttributes, userAttributes = '' } = challenge.ChallengeParameters ?? {};
      assert.equal(requiredAttributes, '["userAttributes.family_name"]');
      assert.equal(JSON.parse(userAttributes).email, anna.email);
      const answer = (more: object) => ({ ...answerTo(anna, challenge.Session, more), ClientId, UserPoolId });

      await wire().refused('RespondToAuthChallenge', answer({}), {
        type: 'InvalidParameterException',
        message: 'Invalid attributes given, family_name is missing',
        cause: 'new-password-attribute-missing',
      });
      const both = { 'userAttributes.family_name': 'Berg', 'userAttributes.email': 'other@example.com' };
      await wire().refused('RespondToAuthChallenge', answer(both), {
        type: 'NotAuthorizedException',
        message: 'Cannot modify an already provided email',
        cause: 'new-password-attribute-given',
      });
      const { 'userAttributes.email': _, ...one } = both;
      await wire().ok('RespondToAuthChallenge', answer(one));
      const user = await wire().ok('AdminGetUser', { UserPoolId, Username: 'anna' });
      const kept = user.UserAttributes?.find(({ Name }) => Name === 'family_name');
      assert.equal(kept?.Value, 'Berg');
    });
  });
});
