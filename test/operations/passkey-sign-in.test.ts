import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Authenticator, Ceremony } from './authenticator.ts';
import { answer, choose } from './choice.ts';
import { choiceClient, choiceDescription, strongPoolId } from './choice-pools.ts';
import { onBothEngines } from './engines.ts';
import { withToken } from './mfa-pools.ts';
import { ask, proof, rpId, withPasskey } from './passkey-steps.ts';
import type { Person } from './people.ts';
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
    test('a passkey is one factor, unless the user turns on more', async () => {
      const { anna, device } = await withPasskey(wire(), { pool: strongPoolId, client: strong });
      await withToken(wire(), pool, anna);
      const one = await wire().ok(respond, await signIn(anna, device, true));
      assert.equal(one.ChallengeName, 'SOFTWARE_TOKEN_MFA');
      const who = { UserPoolId: strongPoolId, Username: anna.name };
      await wire().ok('AdminSetUserMFAPreference', { ...who, WebAuthnMfaSettings: { Enabled: true } });
      const { options } = await ask(wire(), anna, strong);
      assert.equal(options.userVerification, 'required');
      const both = await wire().ok(respond, await signIn(anna, device, true));
      assert.equal(both.AuthenticationResult?.TokenType, 'Bearer');
      await wire().refused(respond, await signIn(anna, device, false), incorrect('passkey-not-proven'));
    });
  });
});
