import { createHash, getDiffieHellman } from 'node:crypto';

/** The 3072-bit group of RFC 3526 (#15), which Cognito's SRP uses (observed). */
const prime = getDiffieHellman('modp15').getPrime();

/** Length of a number of the group, in bytes. */
export const groupSize = prime.length;
export const N = fromBytes(prime);
export const g = 2n;

/** SRP-6a's multiplier: H(PAD(N) | PAD(g)). */
export const k = fromBytes(sha256(pad(N), pad(g)));

/** Big-endian bytes as a number. */
export function fromBytes(bytes: Uint8Array): bigint {
  return bytes.length === 0 ? 0n : BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
}

/** A number as big-endian bytes of the group's length. */
export function toBytes(number: bigint): Buffer {
  return Buffer.from(number.toString(16).padStart(groupSize * 2, '0'), 'hex');
}

/**
 * PAD of the protocol: not of a fixed width, but the bytes of Java's BigInteger, the fewest that hold the
 * number and a sign bit (observed).
 */
export function pad(number: bigint): Buffer {
  const hex = number.toString(16);
  const even = hex.length % 2 === 0 ? hex : `0${hex}`;
  return Buffer.from(/^[89a-f]/.test(even) ? `00${even}` : even, 'hex');
}

/** SHA-256 of the parts, one after the other. */
export function sha256(...parts: readonly (string | Uint8Array)[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}
