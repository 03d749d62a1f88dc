import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { mostDevices } from '../../src/store/devices.ts';
import { description } from './described.ts';
import { arrive, confirmation, settled, tracked } from './device.ts';
import { onBothEngines } from './engines.ts';
import { person } from './people.ts';
import { invalid } from './user-pools.ts';
import type { Shown } from './wire.ts';

const gone: Shown = {
  type: 'ResourceNotFoundException',
  message: 'Device does not exist.',
  cause: 'device-does-not-exist',
};
const notGivenOut = invalid('Invalid device key given.', 'device-key-not-given-out');
const malformedSecret = invalid('Invalid device secret verifier config.', 'device-secret-malformed');
const unknownKey = 'us-east-1_00000000-0000-4000-8000-000000000000';

onBothEngines({ pools: description }, wire => {
  describe('ConfirmDevice', () => {
    test('takes the key that its sign-in gave out, once', async () => {
      const { pool, anna } = await tracked(wire());
      const { tokens, device } = await arrive(wire(), pool, anna);
      const input = confirmation(tokens.AccessToken, device);
      assert.deepEqual(await wire().ok('ConfirmDevice', input), { UserConfirmationNecessary: false });
      await wire().refused('ConfirmDevice', input, {
        type: 'DeviceKeyExistsException',
        message: 'Device already exists.',
        cause: 'device-already-confirmed',
      });
    });
    const others: readonly [name: string, key: (other: string) => string][] = [
      ['of another sign-in', other => other],
      ['that nobody gave out', () => unknownKey],
    ];
    for (const [name, keyOf] of others) {
      test(`refuses a key ${name}`, async () => {
        const { pool, anna } = await tracked(wire());
        const { tokens, device } = await arrive(wire(), pool, anna);
        const other = await arrive(wire(), pool, anna);
        const DeviceKey = keyOf(other.device.key);
        const input = { ...confirmation(tokens.AccessToken, device), DeviceKey };
        await wire().refused('ConfirmDevice', input, { ...notGivenOut, facts: { expected: device.key } });
      });
    }
    const verifier = Buffer.alloc(384, 1).toString('base64');
    const malformed: readonly [name: string, config: object | undefined][] = [
      ['is missing', undefined],
      ['has no salt', { PasswordVerifier: verifier }],
      ['has no verifier', { Salt: 'AAAB' }],
      ['is no base64', { Salt: '!', PasswordVerifier: verifier }],
      ['is zero', { Salt: 'AAAB', PasswordVerifier: 'AAAA' }],
      ['is one, whose proof needs no secret', { Salt: 'AAAB', PasswordVerifier: 'AQ==' }],
      [
        'is no number of the group',
        { Salt: 'AAAB', PasswordVerifier: Buffer.alloc(384, 255).toString('base64') },
      ],
      ['is too long', { Salt: 'AAAB', PasswordVerifier: Buffer.alloc(400, 1).toString('base64') }],
      [
        'has a salt that is too long',
        { Salt: Buffer.alloc(65).toString('base64'), PasswordVerifier: verifier },
      ],
    ];
    test('refuses a secret that nobody could prove', async t => {
      const { pool, anna } = await tracked(wire());
      const { tokens, device } = await arrive(wire(), pool, anna);
      for (const [name, DeviceSecretVerifierConfig] of malformed) {
        await t.test(`which ${name}`, async () => {
          const input = { ...confirmation(tokens.AccessToken, device), DeviceSecretVerifierConfig };
          await wire().refused('ConfirmDevice', input, malformedSecret);
        });
      }
    });
  });

  describe('a device', () => {
    test('is shown to its user and, with more, to administrators', async () => {
      const { pool, anna } = await tracked(wire());
      const { tokens, device } = await settled(wire(), pool, anna);
      const { AccessToken } = tokens;
      const { Device } = await wire().ok('GetDevice', { AccessToken, DeviceKey: device.key });
      const attributes = [
        { Name: 'device_status', Value: 'valid' },
        { Name: 'device_name', Value: 'a test' },
        { Name: 'last_ip_used', Value: '127.0.0.1' },
      ];
      assert.deepEqual(Device?.DeviceAttributes, attributes);
      const who = { UserPoolId: pool.UserPoolId, Username: anna.name };
      const shown = await wire().ok('AdminGetDevice', { ...who, DeviceKey: device.key });
      const owner = `${anna.name}.${pool.UserPoolId}`;
      const arn = shown.Device?.DeviceAttributes?.find(({ Name }) => Name === 'dev:device_arn')?.Value;
      assert.match(
        arn ?? '',
        new RegExp(`^arn:aws:cognito-idp:us-east-1:\\d{12}:owner/${owner}/device/${device.key}$`),
      );
      assert.deepEqual(shown.Device?.DeviceAttributes, [
        ...attributes.slice(0, 2),
        { Name: 'dev:device_arn', Value: arn },
        { Name: 'dev:device_owner', Value: owner },
        attributes[2],
        { Name: 'dev:device_remembered_status', Value: 'remembered' },
        { Name: 'dev:device_sdk', Value: 'aws-sdk-unknown-unknown' },
      ]);
      const listed = await wire().ok('ListDevices', { AccessToken });
      assert.deepEqual(listed, { Devices: [Device] });
      const all = await wire().ok('AdminListDevices', who);
      assert.deepEqual(all, { Devices: [shown.Device] });
    });
    test('is remembered at once, or when its user says so', async () => {
      const { pool, anna } = await tracked(wire(), { DeviceOnlyRememberedOnUserPrompt: true });
      const { tokens, device } = await arrive(wire(), pool, anna);
      const told = await wire().ok('ConfirmDevice', confirmation(tokens.AccessToken, device));
      assert.deepEqual(told, { UserConfirmationNecessary: true });
      const who = { UserPoolId: pool.UserPoolId, Username: anna.name, DeviceKey: device.key };
      const status = async () =>
        (await wire().ok('AdminGetDevice', who)).Device?.DeviceAttributes?.find(
          ({ Name }) => Name === 'dev:device_remembered_status',
        )?.Value;
      assert.equal(await status(), 'not_remembered');
      const update = { AccessToken: tokens.AccessToken, DeviceKey: device.key };
      await wire().ok('UpdateDeviceStatus', { ...update, DeviceRememberedStatus: 'remembered' });
      assert.equal(await status(), 'remembered');
      await wire().ok('UpdateDeviceStatus', update);
      assert.equal(await status(), 'remembered');
      await wire().ok('AdminUpdateDeviceStatus', { ...who, DeviceRememberedStatus: 'not_remembered' });
      assert.equal(await status(), 'not_remembered');
    });
    test('is forgotten by its user or an administrator, once', async () => {
      const { pool, anna } = await tracked(wire());
      const { tokens, device } = await settled(wire(), pool, anna);
      const own = { AccessToken: tokens.AccessToken, DeviceKey: device.key };
      const { status, text } = await wire().call('ForgetDevice', own);
      assert.deepEqual([status, text], [200, '']);
      await wire().refused('ForgetDevice', own, gone);
      await wire().refused('GetDevice', own, gone);
      await wire().refused('UpdateDeviceStatus', { ...own, DeviceRememberedStatus: 'remembered' }, gone);
      const other = await settled(wire(), pool, anna);
      const who = { UserPoolId: pool.UserPoolId, Username: anna.name, DeviceKey: other.device.key };
      assert.equal((await wire().call('AdminForgetDevice', who)).text, '');
      await wire().refused('AdminForgetDevice', who, gone);
      await wire().refused('AdminGetDevice', who, gone);
      await wire().refused('AdminUpdateDeviceStatus', { ...who, DeviceRememberedStatus: 'remembered' }, gone);
    });
    test('that was forgotten is not confirmed again, which would bring its refresh tokens back', async () => {
      const { pool, anna } = await tracked(wire());
      const own = await settled(wire(), pool, anna);
      const AccessToken = own.tokens.AccessToken;
      await wire().ok('ForgetDevice', { AccessToken, DeviceKey: own.device.key });
      const other = await settled(wire(), pool, anna);
      const who = { UserPoolId: pool.UserPoolId, Username: anna.name };
      await wire().ok('AdminForgetDevice', { ...who, DeviceKey: other.device.key });
      for (const { tokens, device } of [own, other]) {
        const again = confirmation(tokens.AccessToken, { ...device, password: 'of a thief' });
        await wire().refused('ConfirmDevice', again, { ...notGivenOut, facts: { expected: '' } });
      }
    });
    test('is not found for another user, nor without a token', async () => {
      const { pool, anna } = await tracked(wire());
      const { device } = await settled(wire(), pool, anna);
      const eve = await person(wire(), { pool: pool.UserPoolId });
      const { tokens } = await settled(wire(), pool, eve);
      const input = { AccessToken: tokens.AccessToken, DeviceKey: device.key };
      for (const operation of ['GetDevice', 'ForgetDevice', 'UpdateDeviceStatus'] as const) {
        await wire().refused(operation, input, gone);
      }
      await wire().refused(
        'GetDevice',
        { DeviceKey: device.key },
        {
          type: 'NotAuthorizedException',
          message: 'Invalid Access Token',
          cause: 'access-token-unreadable',
        },
      );
      const nobody = { UserPoolId: pool.UserPoolId, Username: 'nobody', DeviceKey: device.key };
      await wire().refused('AdminListDevices', nobody, {
        type: 'ResourceNotFoundException',
        message: 'User does not exist.',
        cause: 'user-of-device-not-found',
      });
    });
    test('goes with its user', async () => {
      const { pool, anna } = await tracked(wire());
      const { device } = await settled(wire(), pool, anna);
      const who = { UserPoolId: pool.UserPoolId, Username: anna.name };
      await wire().ok('AdminDeleteUser', who);
      await wire().ok('AdminCreateUser', { ...who, MessageAction: 'SUPPRESS' });
      assert.deepEqual(await wire().ok('AdminListDevices', who), { Devices: [] });
      assert.ok(device);
    });
  });

  test('devices are listed page by page, and the longest unused makes room for a new one', async () => {
    const { pool, anna } = await tracked(wire());
    const first = await settled(wire(), pool, anna);
    for (let more = 0; more < mostDevices; more += 1) {
      wire().clock.advance('1s');
      await settled(wire(), pool, anna);
    }
    const keys: string[] = [];
    const who = { UserPoolId: pool.UserPoolId, Username: anna.name };
    let token: string | undefined;
    do {
      const page: { Devices?: { DeviceKey?: string }[]; PaginationToken?: string } = await wire().ok(
        'AdminListDevices',
        { ...who, Limit: 33, ...(token && { PaginationToken: token }) },
      );
      keys.push(...(page.Devices ?? []).map(({ DeviceKey = '' }) => DeviceKey));
      token = page.PaginationToken;
    } while (token);
    assert.equal(keys.length, mostDevices);
    assert.deepEqual([...new Set(keys)].sort(), keys);
    assert.ok(!keys.includes(first.device.key));
    const input = { ...who, PaginationToken: 'made-up' };
    const shown = invalid('Invalid pagination token given.', 'pagination-token-invalid');
    await wire().refused('AdminListDevices', input, shown);
  });
});
