import { createHmac, hkdfSync } from 'node:crypto';
import { srpNameOf } from '../src/pool/pool-id.ts';
import type { Powers } from '../src/pool/powers.ts';
import { fromBytes, k, N, pad, sha256, toBytes } from '../src/pool/srp-group.ts';
import { password, type SigningUser, thousand } from './load-users.ts';

/*
 * The client's half of SRP, which is made while no clock runs. Its secret exponent is small and always the same: the
 * server cannot tell, and it costs nothing.
 */
const a = 65_537n;
const A = 2n ** a % N;

/** SRP_A of every sign-in. */
export const srpA = A.toString(16);

/** What the challenge to InitiateAuth holds. */
export interface Challenge {
  readonly SALT: string;
  readonly SRP_B: string;
  readonly SECRET_BLOCK: string;
}

/** ChallengeResponses that prove the password. */
export async function answerChallenge(
  powers: Powers,
  user: SigningUser,
  challenge: Challenge,
): Promise<Record<string, string>> {
  const poolName = srpNameOf(thousand.poolId);
  const B = BigInt(`0x${challenge.SRP_B}`);
  const u = fromBytes(sha256(pad(A), pad(B)));
  const identity = sha256(`${poolName}${user.username}:${password}`);
  const x = fromBytes(sha256(pad(BigInt(`0x${challenge.SALT}`)), identity));
  const verifier = BigInt(`0x${user.credential.verifier}`);
  const base = (((B - k * verifier) % N) + N) % N;
  const S = await powers.of(toBytes(base), toBytes(a + u * x));
  if (!S) throw new Error('the challenge fits no password');
  const key = hkdfSync('sha256', pad(fromBytes(S)), pad(u), 'Caldera Derived Key', 16);
  const [day, date, month, year, time] = new Date().toUTCString().replace(',', '').split(' ');
  const TIMESTAMP = `${day} ${month} ${Number(date)} ${time} UTC ${year}`;
  const PASSWORD_CLAIM_SIGNATURE = createHmac('sha256', Buffer.from(key))
    .update(poolName)
    .update(user.username)
    .update(Buffer.from(challenge.SECRET_BLOCK, 'base64'))
    .update(TIMESTAMP)
    .digest('base64');
  return {
    USERNAME: user.username,
    PASSWORD_CLAIM_SECRET_BLOCK: challenge.SECRET_BLOCK,
    PASSWORD_CLAIM_SIGNATURE,
    TIMESTAMP,
  };
}
