import type { KeyObject } from 'node:crypto';
import type { SigningKey } from './pool.ts';
import type { Random } from './random.ts';

/** Makes an RSA-2048 key pair on a thread of its own; several can be made at once. */
export async function makeSigningKey(random: Random): Promise<SigningKey> {
  throw new Error('to come');
}

/** The parsed private key: parsing triples the cost of a signature, so it is done once. */
export function privateKeyOf(key: SigningKey): KeyObject {
  throw new Error('to come');
}

/** The parsed public key. */
export function publicKeyOf(key: SigningKey): KeyObject {
  throw new Error('to come');
}
