import { createHash } from 'node:crypto';
import { type Pool, regionOf } from './pool.ts';
import type { Random } from './random.ts';
import type { Seal } from './seal.ts';
import { fromBytes, groupSize, N, toBytes } from './srp-group.ts';
import type { Credential, SealedCredential } from './user.ts';

/** A device that a user has confirmed: it can prove a secret of its own, which nobody but the device has. */
export interface Device {
  readonly poolId: string;
  /** The user that it belongs to. */
  readonly sub: string;
  /** `<region>_<uuid>` (observed). */
  readonly key: string;
  readonly name: string | undefined;
  readonly credential: SealedCredential;
  /** Only a remembered device proves itself at a sign-in. */
  readonly remembered: boolean;
  /** The SDK that confirmed it, such as `aws-sdk-js-3.1169.0`. */
  readonly sdk: string;
  readonly ipAddress: string | undefined;
  readonly createdAt: number;
  readonly modifiedAt: number;
  readonly authenticatedAt: number;
}

/** Whether the pool tracks devices: as soon as its DeviceConfiguration has any member (documented). */
export function tracksDevices({ settings }: Pick<Pool, 'settings'>): boolean {
  return Object.keys(settings.DeviceConfiguration ?? {}).length > 0;
}

/** Whether this device stands for a second factor (documented for ChallengeRequiredOnNewDevice). */
export function standsForSecondFactor({ settings }: Pick<Pool, 'settings'>, device: Device): boolean {
  return device.remembered && settings.DeviceConfiguration?.ChallengeRequiredOnNewDevice === true;
}

/** The key of a new device. */
export function makeDeviceKey(random: Random, poolId: string): string {
  return `${regionOf(poolId)}_${random.uuid()}`;
}

/**
 * The DeviceGroupKey of a pool: a hyphen and eight letters or digits (observed). It is no secret, but stands
 * for the pool's name in the proofs of all its devices, so it never changes.
 */
export function deviceGroupOf(poolId: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
  const bytes = createHash('sha256').update(`device group ${poolId}`).digest().subarray(0, 8);
  return `-${[...bytes].map(byte => alphabet[byte % alphabet.length]).join('')}`;
}

/** Longer salts than any client makes: theirs have 16 bytes and perhaps a sign byte (observed). */
const longestSalt = 64;

/**
 * The credential in a DeviceSecretVerifierConfig: base64 of salt and verifier, each perhaps with a sign byte
 * in front (observed). Undefined where one is missing or no number that a proof could be made with.
 */
export function deviceCredential(config: {
  readonly Salt?: string;
  readonly PasswordVerifier?: string;
}): Credential | undefined {
  const salt = fromBase64(config.Salt, longestSalt);
  const verifier = fromBase64(config.PasswordVerifier, groupSize + 1);
  if (!salt || !verifier) return undefined;
  const number = fromBytes(verifier);
  if (number < 2n || number >= N - 1n) return undefined;
  return { salt: salt.toString('hex'), verifier: toBytes(number).toString('hex') };
}

/** The credential as the store keeps it. */
export function sealDeviceCredential(seal: Seal, poolId: string, credential: Credential): SealedCredential {
  return { salt: credential.salt, sealedVerifier: seal.seal(purpose(poolId), credential.verifier) };
}

/** The credential that was sealed; one that does not open was written under another master key. */
export function openDeviceCredential(seal: Seal, { poolId, credential }: Device): Credential {
  const verifier = seal.open(purpose(poolId), credential.sealedVerifier);
  if (!verifier) throw new Error(`a device's verifier of ${poolId} does not open with the key of this store`);
  return { salt: credential.salt, verifier: verifier.toString() };
}

function purpose(poolId: string): string {
  return `device-verifier:${poolId}`;
}

function fromBase64(text = '', longest: number): Buffer | undefined {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return undefined;
  const bytes = Buffer.from(text, 'base64');
  return bytes.length > 0 && bytes.length <= longest ? bytes : undefined;
}
