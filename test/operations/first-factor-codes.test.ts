import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  AdminInitiateAuthCommand,
  RespondToAuthChallengeCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { answer, choose, mailed, sdkOf, wrongOtp } from './choice.ts';
import { choiceClient, choiceDescription, choicePoolId } from './choice-pools.ts';
import { onBothEngines } from './engines.ts';
import { codeFor, person, type Traits } from './people.ts';
import type { Shown } from './wire.ts';

const phone = { phone_number: '+15550100123', phone_number_verified: 'true' };
const mismatch = (cause: string): Shown => ({
  type: 'CodeMismatchException',
  message: 'Invalid code or auth state for the user.',
  cause,
});
const session = (message: string, cause: string): Shown => ({
  type: 'NotAuthorizedException',
  message: `Invalid session for the user${message}`,
  cause,
});
const usedUp = session(', session can only be used once.', 'session-already-used');
const incorrect = (cause: string): Shown => ({
  type: 'NotAuthorizedException',
  message: 'Incorrect username or password.',
  cause,
});

onBothEngines({ pools: choiceDescription }, wire => {
  const user = (traits: Traits = {}) => person(wire(), { pool: choicePoolId, ...traits });
  const respond = 'RespondToAuthChallenge';
  const tokens = async (input: object) => (await wire().ok(respond, input)).AuthenticationResult?.TokenType;

  describe('a code by mail', () => {
    test('has eight digits, signs in by the SDK, and goes by the API of administrators too', async () => {
      const sdk = sdkOf(wire());
      try {
        const anna = await user();
        const asked = await sdk.send(
          new AdminInitiateAuthCommand({
            UserPoolId: choicePoolId,
            ...choose(anna.name, { PREFERRED_CHALLENGE: 'EMAIL_OTP' }),
          }),
        );
        assert.deepEqual(
          [asked.ChallengeName, asked.AvailableChallenges, asked.ChallengeParameters],
          [
            'EMAIL_OTP',
            ['PASSWORD_SRP', 'PASSWORD', 'EMAIL_OTP'],
            { CODE_DELIVERY_DELIVERY_MEDIUM: 'EMAIL', CODE_DELIVERY_DESTINATION: 'p***@e***' },
          ],
        );
        const code = await codeFor(wire(), anna);
        assert.match(code, /^\d{8}$/);
        const done = await sdk.send(
          new RespondToAuthChallengeCommand(
            answer('EMAIL_OTP', asked.Session, { USERNAME: anna.name, EMAIL_OTP_CODE: code }),
          ),
        );
        assert.equal(done.AuthenticationResult?.TokenType, 'Bearer');
        const mail = await wire().mail.latest({ to: anna.email });
        assert.equal(mail?.trigger, 'CustomMessage_Authentication');
      } finally {
        sdk.destroy();
      }
    });
    test('works once, and only in its own sign-in', async () => {
      const anna = await user();
      const first = await mailed(wire(), anna);
      const second = await mailed(wire(), anna);
      const given = (Session: string | undefined, EMAIL_OTP_CODE: string) =>
        answer('EMAIL_OTP', Session, { USERNAME: anna.name, EMAIL_OTP_CODE });
      if (first.code !== second.code) {
        await wire().refused(respond, given(second.Session, first.code), mismatch('first-factor-code-wrong'));
      }
      assert.equal(await tokens(given(second.Session, second.code)), 'Bearer');
      await wire().refused(respond, given(second.Session, second.code), usedUp);
      assert.equal(await tokens(given(first.Session, first.code)), 'Bearer');
    });
    test('may be mistaken six times, and not thirty', async () => {
      const anna = await user();
      const { Session, code } = await mailed(wire(), anna);
      const given = (EMAIL_OTP_CODE: string) =>
        answer('EMAIL_OTP', Session, { USERNAME: anna.name, EMAIL_OTP_CODE });
      for (let tries = 0; tries < 6; tries += 1) {
        await wire().refused(respond, given(wrongOtp(code)), mismatch('first-factor-code-wrong'));
      }
      for (let tries = 6; tries < 30; tries += 1) await wire().call(respond, given(wrongOtp(code)));
      await wire().refused(respond, given(code), {
        type: 'NotAuthorizedException',
        message: 'Password attempts exceeded',
        cause: 'first-factor-attempts-exceeded',
      });
    });
    test('ends with its session', async () => {
      const anna = await user();
      const { Session, code } = await mailed(wire(), anna);
      wire().clock.advance('3m');
      const late = answer('EMAIL_OTP', Session, { USERNAME: anna.name, EMAIL_OTP_CODE: code });
      await wire().refused(respond, late, session(', session is expired.', 'session-expired'));
    });
    test('ends when the address is another', async () => {
      const anna = await user();
      const { Session, code } = await mailed(wire(), anna);
      const email = `moved-${anna.email}`;
      const UserAttributes = [
        { Name: 'email', Value: email },
        { Name: 'email_verified', Value: 'true' },
      ];
      await wire().ok('AdminUpdateUserAttributes', {
        UserPoolId: choicePoolId,
        Username: anna.name,
        UserAttributes,
      });
      const given = answer('EMAIL_OTP', Session, { USERNAME: anna.name, EMAIL_OTP_CODE: code });
      await wire().refused(respond, given, session('.', 'session-invalid'));
    });
  });

  test('a code by SMS signs in', async () => {
    const anna = await user({ attributes: phone });
    const chosen = await wire().ok('InitiateAuth', choose(anna.name));
    const asked = await wire().ok(
      respond,
      answer('SELECT_CHALLENGE', chosen.Session, { USERNAME: anna.name, ANSWER: 'SMS_OTP' }),
    );
    assert.deepEqual(
      [asked.ChallengeName, asked.ChallengeParameters],
      ['SMS_OTP', { CODE_DELIVERY_DELIVERY_MEDIUM: 'SMS', CODE_DELIVERY_DESTINATION: '+*******0123' }],
    );
    const code = await codeFor(wire(), { email: phone.phone_number });
    assert.match(code, /^\d{8}$/);
    const given = { USERNAME: anna.name, SMS_OTP_CODE: code };
    assert.equal(await tokens(answer('SMS_OTP', asked.Session, given)), 'Bearer');
  });

  describe('somebody unknown', () => {
    const nobody = 'nobody-at-all';
    test('is told by a client that tells', async () => {
      await wire().refused('InitiateAuth', choose(nobody), {
        type: 'UserNotFoundException',
        message: 'User does not exist.',
        cause: 'user-not-found',
      });
    });
    test('is shown the same, of the same length, by a client that hides', async () => {
      const anna = await user();
      const same = nobody.padEnd(anna.name.length, 'x').slice(0, anna.name.length);
      for (const parameters of [
        {},
        { PREFERRED_CHALLENGE: 'EMAIL_OTP' },
        { PREFERRED_CHALLENGE: 'PASSWORD' },
      ]) {
        const known = await wire().ok('InitiateAuth', choose(anna.name, parameters, choiceClient.hiding));
        const unknown = await wire().ok('InitiateAuth', choose(same, parameters, choiceClient.hiding));
        assert.deepEqual(
          [unknown.ChallengeName, unknown.AvailableChallenges, unknown.Session?.length],
          [known.ChallengeName, known.AvailableChallenges, known.Session?.length],
        );
        assert.deepEqual(
          Object.keys(unknown.ChallengeParameters ?? {}),
          Object.keys(known.ChallengeParameters ?? {}),
        );
        assert.equal(wire().events.last()?.cause?.id, 'user-not-found-hidden');
      }
    });
    test('fails like a wrong answer', async () => {
      const { hiding } = choiceClient;
      const asked = await wire().ok(
        'InitiateAuth',
        choose(nobody, { PREFERRED_CHALLENGE: 'EMAIL_OTP' }, hiding),
      );
      const code = answer(
        'EMAIL_OTP',
        asked.Session,
        { USERNAME: nobody, EMAIL_OTP_CODE: '12345678' },
        hiding,
      );
      await wire().refused(respond, code, mismatch('first-factor-code-of-nobody'));
      const { Session } = await wire().ok('InitiateAuth', choose(nobody, {}, hiding));
      const given = { USERNAME: nobody, ANSWER: 'PASSWORD', PASSWORD: 'Wrong-Password-1' };
      await wire().refused(
        respond,
        answer('SELECT_CHALLENGE', Session, given, hiding),
        incorrect('user-not-found-hidden'),
      );
    });
    test('is shown no address where addresses are usernames', async () => {
      const asked = await wire().ok(
        'InitiateAuth',
        choose('nobody@example.com', { PREFERRED_CHALLENGE: 'EMAIL_OTP' }, choiceClient.address),
      );
      assert.equal(asked.ChallengeParameters?.CODE_DELIVERY_DESTINATION, 'n***@e***');
      const given = { USERNAME: 'nobody@example.com', EMAIL_OTP_CODE: '12345678' };
      await wire().refused(
        respond,
        answer('EMAIL_OTP', asked.Session, given, choiceClient.address),
        mismatch('first-factor-code-of-nobody'),
      );
    });
  });
});
