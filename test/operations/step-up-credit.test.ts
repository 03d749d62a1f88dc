import assert from 'node:assert/strict';
import { after, before, describe, type TestContext, test } from 'node:test';
import type { Output } from '../../src/model/operation.ts';
import { type Authenticator, authenticator } from './authenticator.ts';
import { prefer, withToken } from './mfa-pools.ts';
import { register, rpId, signedIn } from './passkey-steps.ts';
import { type Person, person } from './people.ts';
import {
  anyFactor,
  begin,
  level,
  levelOf,
  naming,
  otherClient,
  respond,
  stepUpDescription,
  strong,
  toldBy,
  withApp,
  withMail,
  withPassword,
} from './step-up-pools.ts';
import { startWire, type Wire } from './wire.ts';

type Answer = Output<'InitiateAuth'>;

describe('an access token in a sign-in toward a level', () => {
  let wire: Wire;
  before(async () => {
    wire = await startWire({ pools: stepUpDescription });
  });
  after(() => wire.stop());

  const user = () => person(wire, { pool: anyFactor.id });
  const toward = (...levels: readonly number[]) => ({ TARGET_ACR_VALUES: levels.map(level).join(' ') });
  const start = (who: Person, parameters: Readonly<Record<string, string>>) =>
    begin(wire, anyFactor, who, parameters);
  const go = (who: Person, asked: Answer, responses: Record<string, string>) =>
    respond(wire, anyFactor, who, asked, responses);
  const told = (answer: Answer) => levelOf(wire, anyFactor, answer);
  const tokenOf = ({ AuthenticationResult }: Answer) => ({
    ACCESS_TOKEN: AuthenticationResult?.AccessToken ?? '',
  });
  const byPassword = (who: Person) => ({ PREFERRED_CHALLENGE: 'PASSWORD', PASSWORD: who.password });
  const refused = (
    who: Person,
    parameters: object,
    shown: Parameters<Wire['refused']>[2],
    ClientId: string = anyFactor.client,
  ) =>
    wire.refused(
      'InitiateAuth',
      { ClientId, AuthFlow: 'USER_AUTH', AuthParameters: { USERNAME: who.name, ...parameters } },
      shown,
    );
  const already = {
    type: 'InvalidParameterException',
    message: 'The access token already satisfies the requested ACR value.',
    cause: 'step-up-already-reached',
  };
  const mismatch = {
    type: 'NotAuthorizedException',
    message: 'Access Token does not match the user and client.',
    cause: 'step-up-token-refused',
  };
  const proofBy = (device: Authenticator, { ChallengeParameters }: Answer) => {
    const { challenge } = JSON.parse(ChallengeParameters?.CREDENTIAL_REQUEST_OPTIONS ?? '');
    return { CREDENTIAL: device.prove({ challenge, rpId }) };
  };
  /** Gives a user of the strong pool an authenticator app, and a passkey that stands for both factors. */
  async function strongPasskey(who: Person): Promise<Authenticator> {
    const device = authenticator();
    await register(wire, await signedIn(wire, who, strong.client), device);
    await withToken(wire, strong, who);
    const on = { Enabled: true };
    await prefer(wire, strong, who, { SoftwareTokenMfaSettings: on, WebAuthnMfaSettings: on });
    return device;
  }
  /** Who has signed in with a password toward level 1, and an authenticator app since. */
  async function stepping() {
    const anna = await user();
    const first = await start(anna, { ...toward(1), ...byPassword(anna) });
    const secret = await withToken(wire, anyFactor, anna);
    return { anna, first, secret };
  }

  /** Holds the time still to the end of a test that tells the second of something. */
  function stopClock(t: TestContext) {
    wire.clock.pause();
    t.after(() => wire.clock.resume());
  }

  describe('brings along', () => {
    test('the password: the authenticator app is asked for at once', async t => {
      const { anna, first, secret } = await stepping();
      const before = await toldBy(wire, anyFactor, first);
      wire.clock.advance('5m');
      const asked = await start(anna, { ...toward(4), ...tokenOf(first) });
      assert.equal(asked.ChallengeName, 'SOFTWARE_TOKEN_MFA');
      stopClock(t);
      const done = await go(anna, asked, withApp(wire, secret));
      const now = await toldBy(wire, anyFactor, done);
      assert.deepEqual([now.acr, now.amr], [level(4), ['pwd', 'otp', 'mfa']]);
      assert.equal(now.authTime, Math.floor(wire.clock.now() / 1_000));
      assert.ok(now.authTime >= before.authTime + 300);
      // The sign-in that it came from goes on.
      const { ACCESS_TOKEN: AccessToken } = tokenOf(first);
      assert.equal((await wire.ok('GetUser', { AccessToken })).Username, anna.name);
      assert.notEqual(done.AuthenticationResult?.RefreshToken, first.AuthenticationResult?.RefreshToken);
    });

    test('the password, beside which a code by mail is a first factor that leads there', async () => {
      const anna = await user();
      const first = await start(anna, { ...toward(1), ...byPassword(anna) });
      const asked = await start(anna, { ...toward(3), ...tokenOf(first) });
      assert.deepEqual([asked.ChallengeName, asked.AvailableChallenges], ['SELECT_CHALLENGE', ['EMAIL_OTP']]);
      const sent = await go(anna, asked, { ANSWER: 'EMAIL_OTP' });
      const done = await go(anna, sent, await withMail(wire, anna));
      assert.deepEqual(await told(done), [level(3), ['pwd', 'email_otp', 'mfa']]);
    });

    test('a code by mail, beside which the password leads there', async () => {
      const anna = await user();
      const sent = await start(anna, { ...toward(2), PREFERRED_CHALLENGE: 'EMAIL_OTP' });
      const first = await go(anna, sent, await withMail(wire, anna));
      const asked = await start(anna, { ...toward(3), ...tokenOf(first) });
      assert.deepEqual(asked.AvailableChallenges, ['PASSWORD_SRP', 'PASSWORD']);
      const done = await go(anna, asked, withPassword(anna));
      assert.deepEqual(await told(done), [level(3), ['email_otp', 'pwd', 'mfa']]);
    });

    test('no second factor, where both are first ones of before there was one', async () => {
      const anna = await user();
      const sent = await start(anna, { ...toward(2), PREFERRED_CHALLENGE: 'EMAIL_OTP' });
      const first = await go(anna, sent, await withMail(wire, anna));
      const secret = await withToken(wire, anyFactor, anna);
      const asked = await start(anna, { ...toward(3), ...tokenOf(first), ...byPassword(anna) });
      assert.equal(asked.ChallengeName, 'SOFTWARE_TOKEN_MFA');
      const done = await go(anna, asked, withApp(wire, secret));
      assert.deepEqual(await told(done), [level(4), ['email_otp', 'pwd', 'otp', 'mfa']]);
    });

    test('no password that was changed since', async () => {
      const { anna, first } = await stepping();
      wire.clock.advance('1m');
      const Password = 'Second-Password-1';
      const changed = { UserPoolId: anyFactor.id, Username: anna.name, Password, Permanent: true };
      await wire.ok('AdminSetUserPassword', changed);
      const asked = await start(anna, { ...toward(4), ...tokenOf(first) });
      assert.equal(asked.ChallengeName, 'SELECT_CHALLENGE');
      assert.ok(asked.AvailableChallenges?.includes('PASSWORD'));
    });

    test('a password until it is changed', async () => {
      const { anna, first, secret } = await stepping();
      const asked = await start(anna, { ...toward(4), ...tokenOf(first) });
      const Password = 'Second-Password-1';
      const changed = { UserPoolId: anyFactor.id, Username: anna.name, Password, Permanent: true };
      await wire.ok('AdminSetUserPassword', changed);
      await assert.rejects(go(anna, asked, withApp(wire, secret)), { name: 'NotAuthorizedException' });
      const event = wire.events.last({ operation: 'RespondToAuthChallenge' });
      assert.deepEqual(event?.cause?.facts.reason, 'the password was changed since');
    });

    test('the password, where a passkey is preferred', async () => {
      const anna = await person(wire, { pool: strong.id });
      const first = await begin(wire, strong, anna, { ...toward(1), ...byPassword(anna) });
      const device = await strongPasskey(anna);
      const toPasskey = { ...toward(3), ...tokenOf(first), PREFERRED_CHALLENGE: 'WEB_AUTHN' };
      const asked = await begin(wire, strong, anna, toPasskey);
      assert.equal(asked.ChallengeName, 'WEB_AUTHN');
      const done = await respond(wire, strong, anna, asked, proofBy(device, asked));
      assert.deepEqual(await levelOf(wire, strong, done), [level(3), ['pwd', 'swk', 'mfa']]);
    });

    test('nothing where its sign-in was toward no level', async () => {
      const { anna, secret } = await stepping();
      const plain = await go(anna, await start(anna, byPassword(anna)), withApp(wire, secret));
      wire.clock.advance('30s');
      const asked = await start(anna, { ...toward(4), ...tokenOf(plain) });
      assert.equal(asked.ChallengeName, 'SELECT_CHALLENGE');
      const mfa = await go(anna, asked, withPassword(anna));
      assert.deepEqual(await told(await go(anna, mfa, withApp(wire, secret))), [
        level(4),
        ['pwd', 'otp', 'mfa'],
      ]);
    });

    test('nothing where the password is to be replaced', async () => {
      const { anna, first } = await stepping();
      const who = { UserPoolId: anyFactor.id, Username: anna.name };
      await wire.ok('AdminSetUserPassword', { ...who, Password: `New-${anna.password}`, Permanent: false });
      const asked = await start(anna, { ...toward(4), ...tokenOf(first) });
      assert.deepEqual(asked.AvailableChallenges, ['PASSWORD_SRP', 'PASSWORD']);
    });

    test('nothing that helps whoever fails the second factor', async () => {
      const { anna, first } = await stepping();
      const asked = await start(anna, { ...toward(4), ...tokenOf(first) });
      await assert.rejects(go(anna, asked, { SOFTWARE_TOKEN_MFA_CODE: '12345' }), {
        name: 'CodeMismatchException',
      });
      assert.deepEqual(await told(first), [level(1), ['pwd']]);
    });
  });

  describe('keeps its level', () => {
    test('and its time through refreshes', async () => {
      const { anna, first, secret } = await stepping();
      const asked = await start(anna, { ...toward(4), ...tokenOf(first) });
      const done = await go(anna, asked, withApp(wire, secret));
      const before = await toldBy(wire, anyFactor, done);
      wire.clock.advance('10m');
      const refreshed = await wire.ok('InitiateAuth', {
        ClientId: anyFactor.client,
        AuthFlow: 'REFRESH_TOKEN_AUTH',
        AuthParameters: { REFRESH_TOKEN: done.AuthenticationResult?.RefreshToken ?? '' },
      });
      assert.deepEqual(await toldBy(wire, anyFactor, refreshed), before);
      const again = await wire.ok('GetTokensFromRefreshToken', {
        ClientId: anyFactor.client,
        RefreshToken: done.AuthenticationResult?.RefreshToken,
      });
      assert.deepEqual(await toldBy(wire, anyFactor, again), before);
      await refused(anna, { ...toward(4), ...tokenOf(refreshed) }, already);
      // A refresh does not make the proof younger.
      const asScratch = await start(anna, { ...toward(4), ...tokenOf(refreshed), MAX_AGE: '60' });
      assert.equal(asScratch.ChallengeName, 'SELECT_CHALLENGE');
    });
  });

  describe('of that level already', () => {
    test('is refused, also for lower levels and where the higher ones are out of reach', async () => {
      const { anna, first, secret } = await stepping();
      const asked = await start(anna, { ...toward(4), ...tokenOf(first) });
      const done = await go(anna, asked, withApp(wire, secret));
      for (const targets of [toward(4), toward(3), toward(1), toward(2, 4)]) {
        const event = await refused(anna, { ...targets, ...tokenOf(done), ...byPassword(anna) }, already);
        assert.equal(event.cause?.facts.has, level(4));
      }
      const bert = await user();
      const one = await start(bert, { ...toward(1), ...byPassword(bert) });
      const event = await refused(bert, { ...toward(4, 1), ...tokenOf(one) }, already);
      assert.deepEqual(event.cause?.facts, { user: bert.name, target: level(1), has: level(1) });
    });

    test('is taken for the second factor that MFA demands meanwhile', async () => {
      const { anna, first, secret } = await stepping();
      const asked = await start(anna, { ...toward(1), ...tokenOf(first) });
      assert.equal(asked.ChallengeName, 'SOFTWARE_TOKEN_MFA');
      assert.deepEqual(await told(await go(anna, asked, withApp(wire, secret))), [
        level(4),
        ['pwd', 'otp', 'mfa'],
      ]);
    });

    test('is refused where its passkey stands for both factors', async () => {
      const anna = await person(wire, { pool: strong.id });
      const device = await strongPasskey(anna);
      const toPasskey = { ...toward(3), PREFERRED_CHALLENGE: 'WEB_AUTHN' };
      const asked = await begin(wire, strong, anna, toPasskey);
      const done = await respond(wire, strong, anna, asked, proofBy(device, asked));
      assert.deepEqual(await levelOf(wire, strong, done), [level(3), ['swk']]);
      await refused(anna, { ...toward(3), ...tokenOf(done) }, already, strong.client);
      const more = await begin(wire, strong, anna, { ...toward(4), ...tokenOf(done) });
      assert.deepEqual(more.AvailableChallenges, ['PASSWORD_SRP', 'PASSWORD']);
    });
  });

  describe('with MAX_AGE', () => {
    const rows: readonly [name: string, seconds: number, age: string, challenge: string][] = [
      ['is young enough at the second', 60, '60', 'SOFTWARE_TOKEN_MFA'],
      ['is too old a second later', 61, '60', 'SELECT_CHALLENGE'],
      ['is too old for none', 1, '0', 'SELECT_CHALLENGE'],
      ['is too old for none at the same time', 0, '0', 'SELECT_CHALLENGE'],
      ['is young enough for a number of any length', 61, '9'.repeat(400), 'SOFTWARE_TOKEN_MFA'],
    ];
    for (const [name, seconds, MAX_AGE, challenge] of rows) {
      test(name, async () => {
        const anna = await user();
        await withToken(wire, anyFactor, anna);
        await prefer(wire, anyFactor, anna, { SoftwareTokenMfaSettings: { Enabled: false } });
        const first = await start(anna, { ...toward(1), ...byPassword(anna) });
        await prefer(wire, anyFactor, anna, { SoftwareTokenMfaSettings: { Enabled: true } });
        wire.clock.advance(`${seconds}s`);
        const asked = await start(anna, { ...toward(4), ...tokenOf(first), MAX_AGE });
        assert.equal(asked.ChallengeName, challenge);
      });
    }

    test('is no obstacle where it is too old for its own level: the user proves it anew', async t => {
      const anna = await user();
      const first = await start(anna, { ...toward(1), ...byPassword(anna) });
      wire.clock.advance('2m');
      stopClock(t);
      const again = await start(anna, {
        ...toward(1),
        ...tokenOf(first),
        MAX_AGE: '60',
        ...byPassword(anna),
      });
      const { acr, authTime } = await toldBy(wire, anyFactor, again);
      assert.deepEqual([acr, authTime], [level(1), Math.floor(wire.clock.now() / 1_000)]);
      const { ACCESS_TOKEN: AccessToken } = tokenOf(first);
      assert.equal((await wire.ok('GetUser', { AccessToken })).Username, anna.name);
    });
  });

  describe('whose level the pool calls otherwise by now', () => {
    const rename = (name: string) =>
      wire.ok('UpdateUserPool', {
        UserPoolId: naming.id,
        Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP'] } },
        AcrConfiguration: { Level1: { AcrValue: name } },
      });
    test('brings its methods along, and no sign-in of its own', async () => {
      const anna = await person(wire, { pool: naming.id });
      const first = await begin(wire, naming, anna, { TARGET_ACR_VALUES: 'bronze', ...byPassword(anna) });
      const before = await toldBy(wire, naming, first);
      assert.deepEqual([before.acr, before.amr], ['bronze', ['pwd']]);
      await rename('copper');
      // Nothing is left to prove, so there would be new tokens for none.
      const again = { TARGET_ACR_VALUES: 'copper', ...tokenOf(first) };
      await refused(anna, again, already, naming.client);
      const asked = await begin(wire, naming, anna, { TARGET_ACR_VALUES: level(3), ...tokenOf(first) });
      assert.deepEqual(asked.AvailableChallenges, ['EMAIL_OTP']);
      const refreshed = await wire.ok('GetTokensFromRefreshToken', {
        ClientId: naming.client,
        RefreshToken: first.AuthenticationResult?.RefreshToken,
      });
      assert.deepEqual(await toldBy(wire, naming, refreshed), before);
      await rename('bronze');
    });
  });

  describe('is refused', () => {
    test('without TARGET_ACR_VALUES', async () => {
      const { anna, first } = await stepping();
      const shown = {
        type: 'InvalidParameterException',
        message: 'Missing required parameter TARGET_ACR_VALUES',
        cause: 'missing-parameter',
      };
      await refused(anna, tokenOf(first), shown);
      await refused(anna, { ...tokenOf(first), TARGET_ACR_VALUES: '' }, shown);
    });
    test('of another user, whether USERNAME exists or not', async () => {
      const { first } = await stepping();
      const bert = await user();
      await refused(bert, { ...toward(4), ...tokenOf(first) }, mismatch);
    });
    test('of another app client, and of another pool', async () => {
      const { anna, first } = await stepping();
      const event = await refused(anna, { ...toward(4), ...tokenOf(first) }, mismatch, otherClient);
      assert.equal(event.cause?.facts.reason, 'another app client');
      const clara = await person(wire, { pool: naming.id });
      const elsewhere = await begin(wire, naming, clara, {
        TARGET_ACR_VALUES: 'bronze',
        ...byPassword(clara),
      });
      await refused(anna, { ...toward(4), ...tokenOf(elsewhere) }, mismatch);
    });
    const invalid: readonly [
      name: string,
      token: (first: Answer) => string,
      message: string,
      cause: string,
    ][] = [
      ['that is none', () => 'not-a-token', 'Invalid Access Token', 'access-token-unreadable'],
      ['that is empty', () => '', 'Invalid Access Token', 'access-token-unreadable'],
      [
        'that is an ID token',
        first => first.AuthenticationResult?.IdToken ?? '',
        'Invalid Access Token',
        'id-token-as-access-token',
      ],
    ];
    for (const [name, token, message, cause] of invalid) {
      test(name, async () => {
        const { anna, first } = await stepping();
        const parameters = { ...toward(4), ACCESS_TOKEN: token(first) };
        await refused(anna, parameters, { type: 'NotAuthorizedException', message, cause });
      });
    }
    test('that has expired, or was revoked', async () => {
      const { anna, first } = await stepping();
      await wire.ok('AdminUserGlobalSignOut', { UserPoolId: anyFactor.id, Username: anna.name });
      await refused(
        anna,
        { ...toward(4), ...tokenOf(first) },
        {
          type: 'NotAuthorizedException',
          message: 'Access Token has been revoked',
          cause: 'access-token-revoked',
        },
      );
      wire.clock.advance('61m');
      await refused(
        anna,
        { ...toward(4), ...tokenOf(first) },
        {
          type: 'NotAuthorizedException',
          message: 'Access Token has expired',
          cause: 'access-token-expired',
        },
      );
    });
  });

  test('is no way around the state of its user', async () => {
    const { anna, first } = await stepping();
    await wire.ok('AdminDisableUser', { UserPoolId: anyFactor.id, Username: anna.name });
    await refused(
      anna,
      { ...toward(4), ...tokenOf(first) },
      {
        type: 'NotAuthorizedException',
        message: 'User is disabled.',
        cause: 'user-is-disabled',
      },
    );
  });
});
