import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, test } from 'node:test';
import { customPools, quizClient, quizPoolId } from './custom-pools.ts';
import { provePassword } from './custom-proof.ts';
import { confirmation, deviceKeyOf, deviceProof, type OwnDevice } from './device.ts';
import { type Person, person } from './people.ts';
import { startWire, type Wire } from './wire.ts';

const of = { pool: quizPoolId, client: quizClient.open };
const pool = { UserPoolId: quizPoolId, ClientId: quizClient.open };

let wire: Wire;
before(async () => {
  wire = await startWire({ pools: customPools });
  const { UserPool } = await wire.ok('DescribeUserPool', { UserPoolId: quizPoolId });
  await wire.ok('UpdateUserPool', {
    UserPoolId: quizPoolId,
    LambdaConfig: UserPool?.LambdaConfig,
    DeviceConfiguration: { ChallengeRequiredOnNewDevice: true, DeviceOnlyRememberedOnUserPrompt: false },
  });
});
after(() => wire.stop());

/** Answers all three questions, the last one with DEVICE_KEY if there is one. */
async function answerQuestions({ name }: Person, session: string | undefined, deviceKey?: string) {
  let next: { Session?: string; ChallengeName?: string; AuthenticationResult?: object } = {
    ...(session !== undefined && { Session: session }),
  };
  for (const question of [1, 2, 3]) {
    next = await wire.ok('RespondToAuthChallenge', {
      ClientId: quizClient.open,
      ChallengeName: 'CUSTOM_CHALLENGE',
      Session: next.Session,
      ChallengeResponses: {
        USERNAME: name,
        ANSWER: `secret answer ${question}`,
        ...(question === 3 && deviceKey !== undefined && { DEVICE_KEY: deviceKey }),
      },
    });
  }
  return next;
}

/** Signs in from a new device and confirms it. */
async function newDevice(anna: Person): Promise<OwnDevice> {
  const { next } = await provePassword(wire, anna, of);
  const { AuthenticationResult: tokens = {} } = await answerQuestions(anna, next.Session);
  const { AccessToken, NewDeviceMetadata } = tokens as {
    AccessToken?: string;
    NewDeviceMetadata?: { DeviceKey?: string; DeviceGroupKey?: string };
  };
  const device = {
    key: NewDeviceMetadata?.DeviceKey ?? '',
    group: NewDeviceMetadata?.DeviceGroupKey ?? '',
    password: randomBytes(40).toString('base64'),
    salt: randomBytes(16).toString('hex'),
  };
  await wire.ok('ConfirmDevice', confirmation(AccessToken, device));
  return device;
}

/** Proves the password and the device, and gives the session of the first question. */
async function prove(anna: Person, device: OwnDevice) {
  const { next } = await provePassword(wire, anna, { ...of, deviceKey: device.key });
  assert.equal(next.ChallengeName, 'DEVICE_SRP_AUTH');
  const { input } = await deviceProof(wire, pool, anna, device, next.Session);
  const asked = await wire.ok('RespondToAuthChallenge', input());
  assert.equal(asked.ChallengeName, 'CUSTOM_CHALLENGE');
  return asked.Session;
}

test('a device that has proven itself before the questions has the tokens after them', async () => {
  const anna = await person(wire, { pool: quizPoolId });
  const device = await newDevice(anna);
  for (const named of [undefined, device.key]) {
    const { AuthenticationResult } = await answerQuestions(anna, await prove(anna, device), named);
    assert.equal(deviceKeyOf(AuthenticationResult), device.key);
  }
});

test('another device that is named with the last answer has still to prove itself', async () => {
  const anna = await person(wire, { pool: quizPoolId });
  const device = await newDevice(anna);
  const other = await newDevice(anna);
  const { ChallengeName } = await answerQuestions(anna, await prove(anna, device), other.key);
  assert.equal(ChallengeName, 'DEVICE_SRP_AUTH');
});
