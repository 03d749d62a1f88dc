import { createHmac } from 'node:crypto';
import type { Random } from './random.ts';
import { sameSecret } from './same-secret.ts';

/** RFC 4648; authenticator apps take a secret in no other form. */
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

const stepLength = 30_000;

/** A new secret: 256 bits in 52 characters, as the service's (observed). */
export function makeTotpSecret(random: Random): string {
  return toBase32(random.bytes(32));
}

/** The time step of RFC 6238 that a time in milliseconds since 1970 falls into: 30 seconds each. */
export function totpStep(now: number): number {
  return Math.floor(now / stepLength);
}

/** The six digits of a secret for a time step (RFC 6238 with SHA-1, RFC 4226). */
export function totpCode(secret: string, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', fromBase32(secret)).update(counter).digest();
  const offset = mac.readUInt8(mac.length - 1) & 0x0f;
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/**
 * The time steps that a code is right for, of the present one and its neighbours
 * (observed): mostly one or none.
 */
export function totpSteps(secret: string, code: string, now: number): number[] {
  const present = totpStep(now);
  // Each is compared, so that the time tells nothing of which one fits.
  return [present - 1, present, present + 1].filter(step => sameSecret(totpCode(secret, step), code));
}

/** Without padding, which the API's pattern of a secret does not allow. */
export function toBase32(bytes: Uint8Array): string {
  const bits = Array.from(bytes, byte => byte.toString(2).padStart(8, '0')).join('');
  const groups = bits.match(/.{1,5}/g) ?? [];
  return groups.map(group => alphabet.charAt(Number.parseInt(group.padEnd(5, '0'), 2))).join('');
}

/** What `toBase32` was given. */
export function fromBase32(text: string): Buffer {
  const bits = Array.from(text, sign => alphabet.indexOf(sign).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map(byte => Number.parseInt(byte, 2)));
}
