import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import {
  CognitoIdentityProviderClient,
  InitiateAuthCommand,
  NotAuthorizedException,
  RespondToAuthChallengeCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import type { CognitoUserSession, CognitoUser as User } from 'amazon-cognito-identity-js';
import { identity } from '../clients/identity.ts';
import * as pools from './custom-pools.ts';
import { type Person, person } from './people.ts';
import { startWire, type Wire } from './wire.ts';

const { AuthenticationDetails, CognitoUser, CognitoUserPool } = identity;
const { quizClient, quizPoolId } = pools;

let wire: Wire;
before(async () => {
  wire = await startWire({ pools: pools.customPools });
});
after(() => wire.stop());

const right = (question: string | undefined) => `secret answer ${question}`;

describe('amazon-cognito-identity-js', () => {
  const userOf = (who: Person, ClientId: string = quizClient.open) => {
    const Pool = new CognitoUserPool({ UserPoolId: quizPoolId, ClientId, endpoint: `${wire.endpoint}/` });
    const user = new CognitoUser({ Username: who.name, Pool });
    user.setAuthenticationFlowType('CUSTOM_AUTH');
    return user;
  };
  type Begin = (user: User, callbacks: Parameters<User['initiateAuth']>[1]) => void;
  /** Signs in, answering each question by what `answer` says, and tells which questions were asked. */
  const signIn = (user: User, begin: Begin, answer: (question: string, tries: number) => string) => {
    const asked: string[] = [];
    return new Promise<{ session: CognitoUserSession; asked: string[] }>((resolve, reject) => {
      const callbacks = {
        onSuccess: (session: CognitoUserSession) => resolve({ session, asked }),
        onFailure: reject,
        customChallenge: ({ question }: { question: string }) => {
          asked.push(question);
          const tries = asked.filter(each => each === question).length;
          user.sendCustomChallengeAnswer(answer(question, tries), callbacks);
        },
      };
      begin(user, callbacks);
    });
  };
  const passwordless: (who: Person) => Begin = who => (user, callbacks) =>
    user.initiateAuth(new AuthenticationDetails({ Username: who.name }), callbacks);
  const withPassword: (who: Person) => Begin = who => (user, callbacks) =>
    user.authenticateUser(
      new AuthenticationDetails({ Username: who.name, Password: who.password }),
      callbacks,
    );
  const incorrect = { name: 'NotAuthorizedException', message: 'Incorrect username or password.' };

  for (const [how, begin] of [
    ['without a password', passwordless],
    ['with the password first', withPassword],
  ] as const) {
    test(`answers three questions in a row, ${how}`, async () => {
      const anna = await person(wire, { pool: quizPoolId });
      const user = userOf(anna);
      const { session, asked } = await signIn(user, begin(anna), right);
      assert.deepEqual(asked, ['1', '2', '3']);
      assert.ok(session.isValid());
      await new Promise((resolve, reject) =>
        user.refreshSession(session.getRefreshToken(), (error, done) =>
          error ? reject(error) : resolve(done),
        ),
      );
    });
    test(`tries a wrong answer again, ${how}`, async () => {
      const anna = await person(wire, { pool: quizPoolId });
      const { asked } = await signIn(userOf(anna), begin(anna), (question, tries) =>
        question === '2' && tries === 1 ? 'wrong' : right(question),
      );
      assert.deepEqual(asked, ['1', '2', '2', '3']);
    });
    test(`is refused after two wrong answers, ${how}`, async () => {
      const anna = await person(wire, { pool: quizPoolId });
      await assert.rejects(
        signIn(userOf(anna), begin(anna), () => 'wrong'),
        incorrect,
      );
      assert.equal(wire.events.last()?.cause?.id, 'custom-auth-failed');
    });
  }

  test('is refused at the password, before any question', async () => {
    const anna = await person(wire, { pool: quizPoolId });
    const begin = withPassword({ ...anna, password: 'Not-The-Password-1' });
    await assert.rejects(signIn(userOf(anna), begin, right), incorrect);
    assert.deepEqual([wire.events.last()?.cause?.id, wire.events.last()?.triggers], ['srp-proof-wrong', []]);
  });
  test('cannot tell somebody unknown from a wrong password', async () => {
    const nobody = { name: 'nobody', email: '', password: 'Not-The-Password-1' };
    await assert.rejects(signIn(userOf(nobody, quizClient.hiding), withPassword(nobody), right), incorrect);
    assert.equal(wire.events.last()?.cause?.id, 'user-not-found-hidden');
  });
  test('replaces a temporary password, and has signed in by that', async () => {
    const anna = await person(wire, { pool: quizPoolId, status: 'FORCE_CHANGE_PASSWORD' });
    const user = userOf(anna);
    const session = await new Promise<CognitoUserSession>((resolve, reject) => {
      const callbacks = { onSuccess: resolve, onFailure: reject };
      user.authenticateUser(new AuthenticationDetails({ Username: anna.name, Password: anna.password }), {
        ...callbacks,
        newPasswordRequired: () => user.completeNewPasswordChallenge('Second-Password-1', {}, callbacks),
      });
    });
    assert.ok(session.isValid());
  });
});

describe('the AWS SDK for JavaScript', () => {
  test('answers three questions in a row, and knows the error of a sign-in that failed', async () => {
    const { endpoint, region, credentials } = wire;
    const cognito = new CognitoIdentityProviderClient({ endpoint, region, credentials, maxAttempts: 1 });
    const anna = await person(wire, { pool: quizPoolId });
    const start = new InitiateAuthCommand({
      ClientId: quizClient.open,
      AuthFlow: 'CUSTOM_AUTH',
      AuthParameters: { USERNAME: anna.name },
    });
    const respond = (Session: string | undefined, ANSWER: string) =>
      cognito.send(
        new RespondToAuthChallengeCommand({
          ClientId: quizClient.open,
          ChallengeName: 'CUSTOM_CHALLENGE',
          Session,
          ChallengeResponses: { USERNAME: anna.name, ANSWER },
        }),
      );
    let answered = await respond((await cognito.send(start)).Session, right('1'));
    answered = await respond(answered.Session, right('2'));
    answered = await respond(answered.Session, right('3'));
    assert.equal(answered.AuthenticationResult?.TokenType, 'Bearer');
    const again = await respond((await cognito.send(start)).Session, 'wrong');
    await assert.rejects(respond(again.Session, 'wrong'), error => {
      assert.ok(error instanceof NotAuthorizedException);
      assert.equal(error.message, 'Incorrect username or password.');
      return true;
    });
    cognito.destroy();
  });
});
