import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { CognitoUserSession, CognitoUser as User } from 'amazon-cognito-identity-js';
import { identity } from '../clients/identity.ts';
import { description } from './described.ts';
import { deviceKeyOf, tracked } from './device.ts';
import type { Person } from './people.ts';
import type { TestPool } from './user-pools.ts';
import { startWire, type Wire } from './wire.ts';

const { AuthenticationDetails, CognitoUser, CognitoUserPool } = identity;

let wire: Wire;
before(async () => {
  wire = await startWire({ pools: description });
});
after(() => wire.stop());

/** Storage of one browser. */
function browser(): Storage {
  const items = new Map<string, string>();
  return {
    get length() {
      return items.size;
    },
    clear: () => items.clear(),
    getItem: key => items.get(key) ?? null,
    key: index => [...items.keys()][index] ?? null,
    removeItem: key => {
      items.delete(key);
    },
    setItem: (key, value) => {
      items.set(key, value);
    },
  };
}

function userOf({ UserPoolId, ClientId }: TestPool, who: Person, storage: Storage): User {
  const Pool = new CognitoUserPool({ UserPoolId, ClientId, endpoint: `${wire.endpoint}/`, Storage: storage });
  return new CognitoUser({ Username: who.name, Pool, Storage: storage });
}

type Flow = 'USER_SRP_AUTH' | 'USER_PASSWORD_AUTH';

/** Signs in and says whether the user is to be asked to remember the device. */
function signIn(user: User, who: Person, flow: Flow = 'USER_SRP_AUTH') {
  user.setAuthenticationFlowType(flow);
  const details = new AuthenticationDetails({ Username: who.name, Password: who.password });
  return new Promise<{ session: CognitoUserSession; asks: boolean }>((resolve, reject) => {
    user.authenticateUser(details, {
      onSuccess: (session, asks) => resolve({ session, asks: asks === true }),
      onFailure: reject,
    });
  });
}

const done = <T>(
  call: (callbacks: { onSuccess: (found: T) => void; onFailure: (error: Error) => void }) => void,
) => new Promise<T>((resolve, reject) => call({ onSuccess: resolve, onFailure: reject }));

const challengesOf = (pool: TestPool) =>
  wire.events
    .all({ operation: 'RespondToAuthChallenge', pool: pool.UserPoolId })
    .map(({ outcome, cause }) => cause?.id ?? outcome);

const keyOf = (session: CognitoUserSession) =>
  deviceKeyOf({ AccessToken: session.getAccessToken().getJwtToken() });

async function srpPool(settings?: object) {
  const made = await tracked(wire, settings);
  await wire.ok('UpdateUserPoolClient', {
    ...made.pool,
    ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
  });
  return made;
}

describe('amazon-cognito-identity-js, where the pool tracks devices', () => {
  for (const flow of ['USER_SRP_AUTH', 'USER_PASSWORD_AUTH'] as const) {
    test(`confirms a device by itself, proves it at the next sign-in and refreshes: ${flow}`, async () => {
      const { pool, anna } = await srpPool();
      const storage = browser();
      const first = await signIn(userOf(pool, anna, storage), anna, flow);
      const key = keyOf(first.session);
      const again = userOf(pool, anna, storage);
      const { session } = await signIn(again, anna, flow);
      assert.equal(keyOf(session), key);
      assert.deepEqual(
        challengesOf(pool),
        flow === 'USER_SRP_AUTH' ? ['ok', 'ok', 'ok', 'ok'] : ['ok', 'ok'],
      );
      const refreshed = await new Promise<CognitoUserSession>((resolve, reject) =>
        again.refreshSession(session.getRefreshToken(), (error, found) =>
          error ? reject(error) : resolve(found),
        ),
      );
      assert.equal(keyOf(refreshed), key);
    });
  }
  test('lists, remembers and forgets its device', async () => {
    const { pool, anna } = await srpPool({ DeviceOnlyRememberedOnUserPrompt: true });
    const storage = browser();
    const user = userOf(pool, anna, storage);
    const { session, asks } = await signIn(user, anna);
    assert.equal(asks, true);
    const key = keyOf(session);
    assert.equal(await done(callbacks => user.setDeviceStatusRemembered(callbacks)), 'SUCCESS');
    // Declared as text, it is the answer of the operation.
    const shown: unknown = await done<string>(callbacks => user.getDevice(callbacks));
    assert.match(JSON.stringify(shown), new RegExp(`"DeviceKey":"${key}"`));
    const listed = await done<{ Devices: { DeviceKey: string }[] }>(callbacks =>
      user.listDevices(10, null, callbacks),
    );
    assert.deepEqual(
      listed.Devices.map(({ DeviceKey }) => DeviceKey),
      [key],
    );
    assert.equal(await done(callbacks => user.setDeviceStatusNotRemembered(callbacks)), 'SUCCESS');
    assert.equal(await done(callbacks => user.forgetDevice(callbacks)), 'SUCCESS');
  });
  test('goes on as a new device where an administrator has forgotten its own', async () => {
    const { pool, anna } = await srpPool();
    const storage = browser();
    const user = userOf(pool, anna, storage);
    const first = await signIn(user, anna);
    await wire.ok('AdminForgetDevice', {
      UserPoolId: pool.UserPoolId,
      Username: anna.name,
      DeviceKey: keyOf(first.session),
    });
    // The same object sends the key with InitiateAuth too.
    const second = await signIn(user, anna);
    assert.notEqual(keyOf(second.session), keyOf(first.session));
    assert.deepEqual(challengesOf(pool), ['ok', 'device-does-not-exist', 'ok']);
  });
});
