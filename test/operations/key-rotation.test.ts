import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import {
  CognitoIdentityProviderClient,
  CreateUserPoolClientCommand,
  GetUserCommand,
  InitiateAuthCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { createLocalJWKSet, decodeProtectedHeader, jwtVerify } from 'jose';
import { freshDatabase, type PostgresServer, postgresForTests } from '../../scripts/postgres.ts';
import { formatMasterKey, makeMasterKey } from '../../src/pool/master-key.ts';
import { systemRandom } from '../../src/pool/random.ts';
import { rotateKeysIn } from '../../src/server/rotate-keys.ts';
import { type RunningService, startService } from '../../src/server/service.ts';
import { readPools } from '../../src/testing/read-pools.ts';
import { describedUser, description, looseClient, loosePoolId } from './described.ts';

const hour = 3_600_000;
const masterKeys = formatMasterKey(makeMasterKey(systemRandom));

describe('the keys of a pool that are turned while a service runs', () => {
  const start = Date.UTC(2026, 10, 21);
  const clock = { time: start, now: () => clock.time };
  let server: PostgresServer;
  let store: string;
  let service: RunningService;
  let sdk: CognitoIdentityProviderClient;
  before(async () => {
    server = await postgresForTests(process.env);
    store = await freshDatabase(server.url);
    service = await startService({
      config: readPools({ pools: description, directory: '.', environment: {} }).pools,
      port: 0,
      host: '127.0.0.1',
      data: 'memory',
      store,
      masterKeys,
      clock,
      log: line => console.error(line),
    });
    sdk = new CognitoIdentityProviderClient({
      endpoint: service.origin,
      region: 'us-east-1',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    });
  });
  after(async () => {
    sdk.destroy();
    await service.stop();
    await server.stop();
  });
  beforeEach(() => {
    // Far behind what the test before left.
    clock.time += 1_000 * hour;
  });

  /** Turns the keys as the command line does, then lets the service learn of it, as a write does. */
  async function rotate(leaked = false) {
    const place = { data: 'memory', store, masterKeys };
    const rotation = await rotateKeysIn(
      place,
      { poolId: loosePoolId, leaked },
      { clock, random: systemRandom },
    );
    await sdk.send(new CreateUserPoolClientCommand({ UserPoolId: loosePoolId, ClientName: 'any' }));
    return rotation;
  }

  async function published(): Promise<{ keys: { kid: string }[] }> {
    const response = await fetch(`${service.origin}/${loosePoolId}/.well-known/jwks.json`);
    return JSON.parse(await response.text());
  }

  async function signIn() {
    const { AuthenticationResult } = await sdk.send(
      new InitiateAuthCommand({
        ClientId: looseClient.one,
        AuthFlow: 'USER_PASSWORD_AUTH',
        AuthParameters: { USERNAME: describedUser.username, PASSWORD: describedUser.password },
      }),
    );
    const { AccessToken = '', IdToken = '', RefreshToken = '' } = AuthenticationResult ?? {};
    const kids = [IdToken, AccessToken].map(token => decodeProtectedHeader(token).kid);
    return { AccessToken, IdToken, RefreshToken, kids };
  }

  /** Whether a resource server with that JWKS, and the service itself, take the tokens. */
  async function isGood({ AccessToken, IdToken }: { AccessToken: string; IdToken: string }, jwks: object) {
    const find = createLocalJWKSet(Object(jwks));
    const currentDate = new Date(clock.time);
    await jwtVerify(IdToken, find, { currentDate });
    await jwtVerify(AccessToken, find, { currentDate });
    await sdk.send(new GetUserCommand({ AccessToken }));
  }

  test('are published at once, sign after an hour, and the former verify until their last token ends', async () => {
    const former = (await published()).keys.map(({ kid }) => kid);
    const before = await signIn();
    assert.deepEqual(before.kids, former);
    const rotation = await rotate();
    assert.ok(rotation.ok);
    const turnedAt = clock.time;
    assert.deepEqual([rotation.signFrom, rotation.formerUntil], [turnedAt + hour, turnedAt + 25 * hour]);
    const both = await published();
    // The first key stays that of ID tokens, which some verifiers count on.
    assert.deepEqual(
      both.keys.map(({ kid }) => kid),
      [...former, ...rotation.kids],
    );
    await isGood(before, both);

    clock.time += hour - 1;
    const last = await signIn();
    assert.deepEqual(last.kids, former);
    clock.time += 1;
    const first = await signIn();
    assert.deepEqual(first.kids, rotation.kids);
    // Who kept the JWKS of the first moment knows them all.
    for (const tokens of [last, first]) await isGood(tokens, both);
    assert.deepEqual(
      (await published()).keys.map(({ kid }) => kid),
      [...rotation.kids, ...former],
    );

    clock.time = turnedAt + 25 * hour - 1;
    assert.equal((await published()).keys.length, 4);
    clock.time += 1;
    assert.deepEqual(
      (await published()).keys.map(({ kid }) => kid),
      rotation.kids,
    );
  });

  test('are not turned again before the former ones are done', async () => {
    assert.ok((await rotate()).ok);
    const until = clock.time + 25 * hour;
    assert.deepEqual(await rotate(), { ok: false, reason: 'still-turning', until });
    clock.time = until;
    assert.ok((await rotate()).ok);
  });

  test('that leaked are dropped at once, also amid a turn, with all that they signed', async () => {
    const before = await signIn();
    assert.ok((await rotate()).ok);
    const rotation = await rotate(true);
    assert.ok(rotation.ok);
    assert.equal(rotation.formerUntil, undefined);
    assert.deepEqual(
      (await published()).keys.map(({ kid }) => kid),
      rotation.kids,
    );
    await assert.rejects(sdk.send(new GetUserCommand({ AccessToken: before.AccessToken })), {
      name: 'NotAuthorizedException',
      message: 'Invalid Access Token',
    });
    assert.deepEqual(service.recorder.events({ operation: 'GetUser' }).at(-1)?.cause, {
      id: 'access-token-key-unknown',
      title: 'The access token names a key that its pool does not have',
      facts: { pool: loosePoolId, kid: before.kids[1] },
    });
    const { AuthenticationResult: refreshed } = await sdk.send(
      new InitiateAuthCommand({
        ClientId: looseClient.one,
        AuthFlow: 'REFRESH_TOKEN_AUTH',
        AuthParameters: { REFRESH_TOKEN: before.RefreshToken },
      }),
    );
    assert.equal(decodeProtectedHeader(refreshed?.AccessToken ?? '').kid, rotation.kids[1]);
    const now = await signIn();
    assert.deepEqual(now.kids, rotation.kids);
    await isGood(now, await published());
  });

  test('of a pool that is not there', async () => {
    const place = { data: 'memory', store, masterKeys };
    assert.deepEqual(
      await rotateKeysIn(place, { poolId: 'us-east-1_None', leaked: false }, { clock, random: systemRandom }),
      { ok: false, reason: 'no-such-pool' },
    );
  });
});
