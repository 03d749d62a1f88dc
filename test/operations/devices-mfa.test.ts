import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { description } from './described.ts';
import {
  begin,
  confirmation,
  deviceKeyOf,
  deviceProof,
  type OwnDevice,
  settled,
  type Tokens,
  tracked,
} from './device.ts';
import { onBothEngines } from './engines.ts';
import { codeOf, withToken } from './mfa-pools.ts';
import type { Person } from './people.ts';
import type { TestPool } from './user-pools.ts';
import type { Wire } from './wire.ts';

const always = { ChallengeRequiredOnNewDevice: true, DeviceOnlyRememberedOnUserPrompt: false };

/** A pool with devices and second factors, and a user with an authenticator app and a confirmed device. */
async function withBoth(wire: Wire, settings: object) {
  const { pool, anna } = await tracked(wire, settings);
  const { UserPoolId } = pool;
  const { tokens, device } = await settled(wire, pool, anna);
  await wire.ok('SetUserPoolMfaConfig', {
    UserPoolId,
    MfaConfiguration: 'OPTIONAL',
    SoftwareTokenMfaConfiguration: { Enabled: true },
  });
  const secret = await withToken(wire, { id: UserPoolId, client: pool.ClientId }, anna);
  return { pool, anna, tokens, device, secret };
}

/** Answers SOFTWARE_TOKEN_MFA. */
const answerCode = (wire: Wire, { ClientId }: TestPool, who: Person, secret: string, Session?: string) =>
  wire.ok('RespondToAuthChallenge', {
    ClientId,
    ChallengeName: 'SOFTWARE_TOKEN_MFA',
    Session,
    ChallengeResponses: { USERNAME: who.name, SOFTWARE_TOKEN_MFA_CODE: codeOf(wire, secret) },
  });

/** Answers both challenges of a device and gives the tokens. */
async function proveDevice(
  wire: Wire,
  pool: TestPool,
  who: Person,
  device: OwnDevice,
  Session?: string,
): Promise<Tokens> {
  const { input } = await deviceProof(wire, pool, who, device, Session);
  const { AuthenticationResult } = await wire.ok('RespondToAuthChallenge', input());
  assert.ok(AuthenticationResult);
  return AuthenticationResult;
}

onBothEngines({ pools: description }, wire => {
  describe('a remembered device of a user with a second factor', () => {
    test('stands for it where the pool says so', async () => {
      const { pool, anna, device } = await withBoth(wire(), always);
      const asked = await begin(wire(), pool, anna, device.key);
      assert.equal(asked.ChallengeName, 'DEVICE_SRP_AUTH');
      const tokens = await proveDevice(wire(), pool, anna, device, asked.Session);
      assert.equal(deviceKeyOf(tokens), device.key);
    });
    test('stands for it only once it is proven', async () => {
      const { pool, anna, device } = await withBoth(wire(), always);
      const { Session } = await begin(wire(), pool, anna, device.key);
      const wrong = { ...device, password: 'another' };
      const { input } = await deviceProof(wire(), pool, anna, wrong, Session);
      await wire().refused('RespondToAuthChallenge', input(), {
        type: 'NotAuthorizedException',
        message: 'Incorrect username or password.',
        cause: 'device-proof-wrong',
      });
    });
    test('proves itself after it where the pool does not', async () => {
      const { pool, anna, device, secret } = await withBoth(wire(), { ChallengeRequiredOnNewDevice: false });
      const asked = await begin(wire(), pool, anna, device.key);
      assert.equal(asked.ChallengeName, 'SOFTWARE_TOKEN_MFA');
      const next = await answerCode(wire(), pool, anna, secret, asked.Session);
      assert.equal(next.ChallengeName, 'DEVICE_SRP_AUTH');
      await proveDevice(wire(), pool, anna, device, next.Session);
    });
    test('stands for nothing once it is not remembered, or forgotten meanwhile', async () => {
      const { pool, anna, tokens, device, secret } = await withBoth(wire(), always);
      const own = { AccessToken: tokens.AccessToken, DeviceKey: device.key };
      const { Session } = await begin(wire(), pool, anna, device.key);
      const { input } = await deviceProof(wire(), pool, anna, device, Session);
      await wire().ok('UpdateDeviceStatus', { ...own, DeviceRememberedStatus: 'not_remembered' });
      const asked = await wire().ok('RespondToAuthChallenge', input());
      assert.equal(asked.ChallengeName, 'SOFTWARE_TOKEN_MFA');
      await wire().ok('ForgetDevice', own);
      const { AuthenticationResult } = await answerCode(wire(), pool, anna, secret, asked.Session);
      assert.ok(AuthenticationResult?.NewDeviceMetadata);
    });
    test('is a new one after the second factor, and confirmed with its tokens', async () => {
      const { pool, anna, device, secret } = await withBoth(wire(), always);
      const asked = await begin(wire(), pool, anna);
      assert.equal(asked.ChallengeName, 'SOFTWARE_TOKEN_MFA');
      const { AuthenticationResult } = await answerCode(wire(), pool, anna, secret, asked.Session);
      const { DeviceKey: key = '', DeviceGroupKey: group = '' } =
        AuthenticationResult?.NewDeviceMetadata ?? {};
      const other = { ...device, key, group };
      await wire().ok('ConfirmDevice', confirmation(AuthenticationResult?.AccessToken, other));
      const again = await begin(wire(), pool, anna, key);
      await proveDevice(wire(), pool, anna, other, again.Session);
    });
    test('stands for it after a new password too, but is proven then', async () => {
      const { pool, anna, device } = await withBoth(wire(), always);
      const who = { UserPoolId: pool.UserPoolId, Username: anna.name };
      await wire().ok('AdminSetUserPassword', { ...who, Password: 'Temporary-1', Permanent: false });
      const asked = await begin(wire(), pool, { ...anna, password: 'Temporary-1' }, device.key);
      const answer = (more: object) => ({
        ClientId: pool.ClientId,
        ChallengeName: 'NEW_PASSWORD_REQUIRED',
        Session: asked.Session,
        ChallengeResponses: { USERNAME: anna.name, NEW_PASSWORD: 'Second-Password-1', ...more },
      });
      const next = await wire().ok('RespondToAuthChallenge', answer({}));
      assert.equal(next.ChallengeName, 'DEVICE_SRP_AUTH');
      await proveDevice(wire(), pool, anna, device, next.Session);
    });
  });
});
