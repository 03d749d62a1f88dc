import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { publicA } from '../pool/srp-client.ts';
import { authenticator } from './authenticator.ts';
import { prefer, withToken, wrongFor } from './mfa-pools.ts';
import { rpId, signedIn } from './passkey-steps.ts';
import { type Person, person, type Traits } from './people.ts';
import { proofOf } from './srp-proof.ts';
import {
  anyFactor,
  begin,
  demanding,
  hidingClient,
  level,
  levelOf,
  naming,
  respond,
  stepUpDescription,
  withApp,
  withMail,
  withPassword,
} from './step-up-pools.ts';
import { startWire, type Wire } from './wire.ts';

const phone = { phone_number: '+15550100177', phone_number_verified: 'true' };

describe('a sign-in toward a level', () => {
  let wire: Wire;
  before(async () => {
    wire = await startWire({ pools: stepUpDescription });
  });
  after(() => wire.stop());

  const user = (traits: Traits = {}) => person(wire, { pool: anyFactor.id, ...traits });
  const toward = (...levels: readonly number[]) => ({ TARGET_ACR_VALUES: levels.map(level).join(' ') });
  const start = (who: Person, parameters: Readonly<Record<string, string>>) =>
    begin(wire, anyFactor, who, parameters);
  const go = (who: Person, asked: Awaited<ReturnType<typeof begin>>, responses: Record<string, string>) =>
    respond(wire, anyFactor, who, asked, responses);
  const told = (answer: Awaited<ReturnType<typeof begin>>) => levelOf(wire, anyFactor, answer);
  const passkeyOf = async (who: Person, attachment: 'platform' | 'cross-platform') => {
    const device = authenticator();
    const AccessToken = await signedIn(wire, who, anyFactor.client);
    const { CredentialCreationOptions } = await wire.ok('StartWebAuthnRegistration', { AccessToken });
    const { challenge } = JSON.parse(JSON.stringify(CredentialCreationOptions));
    const Credential = { ...device.register({ challenge, rpId }), authenticatorAttachment: attachment };
    await wire.ok('CompleteWebAuthnRegistration', { AccessToken, Credential });
    return device;
  };
  const outOfReach = {
    type: 'InvalidParameterException',
    message: 'User does not have the factors required to satisfy the requested ACR values.',
    cause: 'step-up-out-of-reach',
  };
  const refused = (
    who: Pick<Person, 'name'>,
    parameters: object,
    shown: Parameters<Wire['refused']>[2],
    ClientId: string = anyFactor.client,
  ) =>
    wire.refused(
      'InitiateAuth',
      { ClientId, AuthFlow: 'USER_AUTH', AuthParameters: { USERNAME: who.name, ...parameters } },
      shown,
    );

  describe('tells in both tokens', () => {
    test('nothing where it was asked for none', async () => {
      const anna = await user();
      assert.deepEqual(await told(await go(anna, await start(anna, {}), withPassword(anna))), [
        undefined,
        undefined,
      ]);
      const aged = await start(anna, {
        MAX_AGE: '0',
        PREFERRED_CHALLENGE: 'PASSWORD',
        PASSWORD: anna.password,
      });
      assert.deepEqual(await told(aged), [undefined, undefined]);
    });

    test('level 1 of a password', async () => {
      const anna = await user();
      const asked = await start(anna, toward(1));
      assert.deepEqual(asked.AvailableChallenges, ['PASSWORD_SRP', 'PASSWORD', 'EMAIL_OTP']);
      assert.deepEqual(await told(await go(anna, asked, withPassword(anna))), [level(1), ['pwd']]);
    });
    test('level 1 of a password in the first call', async () => {
      const anna = await user();
      const given = { PREFERRED_CHALLENGE: 'PASSWORD', PASSWORD: anna.password };
      assert.deepEqual(await told(await start(anna, { ...toward(1), ...given })), [level(1), ['pwd']]);
    });
    test('level 1 of a password that was asked for by itself', async () => {
      const anna = await user();
      const asked = await start(anna, { ...toward(1), PREFERRED_CHALLENGE: 'PASSWORD' });
      assert.equal(asked.ChallengeName, 'PASSWORD');
      assert.deepEqual(await told(await go(anna, asked, { PASSWORD: anna.password })), [level(1), ['pwd']]);
    });

    test('level 2 of a code by mail', async () => {
      const anna = await user();
      const asked = await start(anna, toward(2));
      assert.deepEqual(asked.AvailableChallenges, ['EMAIL_OTP']);
      const sent = await go(anna, asked, { ANSWER: 'EMAIL_OTP' });
      assert.deepEqual(await told(await go(anna, sent, await withMail(wire, anna))), [
        level(2),
        ['email_otp'],
      ]);
    });
    test('level 2 of a code by SMS', async () => {
      const anna = await user({
        attributes: { phone_number: '+15550100178', phone_number_verified: 'true' },
      });
      const sent = await start(anna, { ...toward(2), PREFERRED_CHALLENGE: 'SMS_OTP' });
      assert.deepEqual(sent.AvailableChallenges, ['EMAIL_OTP', 'SMS_OTP']);
      const message = await wire.mail.latest({ to: '+15550100178' });
      const code = { SMS_OTP_CODE: message?.codes[0] ?? '' };
      assert.deepEqual(await told(await go(anna, sent, code)), [level(2), ['sms']]);
    });

    for (const [attachment, method] of [
      ['platform', 'swk'],
      ['cross-platform', 'hwk'],
    ] as const) {
      test(`level 3 of a passkey: ${attachment}`, async () => {
        const anna = await user();
        const device = await passkeyOf(anna, attachment);
        const asked = await start(anna, toward(3));
        assert.deepEqual(asked.AvailableChallenges, ['WEB_AUTHN']);
        const chosen = await go(anna, asked, { ANSWER: 'WEB_AUTHN' });
        const { challenge } = JSON.parse(chosen.ChallengeParameters?.CREDENTIAL_REQUEST_OPTIONS ?? '');
        const CREDENTIAL = device.prove({ challenge, rpId });
        assert.deepEqual(await told(await go(anna, chosen, { CREDENTIAL })), [level(3), [method]]);
      });
    }
    test('level 3 of a password and a code by mail', async () => {
      const anna = await user();
      await prefer(wire, anyFactor, anna, { EmailMfaSettings: { Enabled: true } });
      const asked = await start(anna, toward(3));
      assert.deepEqual(asked.AvailableChallenges, ['PASSWORD_SRP', 'PASSWORD']);
      const sent = await go(anna, asked, withPassword(anna));
      assert.equal(sent.ChallengeName, 'EMAIL_OTP');
      const done = await go(anna, sent, await withMail(wire, anna));
      assert.deepEqual(await told(done), [level(3), ['pwd', 'email_otp', 'mfa']]);
    });
    test('level 3 of a password and a code by SMS', async () => {
      const anna = await user({ attributes: phone });
      await prefer(wire, anyFactor, anna, { SMSMfaSettings: { Enabled: true } });
      const sent = await go(anna, await start(anna, toward(3)), withPassword(anna));
      assert.equal(sent.ChallengeName, 'SMS_MFA');
      const message = await wire.mail.latest({ to: phone.phone_number });
      const done = await go(anna, sent, { SMS_MFA_CODE: message?.codes[0] ?? '' });
      assert.deepEqual(await told(done), [level(3), ['pwd', 'sms', 'mfa']]);
    });

    test('level 4 of a password and an authenticator app', async () => {
      const anna = await user();
      const secret = await withToken(wire, anyFactor, anna);
      const mfa = await go(anna, await start(anna, toward(4)), withPassword(anna));
      assert.equal(mfa.ChallengeName, 'SOFTWARE_TOKEN_MFA');
      const done = await go(anna, mfa, withApp(wire, secret));
      assert.deepEqual(await told(done), [level(4), ['pwd', 'otp', 'mfa']]);
    });
    test('level 4 of a password by SRP and an authenticator app', async () => {
      const anna = await user();
      const secret = await withToken(wire, anyFactor, anna);
      for (const isPreferred of [true, false]) {
        wire.clock.advance('30s');
        const a = BigInt(`0x${randomBytes(32).toString('hex')}`);
        const SRP_A = publicA(a);
        const asked = isPreferred
          ? await start(anna, { ...toward(4), PREFERRED_CHALLENGE: 'PASSWORD_SRP', SRP_A })
          : await go(anna, await start(anna, toward(4)), { ANSWER: 'PASSWORD_SRP', SRP_A });
        assert.equal(asked.ChallengeName, 'PASSWORD_VERIFIER');
        // The level travels in SECRET_BLOCK: without the Session it is the same sign-in.
        const { Session: _, ...bare } = asked;
        const mfa = await go(
          anna,
          bare,
          proofOf(wire, anyFactor.id, anna, a, asked.ChallengeParameters ?? {}),
        );
        assert.equal(mfa.ChallengeName, 'SOFTWARE_TOKEN_MFA');
        const done = await go(anna, mfa, withApp(wire, secret));
        assert.deepEqual(await told(done), [level(4), ['pwd', 'otp', 'mfa']]);
      }
    });
  });

  describe('aims', () => {
    test('at the first level of the list that the user can reach', async () => {
      const anna = await user();
      const done = await go(anna, await start(anna, toward(4, 1)), withPassword(anna));
      assert.deepEqual(await told(done), [level(1), ['pwd']]);
      const asked = await start(anna, toward(4, 2, 1));
      assert.deepEqual(asked.AvailableChallenges, ['EMAIL_OTP']);
    });
    test('at those that it knows', async () => {
      const anna = await user();
      const asked = await start(anna, { TARGET_ACR_VALUES: `urn:other:9  ${level(1)} x` });
      assert.deepEqual(await told(await go(anna, asked, withPassword(anna))), [level(1), ['pwd']]);
    });
    test('higher where that is what the user has', async () => {
      const anna = await user({ attributes: { email_verified: 'false' } });
      const secret = await withToken(wire, anyFactor, anna);
      const mfa = await go(anna, await start(anna, toward(2)), withPassword(anna));
      assert.deepEqual(await told(await go(anna, mfa, withApp(wire, secret))), [
        level(4),
        ['pwd', 'otp', 'mfa'],
      ]);
    });
    test('at the second factor that leads there, whichever is preferred', async () => {
      const anna = await user({ attributes: phone });
      const secret = await withToken(wire, anyFactor, anna);
      await prefer(wire, anyFactor, anna, { SMSMfaSettings: { Enabled: true, PreferredMfa: true } });
      const lower = await go(anna, await start(anna, toward(3)), withPassword(anna));
      assert.equal(lower.ChallengeName, 'SMS_MFA');
      const mfa = await go(anna, await start(anna, toward(4)), withPassword(anna));
      assert.equal(mfa.ChallengeName, 'SOFTWARE_TOKEN_MFA');
      assert.deepEqual(await told(await go(anna, mfa, withApp(wire, secret))), [
        level(4),
        ['pwd', 'otp', 'mfa'],
      ]);
    });
    test('at one of several second factors', async () => {
      const anna = await user({ attributes: { ...phone, phone_number: '+15550100179' } });
      await withToken(wire, anyFactor, anna);
      await prefer(wire, anyFactor, anna, {
        SMSMfaSettings: { Enabled: true },
        EmailMfaSettings: { Enabled: true },
        SoftwareTokenMfaSettings: { Enabled: true },
      });
      const asked = await go(anna, await start(anna, toward(3)), withPassword(anna));
      assert.equal(asked.ChallengeName, 'SELECT_MFA_TYPE');
      assert.deepEqual(JSON.parse(asked.ChallengeParameters?.MFAS_CAN_CHOOSE ?? ''), [
        'SMS_MFA',
        'SOFTWARE_TOKEN_MFA',
        'EMAIL_OTP',
      ]);
      const sent = await go(anna, asked, { ANSWER: 'EMAIL_OTP' });
      const done = await go(anna, sent, await withMail(wire, anna));
      assert.deepEqual(await told(done), [level(3), ['pwd', 'email_otp', 'mfa']]);
    });
  });

  describe('is refused', () => {
    test('for levels that the user has no factors for', async () => {
      const anna = await user();
      const event = await refused(anna, toward(4, 3), outOfReach);
      assert.deepEqual(event.cause?.facts, { user: anna.name, targets: [level(4), level(3)], methods: [] });
    });
    const unknown = {
      type: 'InvalidParameterException',
      message: 'None of the requested ACR values are valid.',
      cause: 'step-up-targets-unknown',
    };
    for (const TARGET_ACR_VALUES of [
      '',
      ' ',
      'urn:cognito:loa:5',
      'URN:COGNITO:LOA:1',
      'urn:cognito:loa:1,x',
    ]) {
      test(`for names of no level: ${JSON.stringify(TARGET_ACR_VALUES)}`, async () => {
        await refused(await user(), { TARGET_ACR_VALUES }, unknown);
      });
    }
    for (const MAX_AGE of ['-1', '1.5', 'ten', '']) {
      test(`with an age of ${JSON.stringify(MAX_AGE)}`, async () => {
        await refused(
          await user(),
          { ...toward(1), MAX_AGE },
          {
            type: 'InvalidParameterException',
            message: 'MAX_AGE must be a non-negative integer.',
            cause: 'max-age-malformed',
          },
        );
      });
    }
    test('on the plan LITE, before anything else of the flow', async () => {
      const { UserPool } = await wire.ok('CreateUserPool', { PoolName: 'lite', UserPoolTier: 'LITE' });
      const { UserPoolClient } = await wire.ok('CreateUserPoolClient', {
        UserPoolId: UserPool?.Id,
        ClientName: 'app',
      });
      const shown = {
        type: 'FeatureUnavailableInTierException',
        message:
          'The following features need to be disabled for the LITE pricing tier configured: Step-Up Authentication',
        cause: 'step-up-not-in-plan',
      };
      await refused({ name: 'anna' }, toward(1), shown, UserPoolClient?.ClientId);
      await wire.refused(
        'AdminInitiateAuth',
        {
          UserPoolId: UserPool?.Id,
          ClientId: UserPoolClient?.ClientId,
          AuthFlow: 'USER_AUTH',
          AuthParameters: { USERNAME: 'anna', ...toward(1) },
        },
        shown,
      );
    });
    test('a choice that does not lead there', async () => {
      const anna = await user();
      const { Session } = await start(anna, toward(2));
      await wire.refused(
        'RespondToAuthChallenge',
        {
          ClientId: anyFactor.client,
          ChallengeName: 'SELECT_CHALLENGE',
          Session,
          ChallengeResponses: { USERNAME: anna.name, ...withPassword(anna) },
        },
        {
          type: 'InvalidParameterException',
          message: 'Selected challenge is not available.',
          cause: 'challenge-not-available',
        },
      );
    });
  });

  describe('gives no tokens for less', () => {
    test('where the last factor is wrong, and for the session of another challenge', async () => {
      const anna = await user();
      const secret = await withToken(wire, anyFactor, anna);
      const mfa = await go(anna, await start(anna, toward(4)), withPassword(anna));
      await assert.rejects(go(anna, mfa, { SOFTWARE_TOKEN_MFA_CODE: wrongFor(wire, secret) }), {
        name: 'CodeMismatchException',
      });
      await assert.rejects(go(anna, { ...mfa, ChallengeName: 'SELECT_MFA_TYPE' }, { ANSWER: 'EMAIL_OTP' }), {
        name: 'NotAuthorizedException',
      });
      assert.ok((await go(anna, mfa, withApp(wire, secret))).AuthenticationResult);
    });
    test('where the user has lost the factor meanwhile', async () => {
      const anna = await user();
      await withToken(wire, anyFactor, anna);
      const asked = await start(anna, { ...toward(4), PREFERRED_CHALLENGE: 'PASSWORD' });
      await prefer(wire, anyFactor, anna, { SoftwareTokenMfaSettings: { Enabled: false } });
      const { Session } = asked;
      const responses = { USERNAME: anna.name, PASSWORD: anna.password };
      const answer = {
        ClientId: anyFactor.client,
        ChallengeName: 'PASSWORD',
        Session,
        ChallengeResponses: responses,
      };
      const { status, text } = await wire.call('RespondToAuthChallenge', answer);
      assert.equal(status, 400);
      assert.doesNotMatch(text, /AccessToken/);
    });
    test('where the password is a temporary one, before it is replaced and the second factor proven', async () => {
      const anna = await user();
      const secret = await withToken(wire, anyFactor, anna);
      const Password = `Temporary-${anna.password}`;
      const who = { UserPoolId: anyFactor.id, Username: anna.name };
      await wire.ok('AdminSetUserPassword', { ...who, Password, Permanent: false });
      const given = { PREFERRED_CHALLENGE: 'PASSWORD', PASSWORD: Password };
      const asked = await start(anna, { ...toward(4), ...given });
      assert.equal(asked.ChallengeName, 'NEW_PASSWORD_REQUIRED');
      const mfa = await go(anna, asked, { NEW_PASSWORD: anna.password });
      const done = await go(anna, mfa, withApp(wire, secret));
      assert.deepEqual(await told(done), [level(4), ['pwd', 'otp', 'mfa']]);
    });
  });

  describe('leaves MFA what it is', () => {
    test('for a lower level', async () => {
      const anna = await user();
      const secret = await withToken(wire, anyFactor, anna);
      const mfa = await go(anna, await start(anna, toward(1)), withPassword(anna));
      assert.equal(mfa.ChallengeName, 'SOFTWARE_TOKEN_MFA');
      assert.deepEqual(await told(await go(anna, mfa, withApp(wire, secret))), [
        level(4),
        ['pwd', 'otp', 'mfa'],
      ]);
    });
    test('to be set up for a lower level, which proves nothing of who signs in; never for a higher one', async () => {
      const anna = await person(wire, { pool: demanding.id });
      const asked = await begin(wire, demanding, anna, toward(4, 1));
      const setup = await respond(wire, demanding, anna, asked, withPassword(anna));
      assert.equal(setup.ChallengeName, 'MFA_SETUP');
      const associated = await wire.ok('AssociateSoftwareToken', { Session: setup.Session });
      const secret = associated.SecretCode ?? '';
      const verified = await wire.ok('VerifySoftwareToken', {
        Session: associated.Session,
        UserCode: withApp(wire, secret).SOFTWARE_TOKEN_MFA_CODE,
      });
      const done = await respond(wire, demanding, anna, { ...setup, ...verified }, {});
      assert.deepEqual(await levelOf(wire, demanding, done), [level(1), ['pwd']]);
      const other = await person(wire, { pool: demanding.id });
      await refused(other, toward(4), outOfReach, demanding.client);
    });
  });

  test('goes by the names of the pool', async () => {
    const anna = await person(wire, { pool: naming.id });
    const asked = await begin(wire, naming, anna, { TARGET_ACR_VALUES: 'silver' });
    const sent = await respond(wire, naming, anna, asked, { ANSWER: 'EMAIL_OTP' });
    const done = await respond(wire, naming, anna, sent, await withMail(wire, anna));
    assert.deepEqual(await levelOf(wire, naming, done), ['silver', ['email_otp']]);
    const event = await refused(
      anna,
      toward(1, 2),
      {
        type: 'InvalidParameterException',
        message: 'None of the requested ACR values are valid.',
        cause: 'step-up-targets-unknown',
      },
      naming.client,
    );
    assert.deepEqual(event.cause?.facts.known, ['bronze', 'silver', level(3), level(4)]);
  });

  test('goes through the operations of administrators alike', async () => {
    const anna = await user();
    const secret = await withToken(wire, anyFactor, anna);
    const both = { UserPoolId: anyFactor.id, ClientId: anyFactor.client };
    const given = { PREFERRED_CHALLENGE: 'PASSWORD', PASSWORD: anna.password };
    const { Session } = await wire.ok('AdminInitiateAuth', {
      ...both,
      AuthFlow: 'USER_AUTH',
      AuthParameters: { USERNAME: anna.name, ...toward(4), ...given },
    });
    const done = await wire.ok('AdminRespondToAuthChallenge', {
      ...both,
      ChallengeName: 'SOFTWARE_TOKEN_MFA',
      Session,
      ChallengeResponses: { USERNAME: anna.name, ...withApp(wire, secret) },
    });
    assert.deepEqual(await told(done), [level(4), ['pwd', 'otp', 'mfa']]);
  });

  test('treats somebody unknown whom the client hides as a user with a password and an address', async () => {
    const known = await user();
    const nobody = { ...known, name: known.name.replace(/./, 'q') };
    const hiding = { ...anyFactor, client: hidingClient };
    for (const targets of [toward(1), toward(2), toward(4, 2)]) {
      const [some, none] = await Promise.all([known, nobody].map(who => begin(wire, hiding, who, targets)));
      assert.deepEqual(none?.AvailableChallenges, some?.AvailableChallenges);
      assert.equal(none?.Session?.length, some?.Session?.length);
    }
    for (const who of [known, nobody]) await refused(who, toward(4), outOfReach, hidingClient);
  });
});
