import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { deleteUser, fetchAuthSession, fetchUserAttributes, signIn, signOut } from '@aws-amplify/auth';
import { client, description, poolId } from '../operations/described.ts';
import { person } from '../operations/people.ts';
import { rotatingClient } from '../operations/rotating.ts';
import { startWire, type Wire } from '../operations/wire.ts';
import { openApp } from './amplify-app.ts';

const options = { authFlowType: 'USER_PASSWORD_AUTH' as const };
const signedOut = { name: 'UserUnAuthenticatedException' };
let wire: Wire;
before(async () => {
  wire = await startWire({ pools: description });
});
after(() => wire.stop());
const open = (clientId: string, kept?: Map<string, string>) =>
  openApp(wire, { pool: poolId, client: clientId }, kept);
beforeEach(() => open(client.open));

async function signedIn() {
  const { name: username, password } = await person(wire);
  await signIn({ username, password, options });
  return username;
}

/** What Amplify keeps as the refresh token. */
const refreshTokenOf = (kept: ReadonlyMap<string, string>) =>
  [...kept].find(([key]) => key.endsWith('.refreshToken'))?.[1];

describe('Amplify holds a session', () => {
  test('whose tokens are the user’s, and refreshes it', async () => {
    const username = await signedIn();
    const first = await fetchAuthSession();
    assert.equal(first.tokens?.accessToken.payload.username, username);
    assert.equal(first.tokens?.idToken?.payload['cognito:username'], username);
    assert.equal(first.userSub, first.tokens?.accessToken.payload.sub);
    const same = await fetchAuthSession();
    assert.equal(same.tokens?.accessToken.toString(), first.tokens?.accessToken.toString());
    const forced = await fetchAuthSession({ forceRefresh: true });
    assert.notEqual(forced.tokens?.accessToken.payload.jti, first.tokens?.accessToken.payload.jti);
    assert.equal(forced.tokens?.accessToken.payload.origin_jti, first.tokens?.accessToken.payload.origin_jti);
  });

  test('with refresh tokens that are exchanged at each use', async () => {
    const kept = new Map<string, string>();
    const { id } = await rotatingClient(wire);
    open(id, kept);
    await signedIn();
    const tokens = new Set([refreshTokenOf(kept)]);
    for (let refreshed = 0; refreshed < 3; refreshed += 1) {
      assert.ok((await fetchAuthSession({ forceRefresh: true })).tokens);
      tokens.add(refreshTokenOf(kept));
    }
    assert.equal(tokens.size, 4);
  });

  test('and loses it where an exchanged token is sent again', async () => {
    const { id } = await rotatingClient(wire);
    const kept = new Map<string, string>();
    open(id, kept);
    await signedIn();
    const copied = new Map(kept);
    await fetchAuthSession({ forceRefresh: true });
    open(id, copied);
    await assert.rejects(fetchAuthSession({ forceRefresh: true }), {
      name: 'RefreshTokenReuseException',
      message: 'Refresh token reuse detected',
    });
    open(id, kept);
    assert.ok((await fetchAuthSession({ forceRefresh: true })).tokens);
  });

  test('until it signs out', async () => {
    const kept = new Map<string, string>();
    open(client.open, kept);
    await signedIn();
    const copied = new Map(kept);
    await signOut();
    assert.equal(wire.events.last()?.operation, 'RevokeToken');
    assert.equal((await fetchAuthSession()).tokens, undefined);
    open(client.open, copied);
    await assert.rejects(fetchUserAttributes(), {
      name: 'NotAuthorizedException',
      message: 'Access Token has been revoked',
    });
    assert.equal((await fetchAuthSession({ forceRefresh: true })).tokens, undefined);
    await assert.rejects(fetchUserAttributes(), signedOut);
  });

  test('until it signs out everywhere', async () => {
    const { name: username, password } = await person(wire);
    const phone = new Map<string, string>();
    open(client.open, phone);
    await signIn({ username, password, options });
    open(client.other);
    await signIn({ username, password, options });
    await signOut({ global: true });
    assert.equal(wire.events.last()?.operation, 'GlobalSignOut');
    open(client.open, phone);
    await assert.rejects(fetchUserAttributes(), {
      name: 'NotAuthorizedException',
      message: 'Access Token has been revoked',
    });
    assert.equal((await fetchAuthSession({ forceRefresh: true })).tokens, undefined);
  });

  test('until the user is deleted', async () => {
    const username = await signedIn();
    await deleteUser();
    await assert.rejects(fetchUserAttributes(), signedOut);
    await wire.refused(
      'AdminGetUser',
      { UserPoolId: poolId, Username: username },
      { type: 'UserNotFoundException', message: 'User does not exist.', cause: 'user-not-found' },
    );
  });
});
