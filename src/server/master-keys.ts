import { join } from 'node:path';
import { type MasterKey, makeMasterKey, parseMasterKeys } from '../pool/master-key.ts';
import type { Random } from '../pool/random.ts';
import { hasPools } from '../store/pools.ts';
import type { Store } from '../store/store.ts';
import { readKeyFile } from './key-file.ts';

/** Where state and the key that seals it are. */
export interface DataPlace {
  /** The folder of the store and its key, or `memory`. */
  readonly data: string;
  /** `postgres://…`: keeps the state there instead of in `data`. */
  readonly store?: string | undefined;
  /** Master keys, base64, the newest first, instead of the key file. */
  readonly masterKeys?: string | undefined;
}

/**
 * The master keys that open what is in the store.
 *
 * @throws MasterKeyUnusable
 */
export async function masterKeysOf(
  { data, store: url, masterKeys }: DataPlace,
  store: Store,
  random: Random,
): Promise<[MasterKey, ...MasterKey[]]> {
  if (masterKeys) return parseMasterKeys(masterKeys, 'LIFEGUARD_KEY');
  return data === 'memory' && url === undefined
    ? [makeMasterKey(random)]
    : readKeyFile(join(data, 'key'), random, await store.read(hasPools));
}
