import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { srpNameOf } from './pool-id.ts';
import type { Powers } from './powers.ts';
import type { Random } from './random.ts';
import type { Seal } from './seal.ts';
import { fromBytes, k, N, pad, sha256, toBytes } from './srp-group.ts';
import { parseSrpTimestamp } from './srp-timestamp.ts';
import type { StepUp } from './step-up.ts';
import type { Credential } from './user.ts';

/** How long a client may take to answer, in milliseconds (inferred; documented only as seconds). */
const proofLifetime = 3 * 60_000;
/** How far TIMESTAMP may be off, in milliseconds (inferred). */
const timestampTolerance = 5 * 60_000;
/** Room for more than a number of the group, which has 768 digits, but not for any amount of work. */
const srpA = /^[0-9a-fA-F]{1,1024}$/;

/** Who wants to prove a password, and with which SRP_A. */
export interface ProofRequest {
  readonly poolId: string;
  readonly clientId: string;
  /** The username as submitted. */
  readonly name: string;
  /**
   * USER_ID_FOR_SRP: the canonical username, or what stands for it where there is
   * no such user; or a device's key.
   */
  readonly userId: string;
  /**
   * What stands before the user id in the proof: the DeviceGroupKey for a device;
   * for a user it is the pool's name.
   */
  readonly group?: string;
  /** DEVICE_KEY as submitted with a user's SRP_A. */
  readonly deviceKey?: string | undefined;
  readonly credential: Credential;
  /** SRP_A as submitted. */
  readonly srpA: string;
  /** Whether it is a part of a custom sign-in, whose triggers decide what follows. */
  readonly custom?: true;
  /** The level that the sign-in is toward. */
  readonly stepUp?: StepUp;
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
  readonly name: string;
  readonly userId: string;
  /** What stands before the user id in the proof. */
  readonly group: string;
  readonly deviceKey?: string;
  /** The salt that the challenge named: a password that is set meanwhile ends the proof. */
  readonly salt: string;
  /** Whether it is a part of a custom sign-in: the proof alone must not bring tokens then. */
  readonly custom?: true;
  /** The level that the sign-in is toward: the proof alone brings tokens only where it reaches it. */
  readonly stepUp?: StepUp;
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

/**
 * Starts a proof: one power, made ahead. `srp-a-malformed`: SRP_A is no hexadecimal number of a sound size.
 */
export async function startProof(
  ports: { readonly powers: Powers; readonly random: Random; readonly seal: Seal },
  request: ProofRequest,
): Promise<{ ok: true; id: string; challenge: ProofChallenge } | { ok: false; reason: 'srp-a-malformed' }> {
  if (!srpA.test(request.srpA)) return { ok: false, reason: 'srp-a-malformed' };
  const { group = srpNameOf(request.poolId) } = request;
  const { exponent, power } = await ports.powers.ephemeral();
  const B = (k * BigInt(`0x${request.credential.verifier}`) + fromBytes(power)) % N;
  const proof: Proof = {
    id: ports.random.uuid(),
    poolId: request.poolId,
    clientId: request.clientId,
    name: request.name,
    userId: request.userId,
    group,
    ...(request.deviceKey !== undefined && { deviceKey: request.deviceKey }),
    salt: request.credential.salt,
    ...(request.custom && { custom: true }),
    ...(request.stepUp && { stepUp: request.stepUp }),
    A: request.srpA,
    B: toBytes(B).toString('hex'),
    b: Buffer.from(exponent).toString('hex'),
    expiresAt: request.now + proofLifetime,
  };
  const sealed = ports.seal.seal(purpose(request.poolId, group), JSON.stringify(proof));
  const block = Buffer.from(sealed, 'base64url').toString('base64');
  return { ok: true, id: proof.id, challenge: { SALT: proof.salt, SRP_B: proof.B, SECRET_BLOCK: block } };
}

/** Opens a SECRET_BLOCK that `startProof` made for this pool, client and group. */
export function openProof(
  seal: Seal,
  poolId: string,
  clientId: string,
  secretBlock: string,
  now: number,
  group: string = srpNameOf(poolId),
): { ok: true; proof: Proof } | { ok: false; reason: 'invalid' | 'expired' } {
  const opened = seal.open(purpose(poolId, group), Buffer.from(secretBlock, 'base64').toString('base64url'));
  if (opened === undefined) return { ok: false, reason: 'invalid' };
  // Sound: it opened with the key of this purpose, and only startProof seals with it.
  const proof = JSON.parse(opened.toString()) as Proof;
  if (proof.clientId !== clientId) return { ok: false, reason: 'invalid' };
  return now < proof.expiresAt ? { ok: true, proof } : { ok: false, reason: 'expired' };
}

/**
 * Checks the client's signature with the credential that the user has now. Two powers. An A that is a
 * multiple of N never verifies, for it would make the session key known without the password.
 */
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
  const time = parseSrpTimestamp(answer.TIMESTAMP);
  if (time === undefined) return { ok: false, reason: 'timestamp-malformed' };
  if (Math.abs(now - time) > timestampTolerance) return { ok: false, reason: 'timestamp-off' };
  if (credential.salt !== proof.salt) return { ok: false, reason: 'password-changed' };
  const key = await proofKey(powers, proof, credential);
  if (key === undefined) return { ok: false, reason: 'wrong-password' };
  const expected = createHmac('sha256', key)
    .update(proof.group)
    .update(proof.userId)
    .update(Buffer.from(answer.PASSWORD_CLAIM_SECRET_BLOCK, 'base64'))
    .update(answer.TIMESTAMP)
    .digest();
  const signature = Buffer.from(answer.PASSWORD_CLAIM_SIGNATURE, 'base64');
  const same = signature.length === expected.length && timingSafeEqual(signature, expected);
  return same ? { ok: true } : { ok: false, reason: 'wrong-password' };
}

/** The key that both sides reach: 16 bytes from S = (A * v^u)^b and u = H(PAD(A) | PAD(B)) (observed). */
async function proofKey(powers: Powers, proof: Proof, credential: Credential): Promise<Buffer | undefined> {
  const A = BigInt(`0x${proof.A}`);
  const u = sha256(pad(A), pad(BigInt(`0x${proof.B}`)));
  const vToU = await powers.of(Buffer.from(credential.verifier, 'hex'), u);
  if (vToU === undefined) return undefined;
  const S = await powers.of(toBytes((A * fromBytes(vToU)) % N), Buffer.from(proof.b, 'hex'));
  if (S === undefined) return undefined;
  return Buffer.from(hkdfSync('sha256', pad(fromBytes(S)), pad(fromBytes(u)), 'Caldera Derived Key', 16));
}

function purpose(poolId: string, group: string): string {
  return `srp:${poolId}:${group}`;
}
