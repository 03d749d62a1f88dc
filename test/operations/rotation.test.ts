import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { describe, test } from 'node:test';
import { decodeJwt } from 'jose';
import { client, description, emailClient, emailPoolId, poolId } from './described.ts';
import { onBothEngines } from './engines.ts';
import { person } from './people.ts';
import { exchange, rotatingClient, signIn } from './rotating.ts';
import { type Shown, startWire } from './wire.ts';

const refused = (message: string | null, cause: string, facts: object = {}): Shown => ({
  type: 'NotAuthorizedException',
  message,
  cause,
  facts: { ...facts },
});
const reused: Shown = {
  type: 'RefreshTokenReuseException',
  message: 'Refresh token reuse detected',
  cause: 'refresh-token-reused',
};
const ended = refused(null, 'rotating-sign-in-ended');
const ask = (ClientId: string, RefreshToken: string, more: object = {}) => ({
  ClientId,
  RefreshToken,
  ...more,
});

onBothEngines({ pools: description }, wire => {
  describe('GetTokensFromRefreshToken with rotation', () => {
    test('gives a new refresh token and ends the old one at once; reuse leaves the family alone', async () => {
      const { id } = await rotatingClient(wire());
      const first = await signIn(wire(), await person(wire()), id);
      wire().clock.advance('10m');
      const second = await exchange(wire(), id, first.RefreshToken);
      assert.deepEqual(Object.keys(second), [
        'AccessToken',
        'ExpiresIn',
        'IdToken',
        'RefreshToken',
        'TokenType',
      ]);
      assert.notEqual(second.RefreshToken, first.RefreshToken);
      for (const token of ['AccessToken', 'IdToken'] as const) {
        const [old, fresh] = [decodeJwt(first[token]), decodeJwt(second[token])];
        for (const claim of ['sub', 'auth_time', 'event_id', 'origin_jti']) {
          assert.equal(fresh[claim], old[claim], claim);
        }
        assert.notEqual(fresh.jti, old.jti);
      }
      await wire().refused('GetTokensFromRefreshToken', ask(id, first.RefreshToken), reused);
      const third = await exchange(wire(), id, second.RefreshToken);
      await wire().refused('GetTokensFromRefreshToken', ask(id, first.RefreshToken), reused);
      await wire().refused('GetTokensFromRefreshToken', ask(id, second.RefreshToken), reused);
      for (const { AccessToken } of [first, second, third]) await wire().ok('GetUser', { AccessToken });
      await exchange(wire(), id, third.RefreshToken);
    });

    test('takes a retry within the grace of the first use, not in the millisecond after', async () => {
      const { id } = await rotatingClient(wire(), 10);
      wire().clock.pause();
      const first = await signIn(wire(), await person(wire()), id);
      const child = await exchange(wire(), id, first.RefreshToken);
      wire().clock.advance(9_000);
      const retried = await exchange(wire(), id, first.RefreshToken);
      await wire().refused('GetTokensFromRefreshToken', ask(id, child.RefreshToken), {
        ...reused,
        facts: { graceSeconds: 10 },
      });
      wire().clock.advance(999);
      const again = await exchange(wire(), id, first.RefreshToken);
      await wire().refused('GetTokensFromRefreshToken', ask(id, retried.RefreshToken), reused);
      // The retries did not prolong it.
      wire().clock.advance(1);
      await wire().refused('GetTokensFromRefreshToken', ask(id, first.RefreshToken), reused);
      await exchange(wire(), id, again.RefreshToken);
      wire().clock.resume();
    });

    test('does not take the token before the previous one, whatever the grace', async () => {
      const { id } = await rotatingClient(wire(), 60);
      const first = await signIn(wire(), await person(wire()), id);
      const second = await exchange(wire(), id, first.RefreshToken);
      await exchange(wire(), id, second.RefreshToken);
      await wire().refused('GetTokensFromRefreshToken', ask(id, first.RefreshToken), reused);
      await exchange(wire(), id, second.RefreshToken);
    });

    test('keeps the end of the first refresh token', async () => {
      const short = { RefreshTokenValidity: 60, TokenValidityUnits: { RefreshToken: 'minutes' } };
      const { id } = await rotatingClient(wire(), 0, short);
      wire().clock.pause();
      const first = await signIn(wire(), await person(wire()), id);
      wire().clock.advance('30m');
      const second = await exchange(wire(), id, first.RefreshToken);
      wire().clock.advance(30 * 60_000 - 1);
      const third = await exchange(wire(), id, second.RefreshToken);
      wire().clock.advance(1);
      const expired = refused('Refresh Token has expired', 'refresh-token-expired');
      await wire().refused('GetTokensFromRefreshToken', ask(id, third.RefreshToken), expired);
      wire().clock.resume();
    });

    for (const generation of [0, 1, 2]) {
      test(`ends with its family when generation ${generation} is revoked`, async () => {
        const { id } = await rotatingClient(wire());
        const tokens = [await signIn(wire(), await person(wire()), id)];
        for (const _ of [1, 2]) tokens.push(await exchange(wire(), id, tokens.at(-1)?.RefreshToken));
        await wire().ok('RevokeToken', { ClientId: id, Token: tokens[generation]?.RefreshToken });
        for (const { AccessToken, RefreshToken } of tokens) {
          const { text } = await wire().call('GetTokensFromRefreshToken', ask(id, RefreshToken));
          assert.equal(text, '{"__type":"NotAuthorizedException"}');
          await wire().refused('GetTokensFromRefreshToken', ask(id, RefreshToken), ended);
          const revoked = refused('Access Token has been revoked', 'access-token-revoked');
          await wire().refused('GetUser', { AccessToken }, revoked);
        }
      });
    }

    test('names the origin without token revocation, but for the access token of the sign-in', async () => {
      const { id } = await rotatingClient(wire(), 0, { EnableTokenRevocation: false });
      const first = await signIn(wire(), await person(wire()), id);
      const second = await exchange(wire(), id, first.RefreshToken);
      const origins = [first.AccessToken, first.IdToken, second.AccessToken, second.IdToken].map(
        token => decodeJwt(token).origin_jti !== undefined,
      );
      assert.deepEqual(origins, [false, true, true, true]);
      for (const { AccessToken } of [first, second]) await wire().ok('GetUser', { AccessToken });
    });

    test('switched off keeps only the newest token, which can then be used again and again', async () => {
      const { id } = await rotatingClient(wire(), 60);
      const first = await signIn(wire(), await person(wire()), id);
      const second = await exchange(wire(), id, first.RefreshToken);
      await wire().ok('UpdateUserPoolClient', { UserPoolId: poolId, ClientId: id });
      await wire().refused('GetTokensFromRefreshToken', ask(id, first.RefreshToken), reused);
      const flow = (REFRESH_TOKEN: string) => ({
        ClientId: id,
        AuthFlow: 'REFRESH_TOKEN_AUTH',
        AuthParameters: { REFRESH_TOKEN },
      });
      await wire().refused(
        'InitiateAuth',
        flow(first.RefreshToken),
        refused('Refresh Token has been revoked', 'rotated-token-in-refresh-flow'),
      );
      for (const _ of [1, 2]) {
        await wire().ok('InitiateAuth', flow(second.RefreshToken));
        const tokens = await exchange(wire(), id, second.RefreshToken);
        assert.equal(tokens.RefreshToken, undefined);
      }
    });
  });

  describe('GetTokensFromRefreshToken without rotation', () => {
    test('gives no refresh token, and the old one stays good', async () => {
      const { RefreshToken } = await signIn(wire(), await person(wire()), client.open);
      for (const _ of [1, 2]) {
        const tokens = await exchange(wire(), client.open, RefreshToken);
        assert.deepEqual(Object.keys(tokens), ['AccessToken', 'ExpiresIn', 'IdToken', 'TokenType']);
        await wire().ok('GetUser', { AccessToken: tokens.AccessToken });
      }
    });
    test('says that it was revoked', async () => {
      const { RefreshToken } = await signIn(wire(), await person(wire()), client.open);
      await wire().ok('RevokeToken', { ClientId: client.open, Token: RefreshToken });
      const revoked = refused('Refresh Token has been revoked', 'refresh-token-revoked');
      await wire().refused('GetTokensFromRefreshToken', ask(client.open, RefreshToken), revoked);
    });
  });

  describe('GetTokensFromRefreshToken refuses', () => {
    test('what is no refresh token of the pool', async () => {
      const anna = await person(wire(), { pool: emailPoolId });
      const { RefreshToken, AccessToken } = await signIn(wire(), anna, emailClient);
      const none = refused('Invalid Refresh Token', 'refresh-token-unreadable');
      for (const token of [RefreshToken, AccessToken, 'garbage', 'a.b.c.d.e']) {
        await wire().refused('GetTokensFromRefreshToken', ask(client.open, token), none);
      }
    });
    test('the token of another client', async () => {
      const { RefreshToken } = await signIn(wire(), await person(wire()), client.other);
      const other = refused('Refresh Token has different Client', 'refresh-token-of-another-client');
      await wire().refused('GetTokensFromRefreshToken', ask(client.open, RefreshToken), other);
    });
    test('a client that is not there', async () => {
      await wire().refused('GetTokensFromRefreshToken', ask('nobody', 'a.b.c.d.e'), {
        type: 'ResourceNotFoundException',
        message: 'User pool client nobody does not exist.',
        cause: 'client-not-found',
      });
    });
    test('the user who is disabled, enabled again, and deleted', async () => {
      const { id } = await rotatingClient(wire());
      const anna = await person(wire());
      const named = { UserPoolId: poolId, Username: anna.name };
      const { RefreshToken } = await signIn(wire(), anna, id);
      await wire().ok('AdminDisableUser', named);
      const disabled = refused('User is disabled.', 'user-is-disabled');
      await wire().refused('GetTokensFromRefreshToken', ask(id, RefreshToken), disabled);
      await wire().ok('AdminEnableUser', named);
      await wire().refused('GetTokensFromRefreshToken', ask(id, RefreshToken), ended);
      await wire().ok('AdminDeleteUser', named);
      const deleted = refused(
        'The user has been deleted for the associated refresh token',
        'refresh-token-user-deleted',
      );
      await wire().refused('GetTokensFromRefreshToken', ask(id, RefreshToken), deleted);
    });
    test('a client that does not send its secret, before it looks at the token', async () => {
      const { id, secret = '' } = await rotatingClient(wire(), 0, { GenerateSecret: true });
      const anna = await person(wire());
      const SECRET_HASH = createHmac('sha256', secret).update(`${anna.name}${id}`).digest('base64');
      const { RefreshToken } = await signIn(wire(), anna, id, { SECRET_HASH });
      const missing = refused(
        `Client ${id} is configured for secret but secret was not received`,
        'raw-secret-missing',
      );
      const wrong = refused(`Unable to verify secret hash for client ${id}`, 'raw-secret-wrong');
      const ClientSecret = 'x'.repeat(secret.length);
      for (const token of [RefreshToken, 'garbage']) {
        await wire().refused('GetTokensFromRefreshToken', ask(id, token), missing);
        await wire().refused('GetTokensFromRefreshToken', ask(id, token, { ClientSecret }), wrong);
      }
      await wire().ok('GetTokensFromRefreshToken', ask(id, RefreshToken, { ClientSecret: secret }));
    });
    test('no secret of a client that has none', async () => {
      const { RefreshToken } = await signIn(wire(), await person(wire()), client.open);
      const ClientSecret = 'x'.repeat(24);
      await wire().ok('GetTokensFromRefreshToken', ask(client.open, RefreshToken, { ClientSecret }));
    });
  });
});

test('an app client of pools.yaml rotates as it is described, without the flow that this excludes', async context => {
  const described = 'rotates0client0of0wire1';
  const refreshTokenRotation = { graceSeconds: 20 };
  const wire = await startWire({
    pools: {
      regions: ['us-east-1'],
      pools: [{ id: poolId, name: 'wire', clients: [{ id: described, name: 'app', refreshTokenRotation }] }],
    },
  });
  context.after(() => wire.stop());
  const named = { UserPoolId: poolId, ClientId: described };
  const { UserPoolClient } = await wire.ok('DescribeUserPoolClient', named);
  assert.deepEqual(UserPoolClient?.RefreshTokenRotation, { Feature: 'ENABLED', RetryGracePeriodSeconds: 20 });
  assert.deepEqual(UserPoolClient?.ExplicitAuthFlows, ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_USER_SRP_AUTH']);
  const { RefreshToken } = await signIn(wire, await person(wire), described);
  const { RefreshToken: next } = await exchange(wire, described, RefreshToken);
  assert.ok(next);
});
