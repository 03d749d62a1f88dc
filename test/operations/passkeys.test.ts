import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { authenticator, type Ceremony } from './authenticator.ts';
import {
  choiceClient,
  choiceDescription,
  choicePoolId,
  domainPoolId,
  passwordPoolId,
  siteLessPoolId,
  strictPoolId,
} from './choice-pools.ts';
import { onBothEngines } from './engines.ts';
import { register, rpId, signedIn, start } from './passkey-steps.ts';
import { person } from './people.ts';
import type { Shown } from './wire.ts';

const refusals =
  (type: string, message: string) =>
  (cause: string): Shown => ({ type, message, cause });
const malformed = refusals('InvalidParameterException', 'Invalid credential.')('passkey-malformed');
const unknown = refusals(
  'WebAuthnChallengeNotFoundException',
  'Challenge not found. Start the registration again.',
)('passkey-challenge-unknown');
const notSupported = refusals(
  'WebAuthnCredentialNotSupportedException',
  'The credential is not supported.',
)('passkey-not-supported');
const notAllowed = refusals(
  'WebAuthnOriginNotAllowedException',
  'The origin is not allowed.',
)('passkey-origin-not-allowed');
const mismatch = refusals(
  'WebAuthnRelyingPartyMismatchException',
  'The relying party of the credential does not match that of the user pool.',
)('passkey-of-another-relying-party');

onBothEngines({ pools: choiceDescription }, wire => {
  describe('a registration', () => {
    test('tells the browser what to make', async () => {
      const anna = await person(wire(), { pool: choicePoolId });
      const AccessToken = await signedIn(wire(), anna);
      const options = await start(wire(), AccessToken);
      assert.match(options.challenge, /^[\w-]{22,}$/);
      const { UserAttributes = [] } = await wire().ok('GetUser', { AccessToken });
      const sub = UserAttributes.find(({ Name }) => Name === 'sub')?.Value ?? '';
      assert.deepEqual(
        { ...options, challenge: '' },
        {
          authenticatorSelection: {
            requireResidentKey: true,
            residentKey: 'required',
            userVerification: 'preferred',
          },
          challenge: '',
          excludeCredentials: [],
          pubKeyCredParams: [
            { alg: -7, type: 'public-key' },
            { alg: -257, type: 'public-key' },
          ],
          rp: { id: 'localhost', name: 'localhost' },
          timeout: 60_000,
          user: { displayName: anna.name, id: Buffer.from(sub).toString('base64url'), name: anna.name },
        },
      );
    });
    for (const algorithm of ['ES256', 'RS256'] as const) {
      test(`with ${algorithm} is listed, excluded from the next, and deleted`, async () => {
        const anna = await person(wire(), { pool: choicePoolId });
        const AccessToken = await signedIn(wire(), anna);
        const device = authenticator(algorithm);
        await register(wire(), AccessToken, device);
        const { Credentials } = await wire().ok('ListWebAuthnCredentials', { AccessToken });
        assert.deepEqual(
          Credentials?.map(({ CreatedAt: _, ...shown }) => shown),
          [
            {
              AuthenticatorAttachment: 'platform',
              AuthenticatorTransports: ['internal'],
              CredentialId: device.id,
              FriendlyCredentialName: 'Platform passkey',
              RelyingPartyId: 'localhost',
            },
          ],
        );
        const { excludeCredentials } = await start(wire(), AccessToken);
        assert.deepEqual(excludeCredentials, [{ id: device.id, type: 'public-key' }]);
        const deletion = { AccessToken, CredentialId: device.id };
        assert.deepEqual(await wire().ok('DeleteWebAuthnCredential', deletion), {});
        await wire().refused(
          'DeleteWebAuthnCredential',
          deletion,
          refusals('ResourceNotFoundException', 'Credential not found.')('passkey-not-found'),
        );
      });
    }
    test('is listed page by page, and no more than twenty times', async () => {
      const anna = await person(wire(), { pool: choicePoolId });
      const AccessToken = await signedIn(wire(), anna);
      for (let count = 0; count < 20; count += 1) await register(wire(), AccessToken, authenticator());
      const page = await wire().ok('ListWebAuthnCredentials', { AccessToken, MaxResults: 15 });
      const { NextToken } = page;
      const rest = await wire().ok('ListWebAuthnCredentials', { AccessToken, NextToken });
      assert.deepEqual(
        [page.Credentials?.length, rest.Credentials?.length, rest.NextToken],
        [15, 5, undefined],
      );
      const { challenge } = await start(wire(), AccessToken);
      const Credential = authenticator().register({ challenge, rpId });
      await wire().refused(
        'CompleteWebAuthnRegistration',
        { AccessToken, Credential },
        refusals('LimitExceededException', 'Passkey limit exceeded for the user.')('too-many-passkeys'),
      );
    });

    const errors: readonly [string, Partial<Ceremony>, Shown, ('ES256' | 'EdDSA')?][] = [
      ['another challenge', { challenge: 'AAAA' }, unknown],
      ['a page elsewhere', { origin: 'https://example.com' }, notAllowed],
      ['a page that is not secure', { origin: 'http://app.example.com' }, notAllowed],
      ['a host that only ends alike', { origin: 'https://evil-localhost' }, notAllowed],
      ['a frame of another site', { crossOrigin: true }, notAllowed],
      ['another relying party', { rpId: 'example.com' }, mismatch],
      ['the answer of a sign-in', { type: 'webauthn.get' }, malformed],
      ['nobody there', { userPresent: false }, notSupported],
      ['a key of another algorithm', {}, notSupported, 'EdDSA'],
    ];
    for (const [name, wrong, shown, algorithm] of errors) {
      test(`with ${name} is refused`, async () => {
        const anna = await person(wire(), { pool: choicePoolId });
        const AccessToken = await signedIn(wire(), anna);
        const { challenge } = await start(wire(), AccessToken);
        const Credential = authenticator(algorithm).register({ challenge, rpId, ...wrong });
        await wire().refused('CompleteWebAuthnRegistration', { AccessToken, Credential }, shown);
      });
    }
    test('uses its challenge once, for its user, by its client, in its time', async () => {
      const [anna, ben] = [
        await person(wire(), { pool: choicePoolId }),
        await person(wire(), { pool: choicePoolId }),
      ];
      const AccessToken = await signedIn(wire(), anna);
      const { challenge } = await start(wire(), AccessToken);
      const complete = (token: string, given = challenge) => ({
        AccessToken: token,
        Credential: authenticator().register({ challenge: given, rpId }),
      });
      await wire().refused('CompleteWebAuthnRegistration', complete(await signedIn(wire(), ben)), unknown);
      await wire().refused(
        'CompleteWebAuthnRegistration',
        complete(await signedIn(wire(), anna, choiceClient.other)),
        refusals(
          'WebAuthnClientMismatchException',
          'The registration was started by another app client.',
        )('passkey-of-another-client'),
      );
      await wire().ok('CompleteWebAuthnRegistration', complete(AccessToken));
      await wire().refused('CompleteWebAuthnRegistration', complete(AccessToken), unknown);
      const late = (await start(wire(), AccessToken)).challenge;
      wire().clock.advance('3m');
      await wire().refused('CompleteWebAuthnRegistration', complete(AccessToken, late), unknown);
    });
    for (const [name, Credential] of [
      ['nothing in it', {}],
      ['JSON text', '{"id":"AAAA"}'],
      [
        'bytes that are no CBOR',
        { id: 'AAAA', type: 'public-key', response: { clientDataJSON: 'e30', attestationObject: '_w' } },
      ],
    ] as const) {
      test(`with ${name} is refused`, async () => {
        const AccessToken = await signedIn(wire(), await person(wire(), { pool: choicePoolId }));
        await wire().refused('CompleteWebAuthnRegistration', { AccessToken, Credential }, malformed);
      });
    }
    test('is for the domain of a pool that names no other site', async () => {
      const anna = await person(wire(), { pool: domainPoolId });
      const options = await start(wire(), await signedIn(wire(), anna, choiceClient.domain));
      const id = 'choice-of-passkeys.auth.us-east-1.amazoncognito.com';
      assert.deepEqual(options.rp, { id, name: id });
    });
    test('is refused where the pool has no site at all', async () => {
      const anna = await person(wire(), { pool: siteLessPoolId });
      const AccessToken = await signedIn(wire(), anna, choiceClient.siteLess);
      await wire().refused(
        'StartWebAuthnRegistration',
        { AccessToken },
        refusals(
          'WebAuthnConfigurationMissingException',
          'Relying party is not configured for this user pool.',
        )('relying-party-missing'),
      );
    });
    test('of a user who was not verified is refused where the pool demands it', async () => {
      const anna = await person(wire(), { pool: strictPoolId });
      const AccessToken = await signedIn(wire(), anna, choiceClient.strict);
      const { challenge, authenticatorSelection } = await start(wire(), AccessToken);
      assert.deepEqual(authenticatorSelection, {
        requireResidentKey: true,
        residentKey: 'required',
        userVerification: 'required',
      });
      const complete = (userVerified: boolean) => ({
        AccessToken,
        Credential: authenticator().register({ challenge, rpId, userVerified }),
      });
      await wire().refused('CompleteWebAuthnRegistration', complete(false), notSupported);
      await wire().ok('CompleteWebAuthnRegistration', complete(true));
    });
    test('is refused where the pool allows no passkeys', async () => {
      const anna = await person(wire(), { pool: passwordPoolId });
      const AccessToken = await signedIn(wire(), anna, choiceClient.password);
      await wire().refused(
        'StartWebAuthnRegistration',
        { AccessToken },
        refusals(
          'WebAuthnNotEnabledException',
          'WebAuthn is not enabled for this user pool.',
        )('passkeys-not-allowed'),
      );
    });
  });
});
