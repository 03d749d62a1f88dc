import type { KeyPairs, PoolKeys, SigningKey } from './pool.ts';
import type { Random } from './random.ts';
import { makeSigningKey } from './signing-key.ts';

/** The two key pairs of a new pool, made side by side. */
export async function makePoolKeys(random: Random): Promise<KeyPairs> {
  const [id, access] = await Promise.all([makeSigningKey(random), makeSigningKey(random)]);
  return { id, access };
}

/** How long an answer of jwks.json may be kept, in seconds. */
export const jwksMaxAge = 3_600;

/** The longest life of an ID or access token, in milliseconds (documented). */
const longestLife = 24 * 3_600_000;

/**
 * The keys of a pool when `fresh` ones take the place of `keys` at `now`, in milliseconds since 1970. The
 * former ones go on signing until no kept answer of jwks.json lacks the fresh ones, and verify until the last
 * token that they signed has ended.
 */
export function rotatedKeys(keys: KeyPairs, fresh: KeyPairs, now: number): PoolKeys {
  const signUntil = now + jwksMaxAge * 1_000;
  const former = { id: keys.id, access: keys.access, signUntil, verifyUntil: signUntil + longestLife };
  return { ...fresh, former };
}

/** The key pairs that sign at that time. */
export function signingKeys(keys: PoolKeys, now: number): KeyPairs {
  return keys.former && now < keys.former.signUntil ? keys.former : keys;
}

/** All key pairs whose tokens are good at that time, the ones that sign first. */
export function verifyingKeys(keys: PoolKeys, now: number): readonly KeyPairs[] {
  const { former } = keys;
  if (!former || now >= former.verifyUntil) return [keys];
  return now < former.signUntil ? [former, keys] : [keys, former];
}

/** The key of that id with which access tokens are verified at that time. */
export function accessKey(keys: PoolKeys, kid: string, now: number): SigningKey | undefined {
  return verifyingKeys(keys, now)
    .map(({ access }) => access)
    .find(key => key.kid === kid);
}
