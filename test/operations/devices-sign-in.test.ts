import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { description } from './described.ts';
import { arrive, begin, confirmation, deviceKeyOf, deviceProof, settled, tracked } from './device.ts';
import { onBothEngines } from './engines.ts';
import type { Shown } from './wire.ts';

const gone: Shown = {
  type: 'ResourceNotFoundException',
  message: 'Device does not exist.',
  cause: 'device-does-not-exist',
};
const unnamed: Shown = {
  type: 'NotAuthorizedException',
  message: 'Invalid Refresh Token.',
  cause: 'refresh-without-device',
};
const unknownKey = 'us-east-1_00000000-0000-4000-8000-000000000000';

onBothEngines({ pools: description }, wire => {
  describe('a sign-in where the pool tracks devices', () => {
    test('brings the key of a new device, which the access token names', async () => {
      const { pool, anna } = await tracked(wire());
      const { tokens, device } = await arrive(wire(), pool, anna);
      assert.match(device.key, /^us-east-1_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
      assert.match(device.group, /^-[A-Za-z0-9]{8}$/);
      assert.equal(deviceKeyOf(tokens), device.key);
      const again = await arrive(wire(), pool, anna);
      assert.equal(again.device.group, device.group);
      assert.notEqual(again.device.key, device.key);
    });
    test('brings none where the pool does not, and a DEVICE_KEY is not looked at', async () => {
      const { pool, anna } = await tracked(wire(), {});
      const { AuthenticationResult } = await begin(wire(), pool, anna, unknownKey);
      assert.equal(AuthenticationResult?.NewDeviceMetadata, undefined);
      assert.equal(deviceKeyOf(AuthenticationResult), undefined);
    });
    test('ends where it names a device that is not there, but only once the password is proven', async () => {
      const { pool, anna } = await tracked(wire());
      const input = (PASSWORD: string) => ({
        ClientId: pool.ClientId,
        AuthFlow: 'USER_PASSWORD_AUTH',
        AuthParameters: { USERNAME: anna.name, PASSWORD, DEVICE_KEY: unknownKey },
      });
      await wire().refused('InitiateAuth', input(anna.password), { ...gone, facts: { device: unknownKey } });
      await wire().refused('InitiateAuth', input('Not-The-Password-1'), {
        type: 'NotAuthorizedException',
        message: 'Incorrect username or password.',
        cause: 'wrong-password',
      });
    });
  });

  describe('a refresh where the pool tracks devices', () => {
    const refresh = (ClientId: string, REFRESH_TOKEN: string | undefined, DEVICE_KEY?: string) => ({
      ClientId,
      AuthFlow: 'REFRESH_TOKEN_AUTH',
      AuthParameters: { REFRESH_TOKEN, ...(DEVICE_KEY !== undefined && { DEVICE_KEY }) },
    });
    test('names the confirmed device of its sign-in, and the new access token does too', async () => {
      const { pool, anna } = await tracked(wire());
      const { tokens, device } = await settled(wire(), pool, anna);
      const other = await settled(wire(), pool, anna);
      const input = (key?: string) => refresh(pool.ClientId, tokens.RefreshToken, key);
      const { AuthenticationResult } = await wire().ok('InitiateAuth', input(device.key));
      assert.equal(deviceKeyOf(AuthenticationResult), device.key);
      assert.equal(AuthenticationResult?.NewDeviceMetadata, undefined);
      await wire().refused('InitiateAuth', input(), unnamed);
      await wire().refused('InitiateAuth', input(other.device.key), unnamed);
      const get = { ClientId: pool.ClientId, RefreshToken: tokens.RefreshToken };
      await wire().ok('GetTokensFromRefreshToken', { ...get, DeviceKey: device.key });
      await wire().refused('GetTokensFromRefreshToken', get, unnamed);
    });
    test('fails before the device is confirmed, and once it is forgotten', async () => {
      const { pool, anna } = await tracked(wire());
      const { tokens, device } = await arrive(wire(), pool, anna);
      const input = refresh(pool.ClientId, tokens.RefreshToken, device.key);
      await wire().refused('InitiateAuth', input, unnamed);
      await wire().ok('ConfirmDevice', confirmation(tokens.AccessToken, device));
      await wire().ok('InitiateAuth', input);
      await wire().ok('ForgetDevice', { AccessToken: tokens.AccessToken, DeviceKey: device.key });
      await wire().refused('InitiateAuth', input, unnamed);
    });
    test('needs no device for a sign-in from before the pool tracked them', async () => {
      const { pool, anna } = await tracked(wire(), {});
      const { AuthenticationResult } = await begin(wire(), pool, anna);
      const { UserPoolId, ClientId } = pool;
      await wire().ok('UpdateUserPool', {
        UserPoolId,
        DeviceConfiguration: { ChallengeRequiredOnNewDevice: true },
      });
      await wire().ok('InitiateAuth', refresh(ClientId, AuthenticationResult?.RefreshToken));
    });
  });

  describe('a remembered device', () => {
    test('proves its secret before the tokens, and gets its own key in them', async () => {
      const { pool, anna } = await tracked(wire());
      const { device } = await settled(wire(), pool, anna);
      wire().clock.advance('1h');
      const asked = await begin(wire(), pool, anna, device.key);
      assert.deepEqual(
        [asked.ChallengeName, asked.ChallengeParameters, asked.AuthenticationResult],
        ['DEVICE_SRP_AUTH', { DEVICE_KEY: device.key, USERNAME: anna.name }, undefined],
      );
      const { begun, input } = await deviceProof(wire(), pool, anna, device, asked.Session);
      assert.equal(begun.ChallengeName, 'DEVICE_PASSWORD_VERIFIER');
      assert.deepEqual(Object.keys(begun.ChallengeParameters ?? {}).sort(), [
        ...['DEVICE_KEY', 'SALT', 'SECRET_BLOCK', 'SRP_B', 'USERNAME'],
      ]);
      const { AuthenticationResult } = await wire().ok('RespondToAuthChallenge', input());
      assert.equal(AuthenticationResult?.NewDeviceMetadata, undefined);
      assert.equal(deviceKeyOf(AuthenticationResult), device.key);
      const used: Shown = {
        type: 'NotAuthorizedException',
        message: 'Invalid session for the user, session can only be used once.',
        cause: 'session-already-used',
      };
      await wire().refused('RespondToAuthChallenge', input(), used);
      const second = await deviceProof(wire(), pool, anna, device, asked.Session);
      await wire().refused('RespondToAuthChallenge', second.input(), used);
      const { Device } = await wire().ok('GetDevice', {
        AccessToken: AuthenticationResult?.AccessToken,
        DeviceKey: device.key,
      });
      assert.ok(Number(Device?.DeviceLastAuthenticatedDate) >= Number(Device?.DeviceCreateDate) + 3_599);
    });
    const incorrect = { type: 'NotAuthorizedException', message: 'Incorrect username or password.' } as const;
    test('proves itself in each sign-in: the proof of another one is not taken', async () => {
      const { pool, anna } = await tracked(wire());
      const { device } = await settled(wire(), pool, anna);
      const first = await begin(wire(), pool, anna, device.key);
      const { input } = await deviceProof(wire(), pool, anna, device, first.Session);
      await wire().ok('RespondToAuthChallenge', input());
      const second = await begin(wire(), pool, anna, device.key);
      const { begun } = await deviceProof(wire(), pool, anna, device, second.Session);
      const replayed = { ...input(), Session: begun.Session };
      const stale = { cause: 'device-challenge-stale', facts: { reason: 'made for another sign-in' } };
      await wire().refused('RespondToAuthChallenge', replayed, { ...incorrect, ...stale });
    });
    test('is refused with another secret, another block or at another time', async () => {
      const { pool, anna } = await tracked(wire());
      const { device } = await settled(wire(), pool, anna);
      const { Session } = await begin(wire(), pool, anna, device.key);
      const wrong = { ...device, password: 'another' };
      const { input } = await deviceProof(wire(), pool, anna, wrong, Session);
      await wire().refused('RespondToAuthChallenge', input(), { ...incorrect, cause: 'device-proof-wrong' });
      const right = await deviceProof(wire(), pool, anna, device, Session);
      await wire().refused('RespondToAuthChallenge', right.input({ TIMESTAMP: 'now' }), {
        type: 'InvalidParameterException',
        message: 'TIMESTAMP format should be EEE MMM d HH:mm:ss z yyyy in english',
        cause: 'timestamp-malformed',
      });
      await wire().refused('RespondToAuthChallenge', right.input({ PASSWORD_CLAIM_SECRET_BLOCK: 'AAAA' }), {
        ...incorrect,
        cause: 'device-challenge-stale',
      });
      await wire().ok('RespondToAuthChallenge', right.input());
    });
    test('cannot be proven in the place of another', async () => {
      const { pool, anna } = await tracked(wire());
      const { device } = await settled(wire(), pool, anna);
      const other = await settled(wire(), pool, anna);
      const { Session } = await begin(wire(), pool, anna, device.key);
      await wire().refused(
        'RespondToAuthChallenge',
        {
          ClientId: pool.ClientId,
          ChallengeName: 'DEVICE_SRP_AUTH',
          Session,
          ChallengeResponses: { USERNAME: anna.name, DEVICE_KEY: other.device.key, SRP_A: 'a' },
        },
        {
          type: 'NotAuthorizedException',
          message: 'Invalid session for the user.',
          cause: 'session-invalid',
        },
      );
    });
    test('ends a sign-in if it is forgotten, or the user disabled, before the proof', async () => {
      const { pool, anna } = await tracked(wire());
      const { tokens, device } = await settled(wire(), pool, anna);
      const { Session } = await begin(wire(), pool, anna, device.key);
      const { input } = await deviceProof(wire(), pool, anna, device, Session);
      const who = { UserPoolId: pool.UserPoolId, Username: anna.name };
      await wire().ok('ForgetDevice', { AccessToken: tokens.AccessToken, DeviceKey: device.key });
      await wire().refused('RespondToAuthChallenge', input(), gone);
      await wire().ok('AdminDisableUser', who);
      await wire().refused('RespondToAuthChallenge', input(), {
        type: 'NotAuthorizedException',
        message: 'User is disabled.',
        cause: 'user-is-disabled',
      });
    });
    test('gives tokens once, however many proofs of one sign-in come at once', async () => {
      const { pool, anna } = await tracked(wire());
      const { device } = await settled(wire(), pool, anna);
      const { Session } = await begin(wire(), pool, anna, device.key);
      const proofs = [];
      for (let count = 0; count < 4; count += 1) {
        proofs.push(await deviceProof(wire(), pool, anna, device, Session));
      }
      const answers = await Promise.all(
        proofs
          .flatMap(proof => [proof, proof])
          .map(({ input }) => wire().call('RespondToAuthChallenge', input())),
      );
      assert.deepEqual(answers.map(({ status }) => status).sort(), [200, ...Array(7).fill(400)]);
      const causes = new Set(answers.map(({ event }) => event.cause?.id));
      assert.deepEqual([...causes].sort(), ['session-already-used', undefined]);
    });
    test('ends a sign-in if the password was changed before the proof', async () => {
      const { pool, anna } = await tracked(wire());
      const { device } = await settled(wire(), pool, anna);
      const { Session } = await begin(wire(), pool, anna, device.key);
      const { input } = await deviceProof(wire(), pool, anna, device, Session);
      const who = { UserPoolId: pool.UserPoolId, Username: anna.name };
      await wire().ok('AdminSetUserPassword', { ...who, Password: 'Second-Password-1', Permanent: true });
      await wire().refused('RespondToAuthChallenge', input(), {
        type: 'NotAuthorizedException',
        message: 'Invalid session for the user.',
        cause: 'session-invalid',
      });
    });
    test('proves nothing where it is no longer remembered', async () => {
      const { pool, anna } = await tracked(wire());
      const { tokens, device } = await settled(wire(), pool, anna);
      await wire().ok('UpdateDeviceStatus', {
        AccessToken: tokens.AccessToken,
        DeviceKey: device.key,
        DeviceRememberedStatus: 'not_remembered',
      });
      const { AuthenticationResult } = await begin(wire(), pool, anna, device.key);
      assert.equal(AuthenticationResult?.NewDeviceMetadata, undefined);
      assert.equal(deviceKeyOf(AuthenticationResult), device.key);
    });
    test('is asked for its proof after a new password too', async () => {
      const { pool, anna } = await tracked(wire());
      const { device } = await settled(wire(), pool, anna);
      const who = { UserPoolId: pool.UserPoolId, Username: anna.name };
      await wire().ok('AdminSetUserPassword', { ...who, Password: 'Temporary-1', Permanent: false });
      const asked = await begin(wire(), pool, { ...anna, password: 'Temporary-1' }, device.key);
      assert.equal(asked.ChallengeName, 'NEW_PASSWORD_REQUIRED');
      const next = await wire().ok('RespondToAuthChallenge', {
        ClientId: pool.ClientId,
        ChallengeName: 'NEW_PASSWORD_REQUIRED',
        Session: asked.Session,
        ChallengeResponses: { USERNAME: anna.name, NEW_PASSWORD: 'Second-Password-1' },
      });
      assert.equal(next.ChallengeName, 'DEVICE_SRP_AUTH');
      const { input } = await deviceProof(wire(), pool, anna, device, next.Session);
      await wire().ok('RespondToAuthChallenge', input());
    });
  });
});
