import type { Powers } from './powers.ts';
import type { Random } from './random.ts';
import type { Seal } from './seal.ts';
import type { Credential } from './user.ts';

/** Who wants to prove a password, and with which SRP_A. */
export interface ProofRequest {
  readonly poolId: string;
  readonly clientId: string;
  /** USER_ID_FOR_SRP: the canonical username, or the submitted one where there is no such user. */
  readonly userId: string;
  readonly credential: Credential;
  /** SRP_A as submitted. */
  readonly srpA: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** The parameters of the PASSWORD_VERIFIER challenge that SRP makes. */
export interface ProofChallenge {
  readonly SALT: string;
  readonly SRP_B: string;
  readonly SECRET_BLOCK: string;
}

/** The server's half of a started proof, sealed in SECRET_BLOCK. */
export interface Proof {
  /** For single use. */
  readonly id: string;
  readonly poolId: string;
  readonly clientId: string;
  readonly userId: string;
  /** The salt that the challenge named: a password that is set meanwhile ends the proof. */
  readonly salt: string;
  /** Numbers, hexadecimal. */
  readonly A: string;
  readonly B: string;
  readonly b: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** What the client answers to PASSWORD_VERIFIER. */
export interface ProofAnswer {
  readonly PASSWORD_CLAIM_SECRET_BLOCK: string;
  readonly PASSWORD_CLAIM_SIGNATURE: string;
  readonly TIMESTAMP: string;
}

/** Starts a proof: one power, made ahead. `srp-a-malformed`: SRP_A is no hexadecimal number of the group's size. */
export async function startProof(
  ports: { readonly powers: Powers; readonly random: Random; readonly seal: Seal },
  request: ProofRequest,
): Promise<{ ok: true; challenge: ProofChallenge } | { ok: false; reason: 'srp-a-malformed' }> {
  throw new Error('to come');
}

/** Opens a SECRET_BLOCK that `startProof` made for this pool and client. */
export function openProof(
  seal: Seal,
  poolId: string,
  clientId: string,
  secretBlock: string,
  now: number,
): { ok: true; proof: Proof } | { ok: false; reason: 'invalid' | 'expired' } {
  throw new Error('to come');
}

/** Checks the client's signature with the user's credential of now. Two powers. */
export async function checkProof(
  powers: Powers,
  proof: Proof,
  credential: Credential,
  answer: ProofAnswer,
  now: number,
): Promise<
  | { ok: true }
  | { ok: false; reason: 'timestamp-malformed' | 'timestamp-off' | 'password-changed' | 'wrong-password' }
> {
  throw new Error('to come');
}
