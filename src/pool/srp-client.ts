import { createHmac, hkdfSync } from 'node:crypto';
import type { Random } from './random.ts';
import { fromBytes, g, k, N, pad, sha256 } from './srp-group.ts';

/** The client's half of an SRP sign-in. */
export interface SrpClient {
  /** SRP_A for InitiateAuth. */
  readonly srpA: string;
  /** What to answer to PASSWORD_VERIFIER, beside USERNAME. `now` is milliseconds since 1970. */
  answer(challenge: SrpChallenge, password: string, now: number): SrpAnswer;
}

/** What the challenge brings. */
export interface SrpChallenge {
  /** What stands behind `_` in the pool's id. */
  readonly poolName: string;
  readonly userId: string;
  readonly salt: string;
  readonly srpB: string;
  readonly secretBlock: string;
}

/** ChallengeResponses of the proof. */
export interface SrpAnswer {
  readonly PASSWORD_CLAIM_SECRET_BLOCK: string;
  readonly PASSWORD_CLAIM_SIGNATURE: string;
  readonly TIMESTAMP: string;
}

/** Begins an SRP-6a sign-in with the numbers of RFC 3526 #15 and SHA-256, as Cognito's own clients do. */
export function startSrp(random: Random): SrpClient {
  const a = fromBytes(random.bytes(32));
  const A = power(g, a);
  return {
    srpA: A.toString(16),
    answer({ poolName, userId, salt, srpB, secretBlock }, password, now) {
      const B = BigInt(`0x${srpB}`);
      const u = fromBytes(sha256(pad(A), pad(B)));
      if (B % N === 0n || u === 0n) throw new Error('the endpoint sent an SRP_B that no password fits');
      const x = secretExponent(BigInt(`0x${salt}`), `${poolName}${userId}`, password);
      const base = modulo(B - k * power(g, x), N);
      const S = power(base, a + u * x);
      const key = hkdfSync('sha256', pad(S), pad(u), 'Caldera Derived Key', 16);
      const TIMESTAMP = timestamp(now);
      const PASSWORD_CLAIM_SIGNATURE = createHmac('sha256', Buffer.from(key))
        .update(poolName)
        .update(userId)
        .update(Buffer.from(secretBlock, 'base64'))
        .update(TIMESTAMP)
        .digest('base64');
      return { PASSWORD_CLAIM_SECRET_BLOCK: secretBlock, PASSWORD_CLAIM_SIGNATURE, TIMESTAMP };
    },
  };
}

/** The verifier of a password: what the other side keeps in its place. `identity` is the pool's name and the user's id. */
export function verifierOf(salt: bigint, identity: string, password: string): bigint {
  return power(g, secretExponent(salt, identity, password));
}

function secretExponent(salt: bigint, identity: string, password: string): bigint {
  return fromBytes(sha256(pad(salt), sha256(`${identity}:${password}`)));
}

/** Such as `Thu Sep 24 13:50:15 UTC 2026`: English, UTC, the day without a leading zero. */
function timestamp(now: number): string {
  const [day, date, month, year, time] = new Date(now).toUTCString().replace(',', '').split(' ');
  return `${day} ${month} ${Number(date)} ${time} UTC ${year}`;
}

/** Powers of a client need not be quick or constant in time: the exponent lives for one sign-in. */
function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  let square = modulo(base, N);
  for (let left = exponent; left > 0n; left >>= 1n) {
    if (left & 1n) result = (result * square) % N;
    square = (square * square) % N;
  }
  return result;
}

function modulo(value: bigint, by: bigint): bigint {
  const rest = value % by;
  return rest < 0n ? rest + by : rest;
}
