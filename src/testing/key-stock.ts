import type { SigningKey } from '../pool/pool.ts';
import type { Random } from '../pool/random.ts';
import { makeSigningKey } from '../pool/signing-key.ts';
import type { KeySource } from '../server/apply-pools.ts';

/**
 * Keeps the signing keys that it makes, by pool and use: an RSA key takes longer to make than all else of a
 * start. They are made in this process and never leave it.
 */
export function createKeyStock(random: Random): KeySource {
  const stock = new Map<string, Promise<SigningKey>>();
  return (poolId, use) => {
    const name = `${poolId} ${use}`;
    const key = stock.get(name) ?? makeSigningKey(random);
    stock.set(name, key);
    return key;
  };
}
