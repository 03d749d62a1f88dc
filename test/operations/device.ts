import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { decodeJwt } from 'jose';
import type { Output } from '../../src/model/operation.ts';
import { clientNumbers, publicA, signature, verifierOf } from '../pool/srp-client.ts';
import { type Person, person } from './people.ts';
import { srpTimestamp } from './srp-time.ts';
import { newPool, type TestPool } from './user-pools.ts';
import type { Wire } from './wire.ts';

/** What a client keeps of a device. */
export interface OwnDevice {
  readonly key: string;
  readonly group: string;
  readonly password: string;
  readonly salt: string;
}

export type Tokens = NonNullable<Output<'InitiateAuth'>['AuthenticationResult']>;

/** Base64 of a number as clients send it, with a sign byte. */
export function inBase64(hex: string): string {
  return Buffer.from(`00${hex.padStart(hex.length + (hex.length % 2), '0')}`, 'hex').toString('base64');
}

/** A pool that tracks devices, with a client, and a person of it. */
export async function tracked(
  wire: Wire,
  DeviceConfiguration: object = {
    ChallengeRequiredOnNewDevice: true,
    DeviceOnlyRememberedOnUserPrompt: false,
  },
): Promise<{ readonly pool: TestPool; readonly anna: Person }> {
  const pool = await newPool(wire, { DeviceConfiguration });
  return { pool, anna: await person(wire, { pool: pool.UserPoolId }) };
}

/** Signs in with the password, up to the first answer. */
export function begin(wire: Wire, { ClientId }: TestPool, who: Person, DEVICE_KEY?: string) {
  return wire.ok('InitiateAuth', {
    ClientId,
    AuthFlow: 'USER_PASSWORD_AUTH',
    AuthParameters: {
      USERNAME: who.name,
      PASSWORD: who.password,
      ...(DEVICE_KEY !== undefined && { DEVICE_KEY }),
    },
  });
}

/** Signs in from a new device. */
export async function arrive(
  wire: Wire,
  pool: TestPool,
  who: Person,
): Promise<{ tokens: Tokens; device: OwnDevice }> {
  const { AuthenticationResult: tokens } = await begin(wire, pool, who);
  const { DeviceKey: key = '', DeviceGroupKey: group = '' } = tokens?.NewDeviceMetadata ?? {};
  assert.ok(tokens);
  const device = {
    key,
    group,
    password: randomBytes(40).toString('base64'),
    salt: randomBytes(16).toString('hex'),
  };
  return { tokens, device };
}

/** What ConfirmDevice is sent. */
export function confirmation(accessToken: string | undefined, device: OwnDevice) {
  const identity = { poolName: device.group, userId: device.key, password: device.password };
  return {
    AccessToken: accessToken,
    DeviceKey: device.key,
    DeviceName: 'a test',
    DeviceSecretVerifierConfig: {
      Salt: inBase64(device.salt),
      PasswordVerifier: inBase64(verifierOf(identity, device.salt)),
    },
  };
}

/** Signs in from a new device and confirms it. */
export async function settled(
  wire: Wire,
  pool: TestPool,
  who: Person,
): Promise<{ tokens: Tokens; device: OwnDevice }> {
  const arrived = await arrive(wire, pool, who);
  await wire.ok('ConfirmDevice', confirmation(arrived.tokens.AccessToken, arrived.device));
  return arrived;
}

/** Answers DEVICE_SRP_AUTH and gives the answer to DEVICE_PASSWORD_VERIFIER. */
export async function deviceProof(
  wire: Wire,
  { ClientId }: TestPool,
  who: Person,
  device: OwnDevice,
  Session: string | undefined,
) {
  const a = BigInt(`0x${randomBytes(32).toString('hex')}`);
  const DEVICE_KEY = device.key;
  const begun = await wire.ok('RespondToAuthChallenge', {
    ClientId,
    ChallengeName: 'DEVICE_SRP_AUTH',
    Session,
    ChallengeResponses: { USERNAME: who.name, DEVICE_KEY, SRP_A: publicA(a) },
  });
  const { SALT = '', SRP_B = '', SECRET_BLOCK = '' } = begun.ChallengeParameters ?? {};
  const identity = { poolName: device.group, userId: device.key, password: device.password };
  const { key } = clientNumbers(identity, a, SALT, SRP_B);
  const TIMESTAMP = srpTimestamp(wire.clock.now());
  const input = (more: object = {}) => ({
    ClientId,
    ChallengeName: 'DEVICE_PASSWORD_VERIFIER',
    Session: begun.Session,
    ChallengeResponses: {
      USERNAME: who.name,
      DEVICE_KEY,
      PASSWORD_CLAIM_SECRET_BLOCK: SECRET_BLOCK,
      PASSWORD_CLAIM_SIGNATURE: signature(key, device.group, device.key, SECRET_BLOCK, TIMESTAMP),
      TIMESTAMP,
      ...more,
    },
  });
  return { begun, input };
}

/** The claim device_key of an access token. */
export function deviceKeyOf(tokens: Tokens | undefined): unknown {
  return decodeJwt(tokens?.AccessToken ?? '').device_key;
}
