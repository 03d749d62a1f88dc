import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  AdminListUserAuthEventsCommand,
  CognitoIdentityProviderClient,
  ConfirmDeviceCommand,
  ForgetDeviceCommand,
  GetDeviceCommand,
  ListDevicesCommand,
  ListUserSessionsCommand,
  ResourceNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider';
import { description } from './described.ts';
import { arrive, confirmation } from './device.ts';
import { person } from './people.ts';
import { newPool } from './user-pools.ts';
import { startWire, type Wire } from './wire.ts';

let wire: Wire;
let sdk: CognitoIdentityProviderClient;
before(async () => {
  wire = await startWire({ pools: description });
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const { endpoint, region } = wire;
  sdk = new CognitoIdentityProviderClient({ endpoint, region, credentials, maxAttempts: 1 });
});
after(async () => {
  sdk.destroy();
  await wire.stop();
});

test('the AWS SDK for JavaScript reads devices, sessions and events', async () => {
  const pool = await newPool(wire, {
    UserPoolTier: 'PLUS',
    UserPoolAddOns: { AdvancedSecurityMode: 'AUDIT' },
    DeviceConfiguration: { ChallengeRequiredOnNewDevice: true },
  });
  const { UserPoolId } = pool;
  await wire.ok('SetUserPoolSessionConfiguration', {
    UserPoolId,
    UserSessionTracking: 'ENABLED',
    TokenSession: { MaxPerUser: 5 },
  });
  const anna = await person(wire, { pool: UserPoolId });
  const { tokens, device } = await arrive(wire, pool, anna);
  const { AccessToken = '' } = tokens;
  const own = { AccessToken, DeviceKey: device.key };

  const told = await sdk.send(new ConfirmDeviceCommand({ ...confirmation(AccessToken, device), ...own }));
  assert.equal(told.UserConfirmationNecessary, false);
  const { Device } = await sdk.send(new GetDeviceCommand(own));
  assert.ok(Device?.DeviceCreateDate instanceof Date);
  const { Devices } = await sdk.send(new ListDevicesCommand({ AccessToken }));
  assert.deepEqual(Devices, [Device]);
  const { Sessions = [] } = await sdk.send(new ListUserSessionsCommand({ AccessToken }));
  assert.equal(Sessions[0]?.IsCurrentSession, true);
  assert.match(Sessions[0]?.DeviceType ?? '', /unknown/);
  const { AuthEvents = [] } = await sdk.send(
    new AdminListUserAuthEventsCommand({ UserPoolId, Username: anna.name }),
  );
  assert.deepEqual([AuthEvents[0]?.EventType, AuthEvents[0]?.EventResponse], ['SignIn', 'Pass']);
  await sdk.send(new ForgetDeviceCommand(own));
  await assert.rejects(sdk.send(new GetDeviceCommand(own)), ResourceNotFoundException);
});
