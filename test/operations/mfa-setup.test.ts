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
  signIn,
  withToken,
  wrongFor,
} from './mfa-pools.ts';
import { codeFor, person } from './people.ts';
import type { Shown } from './wire.ts';

const session = (message: string, cause: string): Shown => ({
  type: 'NotAuthorizedException',
  message: `Invalid session for the user${message}`,
  cause,
});
const invalid = session('.', 'session-invalid');
const usedUp = session(', session can only be used once.', 'session-already-used');
const setupWrong: Shown = {
  type: 'EnableSoftwareTokenMFAException',
  message: 'Code mismatch and fail enable Software Token MFA',
  cause: 'totp-setup-code-wrong',
};
const notOffered: Shown = {
  type: 'SoftwareTokenMFANotFoundException',
  message: 'Software Token MFA has not been enabled by the userPool',
  cause: 'software-token-not-offered',
};

onBothEngines({ pools: mfaDescription }, wire => {
  describe('where the pool demands a second factor', () => {
    test('a user without one sets up an app at sign-in, and signs in by it from then on', async () => {
      const anna = await person(wire(), { pool: requiredPool.id });
      const { name, Session, parameters } = await challengeOf(wire(), requiredPool, anna);
      assert.deepEqual(
        [name, parameters],
        ['MFA_SETUP', { MFAS_CAN_SETUP: '["SOFTWARE_TOKEN_MFA"]', USER_ID_FOR_SRP: anna.name }],
      );
      const given = await wire().ok('AssociateSoftwareToken', { Session });
      assert.match(given.SecretCode ?? '', /^[A-Z2-7]{52}$/);
      const UserCode = codeOf(wire(), given.SecretCode);
      const verified = await wire().ok('VerifySoftwareToken', {
        Session: given.Session,
        UserCode,
        FriendlyDeviceName: 'phone',
      });
      assert.equal(verified.Status, 'SUCCESS');
      const done = await wire().ok(
        'RespondToAuthChallenge',
        answer(requiredPool, anna, 'MFA_SETUP', verified.Session),
      );
      assert.ok(done.AuthenticationResult?.AccessToken);
      const named = { UserPoolId: requiredPool.id, Username: anna.name };
      const { PreferredMfaSetting, UserMFASettingList } = await wire().ok('AdminGetUser', named);
      assert.deepEqual(
        [PreferredMfaSetting, UserMFASettingList],
        ['SOFTWARE_TOKEN_MFA', ['SOFTWARE_TOKEN_MFA']],
      );
      const { AccessToken } = done.AuthenticationResult;
      assert.deepEqual((await wire().ok('GetUser', { AccessToken })).UserMFASettingList, [
        'SOFTWARE_TOKEN_MFA',
      ]);

      const next = await challengeOf(wire(), requiredPool, anna);
      assert.deepEqual(
        [next.name, next.parameters],
        ['SOFTWARE_TOKEN_MFA', { FRIENDLY_DEVICE_NAME: 'phone', USER_ID_FOR_SRP: anna.name }],
      );
      const by = (SOFTWARE_TOKEN_MFA_CODE: string) =>
        answer(requiredPool, anna, 'SOFTWARE_TOKEN_MFA', next.Session, { SOFTWARE_TOKEN_MFA_CODE });
      await wire().refused('RespondToAuthChallenge', by(UserCode), {
        type: 'ExpiredCodeException',
        message: 'Your software token has already been used once.',
        cause: 'totp-code-used',
      });
      wire().clock.advance('30s');
      const signed = await wire().ok('RespondToAuthChallenge', by(codeOf(wire(), given.SecretCode)));
      assert.ok(signed.AuthenticationResult?.IdToken);
    });

    test('the set-up must be finished, and each session of it is good once', async () => {
      const anna = await person(wire(), { pool: requiredPool.id });
      const { Session } = await challengeOf(wire(), requiredPool, anna);
      const unfinished: Shown = {
        type: 'InvalidParameterException',
        message: 'User has not verified software token mfa',
        cause: 'setup-not-finished',
      };
      const finish = (Session: string | undefined) => answer(requiredPool, anna, 'MFA_SETUP', Session);
      await wire().refused('RespondToAuthChallenge', finish(Session), unfinished);
      const { SecretCode = '', Session: setup } = await wire().ok('AssociateSoftwareToken', { Session });
      await wire().refused('RespondToAuthChallenge', finish(setup), unfinished);
      const verify = { Session: setup, UserCode: codeOf(wire(), SecretCode) };
      await wire().refused(
        'VerifySoftwareToken',
        { ...verify, UserCode: wrongFor(wire(), SecretCode) },
        setupWrong,
      );
      await wire().refused(
        'VerifySoftwareToken',
        { ...verify, Session },
        {
          type: 'SoftwareTokenMFANotFoundException',
          message: 'Software Token MFA does not exist for the user.',
          cause: 'software-token-missing',
        },
      );
      const { Session: verified } = await wire().ok('VerifySoftwareToken', verify);
      await wire().refused('VerifySoftwareToken', verify, usedUp);
      await wire().ok('RespondToAuthChallenge', finish(verified));
      await wire().refused('RespondToAuthChallenge', finish(verified), usedUp);
    });

    test('asking for secrets again and again does not prolong the sign-in', async () => {
      const anna = await person(wire(), { pool: requiredPool.id });
      const first = await challengeOf(wire(), requiredPool, anna);
      let given = await wire().ok('AssociateSoftwareToken', { Session: first.Session });
      for (const passed of ['1m', '1m', '59s'] as const) {
        wire().clock.advance(passed);
        given = await wire().ok('AssociateSoftwareToken', { Session: given.Session });
      }
      const UserCode = codeOf(wire(), given.SecretCode);
      const verified = await wire().ok('VerifySoftwareToken', { Session: given.Session, UserCode });
      wire().clock.advance('1s');
      const expired = session(', session is expired.', 'session-expired');
      await wire().refused('AssociateSoftwareToken', { Session: given.Session }, expired);
      const last = answer(requiredPool, anna, 'MFA_SETUP', verified.Session);
      await wire().refused('RespondToAuthChallenge', last, expired);
    });

    test('an older session of the set-up leads nobody past the factor that is there now', async () => {
      const anna = await person(wire(), { pool: requiredPool.id });
      const older = await challengeOf(wire(), requiredPool, anna);
      const other = await wire().ok('AssociateSoftwareToken', { Session: older.Session });
      const { Session } = await challengeOf(wire(), requiredPool, anna);
      const mine = await wire().ok('AssociateSoftwareToken', { Session });
      const UserCode = codeOf(wire(), mine.SecretCode);
      await wire().ok('VerifySoftwareToken', { Session: mine.Session, UserCode });
      await wire().refused('AssociateSoftwareToken', { Session: older.Session }, usedUp);
      const late = { Session: other.Session, UserCode: codeOf(wire(), other.SecretCode) };
      await wire().refused('VerifySoftwareToken', late, usedUp);
    });

    test('a token that was taken away before the last answer gives no tokens', async () => {
      const anna = await person(wire(), { pool: requiredPool.id });
      const { Session } = await challengeOf(wire(), requiredPool, anna);
      const given = await wire().ok('AssociateSoftwareToken', { Session });
      const UserCode = codeOf(wire(), given.SecretCode);
      const verified = await wire().ok('VerifySoftwareToken', { Session: given.Session, UserCode });
      await wire().ok('AdminDeleteSoftwareToken', { UserPoolId: requiredPool.id, Username: anna.name });
      const input = answer(requiredPool, anna, 'MFA_SETUP', verified.Session);
      await wire().refused('RespondToAuthChallenge', input, {
        type: 'InvalidParameterException',
        message: 'User has not verified software token mfa',
        cause: 'setup-not-finished',
      });
      // Nor does it where another token has taken its place.
      const later = await challengeOf(wire(), requiredPool, anna);
      const other = await wire().ok('AssociateSoftwareToken', { Session: later.Session });
      const code = { Session: other.Session, UserCode: codeOf(wire(), other.SecretCode) };
      const { Session: good } = await wire().ok('VerifySoftwareToken', code);
      await wire().refused('RespondToAuthChallenge', input, usedUp);
      await wire().ok('RespondToAuthChallenge', answer(requiredPool, anna, 'MFA_SETUP', good));
    });

    test('after a temporary password too', async () => {
      const anna = await person(wire(), { pool: requiredPool.id, status: 'FORCE_CHANGE_PASSWORD' });
      const { Session } = await challengeOf(wire(), requiredPool, anna);
      const input = answer(requiredPool, anna, 'NEW_PASSWORD_REQUIRED', Session, {
        NEW_PASSWORD: 'Second-Password-1',
      });
      const { ChallengeName, AuthenticationResult } = await wire().ok('RespondToAuthChallenge', input);
      assert.deepEqual([ChallengeName, AuthenticationResult], ['MFA_SETUP', undefined]);
    });

    test('an administrator meets the same challenge', async () => {
      const anna = await person(wire(), { pool: requiredPool.id });
      const { ChallengeName } = await wire().ok('AdminInitiateAuth', {
        ...signIn(requiredPool, anna),
        UserPoolId: requiredPool.id,
        AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
      });
      assert.equal(ChallengeName, 'MFA_SETUP');
    });

    test('an address can be set up at sign-in where the pool offers mail', async () => {
      const anna = await person(wire(), { pool: anyPool.id, attributes: { email: '', email_verified: '' } });
      const { name, Session, parameters } = await challengeOf(wire(), anyPool, anna);
      assert.equal(name, 'MFA_SETUP');
      assert.equal(parameters.MFAS_CAN_SETUP, '["SMS_MFA","SOFTWARE_TOKEN_MFA","EMAIL_OTP"]');
      const EMAIL = `set-up-${anna.email}`;
      for (const malformed of ['no address', `${'long'.repeat(64)}@example.com`]) {
        const refused = answer(anyPool, anna, 'MFA_SETUP', Session, { EMAIL: malformed });
        await wire().refused('RespondToAuthChallenge', refused, {
          type: 'InvalidParameterException',
          message: 'Invalid email address format.',
          cause: 'email-malformed',
        });
      }
      const asked = await wire().ok(
        'RespondToAuthChallenge',
        answer(anyPool, anna, 'MFA_SETUP', Session, { EMAIL }),
      );
      assert.equal(asked.ChallengeName, 'EMAIL_OTP');
      const EMAIL_OTP_CODE = await codeFor(wire(), { email: EMAIL });
      await wire().ok(
        'RespondToAuthChallenge',
        answer(anyPool, anna, 'EMAIL_OTP', asked.Session, { EMAIL_OTP_CODE }),
      );
      const user = await wire().ok('AdminGetUser', { UserPoolId: anyPool.id, Username: anna.name });
      assert.deepEqual([user.PreferredMfaSetting, user.UserMFASettingList], ['EMAIL_OTP', ['EMAIL_OTP']]);
      assert.deepEqual(
        user.UserAttributes?.filter(({ Name }) => Name !== 'sub'),
        [
          { Name: 'email', Value: EMAIL },
          { Name: 'email_verified', Value: 'true' },
        ],
      );
      assert.equal((await challengeOf(wire(), anyPool, anna)).name, 'EMAIL_OTP');
    });
  });

  describe('a signed-in user', () => {
    test('sets up an app, and is asked for it once it is turned on', async () => {
      const anna = await person(wire(), { pool: optionalPool.id });
      const AccessToken = await accessToken(wire(), optionalPool, anna);
      const given = await wire().ok('AssociateSoftwareToken', { AccessToken });
      assert.deepEqual(Object.keys(given), ['SecretCode']);
      const turnOn = { AccessToken, SoftwareTokenMfaSettings: { Enabled: true, PreferredMfa: true } };
      await wire().refused('SetUserMFAPreference', turnOn, {
        type: 'InvalidParameterException',
        message: 'User has not verified software token mfa',
        cause: 'software-token-not-verified',
      });
      const verify = { AccessToken, UserCode: codeOf(wire(), given.SecretCode) };
      assert.deepEqual(await wire().ok('VerifySoftwareToken', verify), { Status: 'SUCCESS' });
      assert.ok(await accessToken(wire(), optionalPool, anna));
      await wire().ok('SetUserMFAPreference', turnOn);
      const user = await wire().ok('GetUser', { AccessToken });
      assert.deepEqual(
        [user.PreferredMfaSetting, user.UserMFASettingList],
        ['SOFTWARE_TOKEN_MFA', ['SOFTWARE_TOKEN_MFA']],
      );
      assert.equal((await challengeOf(wire(), optionalPool, anna)).name, 'SOFTWARE_TOKEN_MFA');
    });

    test('keeps the old app until a code has proven the new one', async () => {
      const anna = await person(wire(), { pool: optionalPool.id });
      const AccessToken = await accessToken(wire(), optionalPool, anna);
      const old = await withToken(wire(), optionalPool, anna);
      const { SecretCode = '' } = await wire().ok('AssociateSoftwareToken', { AccessToken });
      const by = async (secret: string) => {
        const { Session } = await challengeOf(wire(), optionalPool, anna);
        const responses = { SOFTWARE_TOKEN_MFA_CODE: codeOf(wire(), secret) };
        return answer(optionalPool, anna, 'SOFTWARE_TOKEN_MFA', Session, responses);
      };
      await wire().ok('RespondToAuthChallenge', await by(old));
      await wire().ok('VerifySoftwareToken', { AccessToken, UserCode: codeOf(wire(), SecretCode) });
      wire().clock.advance('30s');
      await wire().refused('RespondToAuthChallenge', await by(old), {
        type: 'CodeMismatchException',
        message: 'Invalid code received for user',
        cause: 'totp-code-wrong',
      });
      await wire().ok('RespondToAuthChallenge', await by(SecretCode));
    });

    test('loses it by an administrator, and can set up another', async () => {
      const anna = await person(wire(), { pool: requiredPool.id });
      const { Session } = await challengeOf(wire(), requiredPool, anna);
      const given = await wire().ok('AssociateSoftwareToken', { Session });
      const UserCode = codeOf(wire(), given.SecretCode);
      await wire().ok('VerifySoftwareToken', { Session: given.Session, UserCode });
      const named = { UserPoolId: requiredPool.id, Username: anna.name };
      assert.deepEqual(await wire().ok('AdminDeleteSoftwareToken', named), {});
      assert.deepEqual(await wire().ok('AdminDeleteSoftwareToken', named), {});
      assert.equal((await wire().ok('AdminGetUser', named)).UserMFASettingList, undefined);
      assert.equal((await challengeOf(wire(), requiredPool, anna)).name, 'MFA_SETUP');
    });

    for (const [name, setting, factor] of [
      ['an app', 'SoftwareTokenMfaSettings', 'SOFTWARE_TOKEN_MFA'],
      ['a phone', 'SMSMfaSettings', 'SMS_MFA'],
      ['an address', 'EmailMfaSettings', 'EMAIL_OTP'],
    ] as const) {
      test(`cannot turn on ${name} that is not there`, async () => {
        const bare = { email: '', email_verified: '' };
        const anna = await person(wire(), { pool: optionalPool.id, attributes: bare });
        const input = { UserPoolId: optionalPool.id, Username: anna.name, [setting]: { Enabled: true } };
        await wire().refused('AdminSetUserMFAPreference', input, {
          type: 'InvalidParameterException',
          message: `User does not have delivery config set to turn on ${factor}`,
          cause: 'factor-not-set-up',
        });
        await prefer(wire(), optionalPool, anna, { [setting]: { Enabled: false } });
      });
    }

    test('prefers one factor at most, and one that is turned on', async () => {
      const anna = await person(wire(), { pool: optionalPool.id, attributes: { phone_number: '+15550001' } });
      const who = { UserPoolId: optionalPool.id, Username: anna.name };
      const both = { Enabled: true, PreferredMfa: true };
      await wire().refused(
        'AdminSetUserMFAPreference',
        { ...who, SMSMfaSettings: both, EmailMfaSettings: both },
        {
          type: 'InvalidParameterException',
          message: 'Only one MFA method can be set as preferred',
          cause: 'several-preferred',
        },
      );
      await wire().refused(
        'AdminSetUserMFAPreference',
        { ...who, SMSMfaSettings: { PreferredMfa: true } },
        {
          type: 'InvalidParameterException',
          message: 'Cannot set SMS_MFA as preferred MFA because it is not enabled for the user',
          cause: 'preferred-not-enabled',
        },
      );
    });
  });

  describe('setting up an app', () => {
    test('is for who signs in or has signed in, not for neither or both', async () => {
      const anna = await person(wire(), { pool: optionalPool.id });
      const AccessToken = await accessToken(wire(), optionalPool, anna);
      const shown: Shown = {
        type: 'InvalidParameterException',
        message: 'Either an access token or a session must be provided',
        cause: 'setup-without-authorisation',
      };
      for (const input of [{}, { AccessToken, Session: 'A'.repeat(40) }]) {
        await wire().refused('AssociateSoftwareToken', input, shown);
        await wire().refused('VerifySoftwareToken', { ...input, UserCode: '123456' }, shown);
      }
    });
    test('needs a session of MFA_SETUP', async () => {
      const anna = await person(wire(), { pool: optionalPool.id });
      await withToken(wire(), optionalPool, anna);
      const { Session } = await challengeOf(wire(), optionalPool, anna);
      for (const given of [Session, 'A'.repeat(40), '_'.repeat(200)]) {
        await wire().refused('AssociateSoftwareToken', { Session: given }, invalid);
      }
    });
    test('needs a user who may still sign in', async () => {
      const changes: readonly (readonly ['AdminDisableUser' | 'AdminResetUserPassword', Shown])[] = [
        [
          'AdminDisableUser',
          { type: 'NotAuthorizedException', message: 'User is disabled.', cause: 'user-is-disabled' },
        ],
        ['AdminResetUserPassword', invalid],
      ];
      for (const [change, shown] of changes) {
        const anna = await person(wire(), { pool: requiredPool.id });
        const { Session } = await challengeOf(wire(), requiredPool, anna);
        const given = await wire().ok('AssociateSoftwareToken', { Session });
        await wire().ok(change, { UserPoolId: requiredPool.id, Username: anna.name });
        await wire().refused('AssociateSoftwareToken', { Session }, shown);
        const verify = { Session: given.Session, UserCode: codeOf(wire(), given.SecretCode) };
        await wire().refused('VerifySoftwareToken', verify, shown);
      }
    });
    test('needs a pool that offers it', async () => {
      const { UserPool } = await wire().ok('CreateUserPool', { PoolName: 'none' });
      const { UserPoolClient } = await wire().ok('CreateUserPoolClient', {
        UserPoolId: UserPool?.Id,
        ClientName: 'none',
        ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
      });
      const pool = { id: UserPool?.Id ?? '', client: UserPoolClient?.ClientId ?? '' };
      const AccessToken = await accessToken(wire(), pool, await person(wire(), { pool: pool.id }));
      await wire().refused('AssociateSoftwareToken', { AccessToken }, notOffered);
      await wire().refused('VerifySoftwareToken', { AccessToken, UserCode: '123456' }, notOffered);
    });
  });
});
