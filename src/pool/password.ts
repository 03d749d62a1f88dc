import type { Powers } from './powers.ts';
import type { Random } from './random.ts';
import type { Seal } from './seal.ts';
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
  throw new Error('to come');
}

/** Whether that is the password of the credential. One modular power, whatever the answer. */
export async function checkPassword(
  powers: Powers,
  owner: PasswordOwner,
  credential: Credential,
  password: string,
): Promise<boolean> {
  throw new Error('to come');
}

/** The credential of a user who does not exist: always the same for that pool and name, and no password fits it. */
export function fakeCredential(seal: Seal, owner: PasswordOwner): Credential {
  throw new Error('to come');
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
