import { createHash, timingSafeEqual } from 'node:crypto';
import { srpNameOf } from './pool-id.ts';
import type { Powers } from './powers.ts';
import type { Random } from './random.ts';
import type { Seal } from './seal.ts';
import { fromBytes, groupSize, N, pad, sha256, toBytes } from './srp-group.ts';
import type { Credential, SealedCredential } from './user.ts';

/** What a password is bound to: its pool, and USER_ID_FOR_SRP, which is the user's canonical username. */
export interface PasswordOwner {
  readonly poolId: string;
  readonly username: string;
}

/** Makes what is kept of a password: a fresh salt and the SRP verifier. One modular power. */
export async function makeCredential(
  powers: Powers,
  random: Random,
  owner: PasswordOwner,
  password: string,
): Promise<Credential> {
  const salt = random.bytes(16).toString('hex');
  const verifier = await makeVerifier(powers, owner, salt, password);
  return { salt, verifier: verifier.toString('hex') };
}

/** Whether that is the password of the credential. One modular power, whatever the answer. */
export async function checkPassword(
  powers: Powers,
  owner: PasswordOwner,
  credential: Credential,
  password: string,
): Promise<boolean> {
  const verifier = await makeVerifier(powers, owner, credential.salt, password);
  const expected = Buffer.from(credential.verifier, 'hex');
  return expected.length === verifier.length && timingSafeEqual(expected, verifier);
}

/** v = g^x with x = H(PAD(salt) | H(poolName | username | ":" | password)). */
async function makeVerifier(
  powers: Powers,
  owner: PasswordOwner,
  salt: string,
  password: string,
): Promise<Buffer> {
  const identity = sha256(`${srpNameOf(owner.poolId)}${owner.username}:${password}`);
  const x = sha256(pad(BigInt(`0x${salt}`)), identity);
  return toBytes(fromBytes(await powers.ofGenerator(x)));
}

/**
 * The credential of a user who does not exist: always the same for that pool and name (the salt observed),
 * and no password is known that fits it.
 */
export function fakeCredential(seal: Seal, owner: PasswordOwner): Credential {
  const seed = seal.hash(`fake credential:${owner.poolId}`, owner.username);
  const bytes = createHash('shake256', { outputLength: 16 + groupSize })
    .update(seed)
    .digest();
  return {
    salt: bytes.subarray(0, 16).toString('hex'),
    verifier: toBytes(fromBytes(bytes.subarray(16)) % N).toString('hex'),
  };
}

/** The credential as the store keeps it. */
export function sealCredential(seal: Seal, poolId: string, credential: Credential): SealedCredential {
  return { salt: credential.salt, sealedVerifier: seal.seal(`verifier:${poolId}`, credential.verifier) };
}

/** The credential that `sealCredential` sealed; undefined if it was altered or the key is not there. */
export function openCredential(seal: Seal, poolId: string, sealed: SealedCredential): Credential | undefined {
  const verifier = seal.open(`verifier:${poolId}`, sealed.sealedVerifier);
  return verifier && { salt: sealed.salt, verifier: verifier.toString() };
}
