import assert from 'node:assert/strict';
import { createHmac, randomBytes } from 'node:crypto';
import { describe, test } from 'node:test';
import { publicA } from '../pool/srp-client.ts';
import { answer, choose } from './choice.ts';
import {
  choiceClient,
  choiceDescription,
  choicePoolId,
  choiceSecret,
  passwordPoolId,
  strongPoolId,
} from './choice-pools.ts';
import { onBothEngines } from './engines.ts';
import { withToken } from './mfa-pools.ts';
import { person, type Traits } from './people.ts';
import { proofOf } from './srp-proof.ts';
import type { Shown } from './wire.ts';

const phone = { phone_number: '+15550100123', phone_number_verified: 'true' };
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

  describe('what there is to choose from', () => {
    const rows: readonly [string, Traits, string, readonly string[]][] = [
      ['a password and an address', {}, choiceClient.open, ['PASSWORD_SRP', 'PASSWORD', 'EMAIL_OTP']],
      [
        'a phone too',
        { attributes: phone },
        choiceClient.open,
        ['PASSWORD_SRP', 'PASSWORD', 'EMAIL_OTP', 'SMS_OTP'],
      ],
      [
        'an address that is not verified',
        { attributes: { email_verified: 'false' } },
        choiceClient.open,
        ['PASSWORD_SRP', 'PASSWORD'],
      ],
      [
        'a temporary password',
        { status: 'FORCE_CHANGE_PASSWORD' },
        choiceClient.open,
        ['PASSWORD_SRP', 'PASSWORD'],
      ],
      ['a pool of passwords', { pool: passwordPoolId }, choiceClient.password, ['PASSWORD_SRP', 'PASSWORD']],
    ];
    for (const [name, traits, client, available] of rows) {
      test(name, async () => {
        const anna = await user(traits);
        const asked = await wire().ok('InitiateAuth', choose(anna.name, {}, client));
        assert.deepEqual(
          [asked.ChallengeName, asked.ChallengeParameters, asked.AvailableChallenges],
          ['SELECT_CHALLENGE', {}, available],
        );
        assert.match(asked.Session ?? '', /^[\w-]{20,2048}$/);
      });
    }

    test('is shown where the preferred one is not among it', async () => {
      const anna = await user();
      const asked = await wire().ok('InitiateAuth', choose(anna.name, { PREFERRED_CHALLENGE: 'WEB_AUTHN' }));
      assert.equal(asked.ChallengeName, 'SELECT_CHALLENGE');
    });
    test('is nothing for who has no factor that the pool allows', async () => {
      const who = { UserPoolId: choicePoolId, Username: `bare-${randomBytes(4).toString('hex')}` };
      const verified = (email_verified: string) => [
        { Name: 'email', Value: `${who.Username}@example.com` },
        { Name: 'email_verified', Value: email_verified },
      ];
      await wire().ok('AdminCreateUser', {
        ...who,
        MessageAction: 'SUPPRESS',
        UserAttributes: verified('true'),
      });
      const asked = await wire().ok('InitiateAuth', choose(who.Username));
      assert.deepEqual(asked.AvailableChallenges, ['EMAIL_OTP']);
      await wire().ok('AdminUpdateUserAttributes', { ...who, UserAttributes: verified('false') });
      await wire().refused('InitiateAuth', choose(who.Username), incorrect('no-first-factor'));
    });
    test('leaves out codes for who has a second factor', async () => {
      const anna = await user({ pool: strongPoolId });
      const before = await wire().ok('InitiateAuth', choose(anna.name, {}, choiceClient.strong));
      assert.ok(before.AvailableChallenges?.includes('EMAIL_OTP'));
      await withToken(wire(), { id: strongPoolId, client: choiceClient.strong }, anna);
      const after = await wire().ok('InitiateAuth', choose(anna.name, {}, choiceClient.strong));
      assert.deepEqual(after.AvailableChallenges, ['PASSWORD_SRP', 'PASSWORD']);
      const password = { PREFERRED_CHALLENGE: 'PASSWORD', PASSWORD: anna.password };
      const next = await wire().ok('InitiateAuth', choose(anna.name, password, choiceClient.strong));
      assert.equal(next.ChallengeName, 'SOFTWARE_TOKEN_MFA');
    });
  });

  describe('a choice', () => {
    test('is made once', async () => {
      const anna = await user();
      const { Session } = await wire().ok('InitiateAuth', choose(anna.name));
      const chosen = answer('SELECT_CHALLENGE', Session, { USERNAME: anna.name, ANSWER: 'EMAIL_OTP' });
      await wire().ok(respond, chosen);
      await wire().refused(respond, chosen, usedUp);
    });
    test('of what is not there is refused, and may be made again', async () => {
      const anna = await user();
      const { Session } = await wire().ok('InitiateAuth', choose(anna.name));
      const chosen = (ANSWER: string) => answer('SELECT_CHALLENGE', Session, { USERNAME: anna.name, ANSWER });
      await wire().refused(respond, chosen('SMS_OTP'), {
        type: 'InvalidParameterException',
        message: 'Selected challenge is not available.',
        cause: 'challenge-not-available',
      });
      assert.equal((await wire().ok(respond, chosen('EMAIL_OTP'))).ChallengeName, 'EMAIL_OTP');
    });
    test('of a password comes with it, and leaves another try', async () => {
      const anna = await user();
      const { Session } = await wire().ok('InitiateAuth', choose(anna.name));
      const given = (PASSWORD: string) =>
        answer('SELECT_CHALLENGE', Session, { USERNAME: anna.name, ANSWER: 'PASSWORD', PASSWORD });
      await wire().refused(respond, given('Wrong-Password-1'), incorrect('wrong-password'));
      assert.equal(await tokens(given(anna.password)), 'Bearer');
      await wire().refused(respond, given(anna.password), usedUp);
    });
    test('of a password without one asks for it', async () => {
      const anna = await user();
      const asked = await wire().ok('InitiateAuth', choose(anna.name, { PREFERRED_CHALLENGE: 'PASSWORD' }));
      assert.equal(asked.ChallengeName, 'PASSWORD');
      const given = { USERNAME: anna.name, PASSWORD: anna.password };
      assert.equal(await tokens(answer('PASSWORD', asked.Session, given)), 'Bearer');
    });
    test('of a temporary password asks for another one', async () => {
      const anna = await user({ status: 'FORCE_CHANGE_PASSWORD' });
      const given = { PREFERRED_CHALLENGE: 'PASSWORD', PASSWORD: anna.password };
      const asked = await wire().ok('InitiateAuth', choose(anna.name, given));
      assert.equal(asked.ChallengeName, 'NEW_PASSWORD_REQUIRED');
    });
    test('of SRP goes on with the proof, by a client with a secret', async () => {
      const anna = await user();
      const a = BigInt(`0x${randomBytes(32).toString('hex')}`);
      const SECRET_HASH = createHmac('sha256', choiceSecret)
        .update(anna.name + choiceClient.secret)
        .digest('base64');
      const chosen = await wire().ok('InitiateAuth', choose(anna.name, { SECRET_HASH }, choiceClient.secret));
      const asked = await wire().ok(
        respond,
        answer(
          'SELECT_CHALLENGE',
          chosen.Session,
          { USERNAME: anna.name, ANSWER: 'PASSWORD_SRP', SRP_A: publicA(a), SECRET_HASH },
          choiceClient.secret,
        ),
      );
      assert.equal(asked.ChallengeName, 'PASSWORD_VERIFIER');
      assert.ok(asked.Session);
      const proof = proofOf(wire(), choicePoolId, anna, a, asked.ChallengeParameters ?? {});
      const given = answer(
        'PASSWORD_VERIFIER',
        asked.Session,
        { ...proof, SECRET_HASH },
        choiceClient.secret,
      );
      assert.equal(await tokens(given), 'Bearer');
    });
    test('of SRP may begin with the sign-in', async () => {
      const anna = await user();
      const a = BigInt(`0x${randomBytes(32).toString('hex')}`);
      const first = { PREFERRED_CHALLENGE: 'PASSWORD_SRP', SRP_A: publicA(a) };
      const asked = await wire().ok('InitiateAuth', choose(anna.name, first));
      assert.equal(asked.ChallengeName, 'PASSWORD_VERIFIER');
      const proof = proofOf(wire(), choicePoolId, anna, a, asked.ChallengeParameters ?? {});
      assert.equal(await tokens(answer('PASSWORD_VERIFIER', asked.Session, proof)), 'Bearer');
    });
  });

  describe('the user’s state', () => {
    const rows: readonly [string, Traits, Shown][] = [
      [
        'disabled',
        { disabled: true },
        { type: 'NotAuthorizedException', message: 'User is disabled.', cause: 'user-is-disabled' },
      ],
      [
        'unconfirmed',
        { status: 'UNCONFIRMED' },
        { type: 'UserNotConfirmedException', message: 'User is not confirmed.', cause: 'user-not-confirmed' },
      ],
      [
        'reset',
        { status: 'RESET_REQUIRED' },
        {
          type: 'PasswordResetRequiredException',
          message: 'Password reset required for the user',
          cause: 'password-reset-required',
        },
      ],
    ];
    for (const [name, traits, shown] of rows) {
      test(`${name} is told`, async () => {
        const anna = await user(traits);
        await wire().refused('InitiateAuth', choose(anna.name), shown);
      });
    }
  });

  test('a client that does not allow it refuses', async () => {
    await wire().refused('InitiateAuth', choose('anybody', {}, choiceClient.withoutChoice), {
      type: 'InvalidParameterException',
      message: 'USER_AUTH flow not enabled for this client',
      cause: 'flow-not-enabled',
    });
  });
});
