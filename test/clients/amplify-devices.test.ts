import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import {
  confirmSignIn,
  fetchAuthSession,
  fetchDevices,
  forgetDevice,
  rememberDevice,
  signIn,
  signOut,
} from '@aws-amplify/auth';
import { description } from '../operations/described.ts';
import { tracked } from '../operations/device.ts';
import { codeOf, withToken } from '../operations/mfa-pools.ts';
import { startWire, type Wire } from '../operations/wire.ts';
import { openApp } from './amplify-app.ts';

let wire: Wire;
before(async () => {
  wire = await startWire({ pools: description });
});
after(() => wire.stop());

/** A person of a pool that tracks devices, with one of their own. */
async function arrived(settings?: object) {
  const { pool, anna } = await tracked(wire, settings);
  const ExplicitAuthFlows = ['ALLOW_USER_SRP_AUTH', 'ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'];
  await wire.ok('UpdateUserPoolClient', { ...pool, ExplicitAuthFlows });
  openApp(wire, { pool: pool.UserPoolId, client: pool.ClientId });
  const enter = (authFlowType: 'USER_SRP_AUTH' | 'USER_PASSWORD_AUTH') =>
    signIn({ username: anna.name, password: anna.password, options: { authFlowType } });
  return { enter, pool, anna };
}

const deviceKey = async () => (await fetchAuthSession()).tokens?.accessToken.payload.device_key;

describe('Amplify, where the pool tracks devices', () => {
  for (const flow of ['USER_SRP_AUTH', 'USER_PASSWORD_AUTH'] as const) {
    test(`proves at the next sign-in that it is the same device: ${flow}`, async () => {
      const { enter } = await arrived();
      assert.equal((await enter(flow)).isSignedIn, true);
      const key = await deviceKey();
      assert.match(String(key), /^us-east-1_[0-9a-f-]{36}$/);
      assert.equal(wire.events.last({ operation: 'ConfirmDevice' })?.outcome, 'ok');
      assert.ok((await fetchAuthSession({ forceRefresh: true })).tokens);
      assert.equal(await deviceKey(), key);
      await signOut();
      const before = wire.events.all({ operation: 'RespondToAuthChallenge' }).length;
      assert.equal((await enter(flow)).isSignedIn, true);
      assert.equal(await deviceKey(), key);
      const proofs = wire.events.all({ operation: 'RespondToAuthChallenge' }).slice(before);
      assert.deepEqual(
        proofs.map(({ outcome }) => outcome),
        flow === 'USER_SRP_AUTH' ? ['ok', 'ok', 'ok'] : ['ok', 'ok'],
      );
    });
  }

  test('lists, remembers and forgets the device', async () => {
    const { enter } = await arrived({ DeviceOnlyRememberedOnUserPrompt: true });
    await enter('USER_PASSWORD_AUTH');
    const key = await deviceKey();
    await rememberDevice();
    const devices = await fetchDevices();
    assert.deepEqual(
      devices.map(({ id }) => id),
      [key],
    );
    assert.ok(devices[0]?.name);
    assert.ok(devices[0]?.createDate instanceof Date);
    assert.equal(devices[0].attributes?.device_name, devices[0].name);
    await forgetDevice();
    assert.deepEqual(await fetchDevices(), []);
    await signOut();
    await enter('USER_PASSWORD_AUTH');
    assert.notEqual(await deviceKey(), key);
  });

  for (const flow of ['USER_SRP_AUTH', 'USER_PASSWORD_AUTH'] as const) {
    test(`goes on as a new device where an administrator has forgotten its own: ${flow}`, async () => {
      const { enter, pool, anna } = await arrived();
      await enter(flow);
      const key = await deviceKey();
      await signOut();
      await wire.ok('AdminForgetDevice', {
        UserPoolId: pool.UserPoolId,
        Username: anna.name,
        DeviceKey: String(key),
      });
      assert.equal((await enter(flow)).isSignedIn, true);
      assert.notEqual(await deviceKey(), key);
    });
  }

  test('is not asked for the second factor on a device that the user remembers', async () => {
    const { enter, pool, anna } = await arrived();
    const { UserPoolId } = pool;
    await wire.ok('SetUserPoolMfaConfig', {
      UserPoolId,
      MfaConfiguration: 'OPTIONAL',
      SoftwareTokenMfaConfiguration: { Enabled: true },
    });
    const secret = await withToken(wire, { id: UserPoolId, client: pool.ClientId }, anna);
    assert.equal((await enter('USER_SRP_AUTH')).nextStep.signInStep, 'CONFIRM_SIGN_IN_WITH_TOTP_CODE');
    await confirmSignIn({ challengeResponse: codeOf(wire, secret) });
    await signOut();
    assert.equal((await enter('USER_SRP_AUTH')).isSignedIn, true);
  });

  test('forgets another device of the user', async () => {
    const { enter } = await arrived({ DeviceOnlyRememberedOnUserPrompt: true });
    await enter('USER_PASSWORD_AUTH');
    const id = String(await deviceKey());
    await forgetDevice({ device: { id } });
    assert.deepEqual(await fetchDevices(), []);
  });
});
