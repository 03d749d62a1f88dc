import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { describe, test } from 'node:test';
import { decodeJwt } from 'jose';
import type { Output } from '../../src/model/operation.ts';
import {
  client,
  clientSecret,
  description,
  emailClient,
  emailPoolId,
  looseClient,
  poolId,
} from './described.ts';
import { onBothEngines } from './engines.ts';
import { type Person, person } from './people.ts';
import type { Shown, Wire } from './wire.ts';

type Tokens = NonNullable<Output<'InitiateAuth'>['AuthenticationResult']>;

const refused = (message: string, cause: string, facts: object = {}): Shown => ({
  type: 'NotAuthorizedException',
  message,
  cause,
  facts: { ...facts },
});
const revoked = refused('Refresh Token has been revoked', 'refresh-token-revoked');

const hash = (name: string) =>
  createHmac('sha256', clientSecret).update(name).update(client.secret).digest('base64');

async function signedIn(wire: Wire, who: Person, ClientId: string = client.open): Promise<Tokens> {
  const SECRET_HASH = ClientId === client.secret ? hash(who.name) : undefined;
  const { AuthenticationResult } = await wire.ok('InitiateAuth', {
    ClientId,
    AuthFlow: 'USER_PASSWORD_AUTH',
    AuthParameters: { USERNAME: who.name, PASSWORD: who.password, ...(SECRET_HASH && { SECRET_HASH }) },
  });
  assert.ok(AuthenticationResult);
  return AuthenticationResult;
}

const refresh = (token: string | undefined, ClientId: string = client.open, more: object = {}) => ({
  ClientId,
  AuthFlow: 'REFRESH_TOKEN_AUTH',
  AuthParameters: { REFRESH_TOKEN: token, ...more },
});

onBothEngines({ pools: description }, wire => {
  describe('a refresh token', () => {
    for (const AuthFlow of ['REFRESH_TOKEN_AUTH', 'REFRESH_TOKEN']) {
      test(`gives new tokens of the same sign-in: ${AuthFlow}`, async () => {
        const anna = await person(wire());
        const tokens = await signedIn(wire(), anna);
        wire().clock.advance('10m');
        const input = { ...refresh(tokens.RefreshToken), AuthFlow };
        const { AuthenticationResult, ...rest } = await wire().ok('InitiateAuth', input);
        assert.deepEqual(rest, { ChallengeParameters: {} });
        const { AccessToken = '', IdToken = '', ...told } = AuthenticationResult ?? {};
        assert.deepEqual(told, { ExpiresIn: 3600, TokenType: 'Bearer' });
        for (const [before, after] of [
          [tokens.AccessToken, AccessToken],
          [tokens.IdToken, IdToken],
        ] as const) {
          const [old, fresh] = [decodeJwt(before ?? ''), decodeJwt(after)];
          for (const claim of ['sub', 'iss', 'auth_time', 'event_id', 'origin_jti', 'token_use']) {
            assert.equal(fresh[claim], old[claim], claim);
          }
          assert.notEqual(fresh.jti, old.jti);
          assert.ok((fresh.iat ?? 0) >= (old.iat ?? 0) + 600);
          assert.equal((fresh.exp ?? 0) - (fresh.iat ?? 0), 3600);
        }
        await wire().ok('GetUser', { AccessToken });
      });
    }
    test('reads the attributes of now', async () => {
      const anna = await person(wire());
      const { RefreshToken } = await signedIn(wire(), anna);
      const UserAttributes = [{ Name: 'family_name', Value: 'Berg' }];
      const named = { UserPoolId: poolId, Username: anna.name };
      await wire().ok('AdminUpdateUserAttributes', { ...named, UserAttributes });
      const { AuthenticationResult } = await wire().ok('InitiateAuth', refresh(RefreshToken));
      assert.equal(decodeJwt(AuthenticationResult?.IdToken ?? '').family_name, 'Berg');
    });
    test('is taken from a server too', async () => {
      const { RefreshToken } = await signedIn(wire(), await person(wire()));
      await wire().ok('AdminInitiateAuth', { ...refresh(RefreshToken), UserPoolId: poolId });
    });
    test('wants the hash over the canonical username', async () => {
      const anna = await person(wire());
      const { RefreshToken } = await signedIn(wire(), anna, client.secret);
      const missing = refused(
        `Client ${client.secret} is configured with secret but SECRET_HASH was not received`,
        'secret-hash-missing',
      );
      await wire().refused('InitiateAuth', refresh(RefreshToken, client.secret), missing);
      const wrong = refused(`Unable to verify secret hash for client ${client.secret}`, 'secret-hash-wrong');
      const alias = { SECRET_HASH: hash(anna.email) };
      await wire().refused('InitiateAuth', refresh(RefreshToken, client.secret, alias), wrong);
      const canonical = { SECRET_HASH: hash(anna.name) };
      await wire().ok('InitiateAuth', refresh(RefreshToken, client.secret, canonical));
    });

    test('that is none', async () => {
      const none = refused('Invalid Refresh Token', 'refresh-token-unreadable');
      const tokens = await signedIn(wire(), await person(wire()));
      for (const token of ['garbage', 'a.b.c.d.e', tokens.AccessToken, `${tokens.RefreshToken}x`]) {
        await wire().refused('InitiateAuth', refresh(token), none);
      }
    });
    test('of another pool', async () => {
      const anna = await person(wire(), { pool: emailPoolId });
      const { RefreshToken } = await signedIn(wire(), anna, emailClient);
      const none = refused('Invalid Refresh Token', 'refresh-token-unreadable');
      await wire().refused('InitiateAuth', refresh(RefreshToken), none);
      await wire().refused('InitiateAuth', refresh(RefreshToken, looseClient.one), none);
    });
    test('of another client of the pool', async () => {
      const anna = await person(wire());
      const { RefreshToken } = await signedIn(wire(), anna, client.other);
      await wire().refused(
        'InitiateAuth',
        refresh(RefreshToken),
        refused('Refresh Token has different Client', 'refresh-token-of-another-client', {
          issuedTo: client.other,
          submittedBy: client.open,
          user: anna.name,
        }),
      );
    });
    test('lives as long as its client says: not in the millisecond after', async () => {
      const anna = await person(wire());
      wire().clock.pause();
      const { RefreshToken } = await signedIn(wire(), anna, client.short);
      wire().clock.advance(60 * 60_000 - 1);
      await wire().ok('InitiateAuth', refresh(RefreshToken, client.short));
      wire().clock.advance(1);
      await wire().refused(
        'InitiateAuth',
        refresh(RefreshToken, client.short),
        refused('Refresh Token has expired', 'refresh-token-expired'),
      );
      wire().clock.resume();
    });
    test('of a user who is disabled, and enabled again', async () => {
      const anna = await person(wire());
      const named = { UserPoolId: poolId, Username: anna.name };
      const { RefreshToken } = await signedIn(wire(), anna);
      await wire().ok('AdminDisableUser', named);
      const disabled = refused('User is disabled.', 'user-is-disabled');
      await wire().refused('InitiateAuth', refresh(RefreshToken), disabled);
      await wire().ok('AdminEnableUser', named);
      await wire().refused('InitiateAuth', refresh(RefreshToken), revoked);
    });
    test('of a user who was deleted, and made again', async () => {
      const anna = await person(wire());
      const named = { UserPoolId: poolId, Username: anna.name };
      const { RefreshToken } = await signedIn(wire(), anna);
      const deleted = refused(
        'The user has been deleted for the associated refresh token',
        'refresh-token-user-deleted',
      );
      await wire().ok('AdminDeleteUser', named);
      await wire().refused('InitiateAuth', refresh(RefreshToken), deleted);
      await wire().ok('AdminCreateUser', { ...named, MessageAction: 'SUPPRESS' });
      await wire().refused('InitiateAuth', refresh(RefreshToken), deleted);
    });
    test('where the client rotates them', async () => {
      const { UserPoolClient } = await wire().ok('CreateUserPoolClient', {
        UserPoolId: poolId,
        ClientName: 'rotating',
        ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH'],
        RefreshTokenRotation: { Feature: 'ENABLED' },
      });
      const ClientId = UserPoolClient?.ClientId ?? '';
      const { RefreshToken } = await signedIn(wire(), await person(wire()), ClientId);
      // Such a client cannot list the flow, and yet that is not what it is told.
      await wire().refused('InitiateAuth', refresh(RefreshToken, ClientId), {
        type: 'UnsupportedOperationException',
        message: 'This API does not support refresh token rotation',
        cause: 'rotation-replaces-this-flow',
        facts: { client: ClientId },
      });
    });
  });
});
