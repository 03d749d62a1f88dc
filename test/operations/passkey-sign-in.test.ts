import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Authenticator, Ceremony } from './authenticator.ts';
import { answer, choose } from './choice.ts';
import { choiceClient, choiceDescription, choicePoolId, strongPoolId } from './choice-pools.ts';
import { onBothEngines } from './engines.ts';
import { withToken } from './mfa-pools.ts';
import { ask, proof, rpId, signedIn, withPasskey } from './passkey-steps.ts';
import { type Person, person } from './people.ts';
import type { Shown } from './wire.ts';

const { strong } = choiceClient;

const refusals =
  (type: string, message: string) =>
  (cause: string): Shown => ({ type, message, cause });
const incorrect = refusals('NotAuthorizedException', 'Incorrect username or password.');

onBothEngines({ pools: choiceDescription }, wire => {
  const respond = 'RespondToAuthChallenge';

  describe('a sign-in with a passkey', () => {
    test('is offered, names the passkey, and gives tokens once', async () => {
      const { anna, device } = await withPasskey(wire());
      const chosen = await wire().ok('InitiateAuth', choose(anna.name));
      assert.ok(chosen.AvailableChallenges?.includes('WEB_AUTHN'));
      const asked = await wire().ok(
        respond,
        answer('SELECT_CHALLENGE', chosen.Session, { USERNAME: anna.name, ANSWER: 'WEB_AUTHN' }),
      );
      const options = JSON.parse(asked.ChallengeParameters?.CREDENTIAL_REQUEST_OPTIONS ?? '');
      assert.deepEqual(
        { ...options, challenge: '' },
        {
          challenge: '',
          timeout: 180_000,
          rpId: 'localhost',
          allowCredentials: [{ type: 'public-key', id: device.id, transports: ['internal'] }],
          userVerification: 'preferred',
        },
      );
      const given = proof(anna, asked.Session, device.prove({ challenge: options.challenge, rpId }));
      assert.equal((await wire().ok(respond, given)).AuthenticationResult?.TokenType, 'Bearer');
      await wire().refused(
        respond,
        given,
        refusals(
          'NotAuthorizedException',
          'Invalid session for the user, session can only be used once.',
        )('session-already-used'),
      );
    });

    const errors: readonly [string, Partial<Ceremony>][] = [
      ['another challenge', { challenge: 'AAAA' }],
      ['a page elsewhere', { origin: 'https://example.com' }],
      ['another relying party', { rpId: 'example.com' }],
      ['the answer of a registration', { type: 'webauthn.create' }],
      ['nobody there', { userPresent: false }],
    ];
    for (const [name, wrong] of errors) {
      test(`with ${name} is refused`, async () => {
        const { anna, device } = await withPasskey(wire());
        const { Session, options } = await ask(wire(), anna);
        const given = device.prove({ challenge: options.challenge, rpId, ...wrong });
        await wire().refused(respond, proof(anna, Session, given), incorrect('passkey-not-proven'));
      });
    }
    test('by somebody else’s passkey, key or text is refused', async () => {
      const { anna, device } = await withPasskey(wire());
      const other = await withPasskey(wire());
      const { Session, options } = await ask(wire(), anna);
      const ceremony = { challenge: options.challenge, rpId };
      const forged = JSON.stringify({ ...JSON.parse(other.device.prove(ceremony)), id: device.id });
      const handle = Buffer.from('somebody else').toString('base64url');
      for (const given of [
        other.device.prove(ceremony),
        forged,
        device.prove(ceremony, handle),
        'no JSON',
        '{}',
      ]) {
        await wire().refused(respond, proof(anna, Session, given), incorrect('passkey-not-proven'));
      }
    });
    test('by a copy that counts less is refused', async () => {
      const { anna, device } = await withPasskey(wire());
      const counted = async (count: number) => {
        device.count = count;
        const { Session, options } = await ask(wire(), anna);
        return proof(anna, Session, device.prove({ challenge: options.challenge, rpId }));
      };
      assert.equal((await wire().ok(respond, await counted(5))).AuthenticationResult?.TokenType, 'Bearer');
      for (const count of [5, 4, 0]) {
        await wire().refused(respond, await counted(count), incorrect('passkey-count-behind'));
      }
      assert.equal((await wire().ok(respond, await counted(6))).AuthenticationResult?.TokenType, 'Bearer');
    });
  });

  describe('with a second factor', () => {
    const pool = { id: strongPoolId, client: strong };
    const signIn = async (anna: Person, device: Authenticator, userVerified: boolean) => {
      const { Session, options } = await ask(wire(), anna, strong);
      const given = device.prove({ challenge: options.challenge, rpId, userVerified });
      return proof(anna, Session, given, strong);
    };
    const on = { Enabled: true };
    const refusal = (message: string, cause: string): Shown => ({
      type: 'InvalidParameterException',
      message,
      cause,
    });
    const alone = refusal('WebAuthn MFA requires enabling an additional MFA setting.', 'passkey-mfa-alone');

    test('a passkey is one factor, and not offered beside another, unless the user lets it be both', async () => {
      const { anna, device } = await withPasskey(wire(), { pool: strongPoolId, client: strong });
      const first = await wire().ok(respond, await signIn(anna, device, true));
      assert.equal(first.AuthenticationResult?.TokenType, 'Bearer');
      await withToken(wire(), pool, anna);
      const preferring = choose(anna.name, { PREFERRED_CHALLENGE: 'WEB_AUTHN' }, strong);
      const { ChallengeName, AvailableChallenges, Session } = await wire().ok('InitiateAuth', preferring);
      assert.deepEqual(
        [ChallengeName, AvailableChallenges],
        ['SELECT_CHALLENGE', ['PASSWORD_SRP', 'PASSWORD']],
      );
      await wire().refused(
        respond,
        answer('SELECT_CHALLENGE', Session, { USERNAME: anna.name, ANSWER: 'WEB_AUTHN' }, strong),
        refusal('Password Challenge is Required to SignIn', 'challenge-not-available'),
      );
      const who = { UserPoolId: strongPoolId, Username: anna.name };
      await wire().ok('AdminSetUserMFAPreference', {
        ...who,
        SoftwareTokenMfaSettings: on,
        WebAuthnMfaSettings: on,
      });
      assert.deepEqual((await wire().ok('AdminGetUser', who)).UserMFASettingList, [
        'SOFTWARE_TOKEN_MFA',
        'WEB_AUTHN_MFA',
      ]);
      const { options } = await ask(wire(), anna, strong);
      assert.equal(options.userVerification, 'required');
      const both = await wire().ok(respond, await signIn(anna, device, true));
      assert.equal(both.AuthenticationResult?.TokenType, 'Bearer');
      await wire().refused(respond, await signIn(anna, device, false), incorrect('passkey-not-proven'));
    });

    test('a second factor that was turned on since the passkey was asked for is asked for too', async () => {
      const { anna, device } = await withPasskey(wire(), { pool: strongPoolId, client: strong });
      const input = await signIn(anna, device, true);
      await withToken(wire(), pool, anna);
      assert.equal((await wire().ok(respond, input)).ChallengeName, 'SOFTWARE_TOKEN_MFA');
    });

    test('letting it be both needs a pool that does, a passkey, and another factor in the same call', async () => {
      const { anna } = await withPasskey(wire(), { pool: strongPoolId, client: strong });
      const AccessToken = await signedIn(wire(), anna, strong);
      await withToken(wire(), pool, anna);
      const prefer = { AccessToken, WebAuthnMfaSettings: on };
      await wire().refused('SetUserMFAPreference', prefer, alone);
      const off = { Enabled: false };
      await wire().refused('SetUserMFAPreference', { ...prefer, SoftwareTokenMfaSettings: off }, alone);
      await wire().ok('SetUserMFAPreference', { ...prefer, SoftwareTokenMfaSettings: on });

      await wire().refused('SetUserMFAPreference', { AccessToken, SoftwareTokenMfaSettings: off }, alone);
      const allOff = { AccessToken, SoftwareTokenMfaSettings: off, WebAuthnMfaSettings: off };
      await wire().ok('SetUserMFAPreference', allOff);
      assert.equal((await wire().ok('GetUser', { AccessToken })).UserMFASettingList, undefined);

      const bert = await person(wire(), { pool: strongPoolId });
      await withToken(wire(), pool, bert);
      const both = { SoftwareTokenMfaSettings: on, WebAuthnMfaSettings: on };
      const named = { UserPoolId: strongPoolId, Username: bert.name };
      await wire().refused(
        'AdminSetUserMFAPreference',
        { ...named, ...both },
        refusal(
          'User does not have applicable WebAuthn credentials to enable WebAuthn MFA.',
          'passkey-mfa-without-passkey',
        ),
      );
      const carl = await withPasskey(wire());
      await wire().refused(
        'AdminSetUserMFAPreference',
        { UserPoolId: choicePoolId, Username: carl.anna.name, WebAuthnMfaSettings: on },
        refusal('WebAuthn MFA is not enabled for the user pool.', 'passkey-mfa-not-allowed'),
      );
    });

    test('it ends being both with the app that an administrator takes away', async () => {
      const { anna } = await withPasskey(wire(), { pool: strongPoolId, client: strong });
      await withToken(wire(), pool, anna);
      const who = { UserPoolId: strongPoolId, Username: anna.name };
      const both = { SoftwareTokenMfaSettings: on, WebAuthnMfaSettings: on };
      await wire().ok('AdminSetUserMFAPreference', { ...who, ...both });
      await wire().ok('AdminDeleteSoftwareToken', who);
      assert.equal((await wire().ok('AdminGetUser', who)).UserMFASettingList, undefined);
    });
  });
});
