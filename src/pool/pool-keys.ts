import type { Pool } from './pool.ts';
import type { Random } from './random.ts';
import { makeSigningKey } from './signing-key.ts';

/** The two key pairs of a new pool, made side by side. */
export async function makePoolKeys(random: Random): Promise<Pool['keys']> {
  const [id, access] = await Promise.all([makeSigningKey(random), makeSigningKey(random)]);
  return { id, access };
}
