import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { onBothEngines } from './engines.ts';
import {
  accessToken,
  answer,
  anyPool,
  challengeOf,
  codeOf,
  mfaDescription,
  optionalPool,
  prefer,
  requiredPool,
  withToken,
  wrongFor,
} from './mfa-pools.ts';
import { codeFor, type Person, person, wrong } from './people.ts';
import type { Shown, Wire } from './wire.ts';

const usedUp: Shown = {
  type: 'NotAuthorizedException',
  message: 'Invalid session for the user, session can only be used once.',
  cause: 'session-already-used',
};
const expired: Shown = {
  type: 'NotAuthorizedException',
  message: 'Invalid session for the user, session is expired.',
  cause: 'session-expired',
};
const invalid: Shown = {
  type: 'NotAuthorizedException',
  message: 'Invalid session for the user.',
  cause: 'session-invalid',
};
const codeWrong: Shown = {
  type: 'CodeMismatchException',
  message: 'Invalid code or auth state for the user.',
  cause: 'mfa-code-wrong',
};
const totpWrong: Shown = {
  type: 'CodeMismatchException',
  message: 'Invalid code received for user',
  cause: 'totp-code-wrong',
};
const locked: Shown = {
  type: 'NotAuthorizedException',
  message: 'Password attempts exceeded',
  cause: 'mfa-attempts-exceeded',
};

let phones = 0;
const nextPhone = () => {
  phones += 1;
  return `+1555100${String(phones).padStart(4, '0')}`;
};

/** A factor that sends its code: what turns it on, and where the code goes. */
const sent = [
  ['SMS_MFA', 'SMSMfaSettings', 'SMS', (_: Person, phone: string) => phone],
  ['EMAIL_OTP', 'EmailMfaSettings', 'EMAIL', ({ email }: Person) => email],
] as const;

async function withBoth(wire: Wire, preference: object): Promise<Person & { phone: string }> {
  const phone = nextPhone();
  const attributes = { phone_number: phone, phone_number_verified: 'true' };
  const who = await person(wire, { pool: optionalPool.id, attributes });
  await prefer(wire, optionalPool, who, preference);
  return { ...who, phone };
}

onBothEngines({ pools: mfaDescription }, wire => {
  for (const [factor, settings, medium, address] of sent) {
    const enter = (who: Person, Session: string | undefined, code: string) =>
      answer(optionalPool, who, factor, Session, { [`${factor}_CODE`]: code });

    describe(`a code by ${medium}`, () => {
      test('is sent at sign-in, and good once', async () => {
        const anna = await withBoth(wire(), { [settings]: { Enabled: true } });
        const { name, Session, parameters } = await challengeOf(wire(), optionalPool, anna);
        assert.equal(name, factor);
        const to = address(anna, anna.phone);
        const masked = medium === 'SMS' ? `+*******${to.slice(-4)}` : `${to[0]}***@e***`;
        assert.deepEqual(parameters, {
          CODE_DELIVERY_DELIVERY_MEDIUM: medium,
          CODE_DELIVERY_DESTINATION: masked,
          ...(medium === 'SMS' && { USER_ID_FOR_SRP: anna.name }),
        });
        const mail = await wire().mail.latest({ to });
        assert.deepEqual([mail?.medium, mail?.trigger], [medium, 'CustomMessage_Authentication']);
        const code = await codeFor(wire(), { email: to });
        assert.match(code, /^\d{6}$/);
        await wire().refused('RespondToAuthChallenge', enter(anna, Session, wrong(code)), codeWrong);
        const done = await wire().ok('RespondToAuthChallenge', enter(anna, Session, code));
        assert.ok(done.AuthenticationResult?.AccessToken);
        await wire().refused('RespondToAuthChallenge', enter(anna, Session, code), usedUp);
      });
      test('is good for its own sign-in only, and for three minutes', async () => {
        wire().clock.pause();
        const anna = await withBoth(wire(), { [settings]: { Enabled: true } });
        const first = await challengeOf(wire(), optionalPool, anna);
        const code = await codeFor(wire(), { email: address(anna, anna.phone) });
        let second = await challengeOf(wire(), optionalPool, anna);
        // By chance both may be the same.
        while ((await codeFor(wire(), { email: address(anna, anna.phone) })) === code) {
          second = await challengeOf(wire(), optionalPool, anna);
        }
        await wire().refused('RespondToAuthChallenge', enter(anna, second.Session, code), codeWrong);
        wire().clock.advance(3 * 60_000 - 1);
        await wire().ok('RespondToAuthChallenge', enter(anna, first.Session, code));
        wire().clock.advance(1);
        await wire().refused('RespondToAuthChallenge', enter(anna, second.Session, code), expired);
        wire().clock.resume();
      });
      test('finds its way to an address of any length', async () => {
        const long = { email: `${'long'.repeat(400)}@example.com`, phone_number: nextPhone() };
        const anna = await person(wire(), { pool: optionalPool.id, attributes: long });
        await prefer(wire(), optionalPool, anna, { [settings]: { Enabled: true } });
        const { Session } = await challengeOf(wire(), optionalPool, anna);
        const code = await codeFor(wire(), { email: address({ ...anna, ...long }, long.phone_number) });
        await wire().ok('RespondToAuthChallenge', enter(anna, Session, code));
      });
      test('is used once by twenty who submit it at once', async () => {
        const anna = await withBoth(wire(), { [settings]: { Enabled: true } });
        const { Session } = await challengeOf(wire(), optionalPool, anna);
        const input = enter(anna, Session, await codeFor(wire(), { email: address(anna, anna.phone) }));
        const answers = await Promise.all(
          Array.from({ length: 20 }, () => wire().call('RespondToAuthChallenge', input)),
        );
        assert.equal(answers.filter(({ status }) => status === 200).length, 1);
      });
      test('is of no use once the address, the password or the user has changed', async () => {
        const changes: readonly (readonly [(who: Person) => Promise<unknown>, Shown])[] = [
          [
            who =>
              wire().ok('AdminUpdateUserAttributes', {
                UserPoolId: optionalPool.id,
                Username: who.name,
                UserAttributes: [
                  { Name: 'phone_number', Value: nextPhone() },
                  { Name: 'email', Value: `new-${who.email}` },
                ],
              }),
            invalid,
          ],
          [
            who =>
              wire().ok('AdminSetUserPassword', {
                UserPoolId: optionalPool.id,
                Username: who.name,
                Password: 'Second-Password-1',
                Permanent: true,
              }),
            invalid,
          ],
          [
            who => wire().ok('AdminDisableUser', { UserPoolId: optionalPool.id, Username: who.name }),
            { type: 'NotAuthorizedException', message: 'User is disabled.', cause: 'user-is-disabled' },
          ],
        ];
        for (const [change, shown] of changes) {
          const anna = await withBoth(wire(), { [settings]: { Enabled: true } });
          const { Session } = await challengeOf(wire(), optionalPool, anna);
          const code = await codeFor(wire(), { email: address(anna, anna.phone) });
          await change(anna);
          await wire().refused('RespondToAuthChallenge', enter(anna, Session, code), shown);
        }
      });
    });
  }

  describe('several factors', () => {
    test('are chosen from, once for each session', async () => {
      const anna = await withBoth(wire(), {
        SMSMfaSettings: { Enabled: true },
        EmailMfaSettings: { Enabled: true },
      });
      const { name, Session, parameters } = await challengeOf(wire(), optionalPool, anna);
      assert.deepEqual(
        [name, parameters],
        ['SELECT_MFA_TYPE', { MFAS_CAN_CHOOSE: '["SMS_MFA","EMAIL_OTP"]' }],
      );
      const choose = (ANSWER: string) => answer(optionalPool, anna, 'SELECT_MFA_TYPE', Session, { ANSWER });
      await wire().refused('RespondToAuthChallenge', choose('SOFTWARE_TOKEN_MFA'), {
        type: 'MFAMethodNotFoundException',
        message: 'MFA method is not available for the user.',
        cause: 'factor-not-offered',
      });
      const asked = await wire().ok('RespondToAuthChallenge', choose('EMAIL_OTP'));
      assert.equal(asked.ChallengeName, 'EMAIL_OTP');
      await wire().refused('RespondToAuthChallenge', choose('SMS_MFA'), usedUp);
      const EMAIL_OTP_CODE = await codeFor(wire(), anna);
      const input = answer(optionalPool, anna, 'EMAIL_OTP', asked.Session, { EMAIL_OTP_CODE });
      assert.ok((await wire().ok('RespondToAuthChallenge', input)).AuthenticationResult);
    });
    test('leave no choice where one is preferred', async () => {
      const anna = await withBoth(wire(), {
        SMSMfaSettings: { Enabled: true },
        EmailMfaSettings: { Enabled: true, PreferredMfa: true },
      });
      assert.equal((await challengeOf(wire(), optionalPool, anna)).name, 'EMAIL_OTP');
      await prefer(wire(), optionalPool, anna, { EmailMfaSettings: { Enabled: false } });
      assert.equal((await challengeOf(wire(), optionalPool, anna)).name, 'SMS_MFA');
      await prefer(wire(), optionalPool, anna, { SMSMfaSettings: { Enabled: false } });
      assert.ok(await accessToken(wire(), optionalPool, anna));
    });
    test('need not be turned on where the pool demands one: an address is enough', async () => {
      const anna = await person(wire(), { pool: anyPool.id });
      assert.equal((await challengeOf(wire(), anyPool, anna)).name, 'EMAIL_OTP');
      const ben = await person(wire(), { pool: anyPool.id, attributes: { phone_number: nextPhone() } });
      assert.equal((await challengeOf(wire(), anyPool, ben)).name, 'SELECT_MFA_TYPE');
    });
  });

  describe('an answer', () => {
    for (const [name, parameter] of [
      ['SMS_MFA', 'SMS_MFA_CODE'],
      ['EMAIL_OTP', 'EMAIL_OTP_CODE'],
      ['SOFTWARE_TOKEN_MFA', 'SOFTWARE_TOKEN_MFA_CODE'],
      ['SELECT_MFA_TYPE', 'ANSWER'],
    ] as const) {
      test(`to ${name} without ${parameter}`, async () => {
        const anna = await person(wire(), { pool: optionalPool.id });
        await wire().refused('RespondToAuthChallenge', answer(optionalPool, anna, name, undefined), {
          type: 'InvalidParameterException',
          message: `Missing required parameter ${parameter}`,
          cause: 'missing-parameter',
        });
      });
    }
    test('to a challenge is not one to another', async () => {
      const anna = await withBoth(wire(), { SMSMfaSettings: { Enabled: true } });
      const { Session } = await challengeOf(wire(), optionalPool, anna);
      const code = await codeFor(wire(), { email: anna.phone });
      for (const [name, responses] of [
        ['EMAIL_OTP', { EMAIL_OTP_CODE: code }],
        ['MFA_SETUP', {}],
        ['SOFTWARE_TOKEN_MFA', { SOFTWARE_TOKEN_MFA_CODE: code }],
        ['SELECT_MFA_TYPE', { ANSWER: 'EMAIL_OTP' }],
        ['NEW_PASSWORD_REQUIRED', { NEW_PASSWORD: 'Second-Password-1' }],
      ] as const) {
        const input = answer(optionalPool, anna, name, Session, responses);
        await wire().refused('RespondToAuthChallenge', input, invalid);
      }
    });
    test('to MFA_SETUP is none to a factor that is not there', async () => {
      const anna = await person(wire(), { pool: requiredPool.id });
      const { Session } = await challengeOf(wire(), requiredPool, anna);
      for (const ChallengeName of ['SMS_MFA', 'EMAIL_OTP', 'SOFTWARE_TOKEN_MFA'] as const) {
        const input = answer(requiredPool, anna, ChallengeName, Session, {
          [`${ChallengeName}_CODE`]: '123456',
        });
        await wire().refused('RespondToAuthChallenge', input, invalid);
      }
    });
  });

  describe('a code of an app', () => {
    const enter = (who: Person, Session: string | undefined, SOFTWARE_TOKEN_MFA_CODE: string) =>
      answer(optionalPool, who, 'SOFTWARE_TOKEN_MFA', Session, { SOFTWARE_TOKEN_MFA_CODE });

    test('is good in its half minute and the ones beside it', async () => {
      wire().clock.pause();
      const anna = await person(wire(), { pool: optionalPool.id });
      const secret = await withToken(wire(), optionalPool, anna);
      wire().clock.advance('2m');
      for (const [later, isGood] of [
        [-2, false],
        [2, false],
        [-1, true],
        [0, true],
        [1, true],
        [0, false],
      ] as const) {
        const { Session } = await challengeOf(wire(), optionalPool, anna);
        const { status } = await wire().call(
          'RespondToAuthChallenge',
          enter(anna, Session, codeOf(wire(), secret, later)),
        );
        assert.equal(status, isGood ? 200 : 400, `${later} half minutes off`);
      }
      wire().clock.resume();
    });

    test('is used once by twenty sign-ins that submit it at once', async () => {
      const anna = await person(wire(), { pool: optionalPool.id });
      const secret = await withToken(wire(), optionalPool, anna);
      const sessions = await Promise.all(
        Array.from({ length: 20 }, async () => (await challengeOf(wire(), optionalPool, anna)).Session),
      );
      const code = codeOf(wire(), secret);
      const answers = await Promise.all(
        sessions.map(Session => wire().call('RespondToAuthChallenge', enter(anna, Session, code))),
      );
      const ends = answers.map(({ event }) => event.cause?.id ?? 'ok');
      assert.equal(ends.filter(end => end === 'ok').length, 1);
      assert.deepEqual(new Set(ends), new Set(['ok', 'totp-code-used']));
    });

    test('cannot be guessed: five wrong ones lock, apart from the password', async () => {
      wire().clock.pause();
      const anna = await person(wire(), { pool: optionalPool.id });
      const secret = await withToken(wire(), optionalPool, anna);
      for (let turn = 0; turn < 5; turn += 1) {
        const { Session } = await challengeOf(wire(), optionalPool, anna);
        await wire().refused(
          'RespondToAuthChallenge',
          enter(anna, Session, wrongFor(wire(), secret)),
          totpWrong,
        );
      }
      const { Session } = await challengeOf(wire(), optionalPool, anna);
      await wire().refused('RespondToAuthChallenge', enter(anna, Session, codeOf(wire(), secret)), locked);
      wire().clock.advance(1_000);
      await wire().ok('RespondToAuthChallenge', enter(anna, Session, codeOf(wire(), secret)));
      wire().clock.resume();
    });

    test('of forty guesses at once, five learn that they are wrong', async () => {
      wire().clock.pause();
      const anna = await person(wire(), { pool: optionalPool.id });
      const secret = await withToken(wire(), optionalPool, anna);
      const { Session } = await challengeOf(wire(), optionalPool, anna);
      const guess = enter(anna, Session, wrongFor(wire(), secret));
      const answers = await Promise.all(
        Array.from({ length: 40 }, () => wire().call('RespondToAuthChallenge', guess)),
      );
      const ends = answers.map(({ event }) => event.cause?.id);
      assert.equal(ends.filter(end => end === 'totp-code-wrong').length, 5);
      assert.equal(ends.filter(end => end === 'mfa-attempts-exceeded').length, 35);
      wire().clock.resume();
    });

    test('is asked for also where the pool offers apps no more', async () => {
      const { UserPool } = await wire().ok('CreateUserPool', { PoolName: 'changing' });
      const UserPoolId = UserPool?.Id ?? '';
      const ExplicitAuthFlows = ['ALLOW_USER_PASSWORD_AUTH'];
      const input = { UserPoolId, ClientName: 'changing', ExplicitAuthFlows };
      const { UserPoolClient } = await wire().ok('CreateUserPoolClient', input);
      const pool = { id: UserPoolId, client: UserPoolClient?.ClientId ?? '' };
      const totp = { SoftwareTokenMfaConfiguration: { Enabled: true } };
      const SmsConfiguration = { SnsCallerArn: 'arn:aws:iam::123456789012:role/sms' };
      const MfaConfiguration = 'OPTIONAL';
      await wire().ok('SetUserPoolMfaConfig', { UserPoolId, MfaConfiguration, ...totp });
      const anna = await person(wire(), { pool: pool.id });
      await withToken(wire(), pool, anna);
      const SmsMfaConfiguration = { SmsConfiguration };
      await wire().ok('SetUserPoolMfaConfig', { UserPoolId, MfaConfiguration, SmsMfaConfiguration });
      assert.equal((await challengeOf(wire(), pool, anna)).name, 'SOFTWARE_TOKEN_MFA');
      await wire().ok('SetUserPoolMfaConfig', { UserPoolId, MfaConfiguration: 'OFF' });
      assert.ok(await accessToken(wire(), pool, anna));
    });
  });

  describe('an address that is a second factor', () => {
    test('is no way to recover the password', async () => {
      const anna = await withBoth(wire(), { EmailMfaSettings: { Enabled: true } });
      const reset = { ClientId: optionalPool.client, Username: anna.name };
      const { CodeDeliveryDetails } = await wire().ok('ForgotPassword', reset);
      assert.equal(CodeDeliveryDetails?.DeliveryMedium, 'SMS');
      await prefer(wire(), optionalPool, anna, { SMSMfaSettings: { Enabled: true } });
      await wire().refused('ForgotPassword', reset, {
        type: 'InvalidParameterException',
        message:
          'Cannot reset password for the user as there is no registered/verified email or phone_number',
        cause: 'no-verified-recovery',
      });
    });
  });
});
