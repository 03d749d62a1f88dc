import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Clock } from '../pool/clock.ts';
import type { PoolKeys } from '../pool/pool.ts';
import { makePoolKeys, rotatedKeys } from '../pool/pool-keys.ts';
import type { Random } from '../pool/random.ts';
import { createSeal } from '../pool/seal.ts';
import { openStore } from '../store/open.ts';
import { createPoolDirectory, type PoolDirectory } from '../store/pool-directory.ts';
import { StoreUnavailable } from '../store/store.ts';
import { type DataPlace, masterKeysOf } from './master-keys.ts';

/** What came of turning a pool's keys. Times are milliseconds since 1970. */
export type KeyRotation =
  | {
      readonly ok: true;
      /** The ids of the new keys: of ID tokens and of access tokens. */
      readonly kids: readonly [id: string, access: string];
      /** From then on the new keys sign. */
      readonly signFrom: number;
      /** Until then tokens of the former keys are good; undefined where they were dropped. */
      readonly formerUntil: number | undefined;
    }
  | { readonly ok: false; readonly reason: 'no-such-pool' }
  /** The keys before the present ones still verify tokens until then. */
  | { readonly ok: false; readonly reason: 'still-turning'; readonly until: number };

/** Which keys to turn, and how. */
export interface RotationRequest {
  readonly poolId: string;
  /**
   * The former keys are known to others: the new ones sign at once, and nothing
   * that the former signed is good.
   */
  readonly leaked: boolean;
}

interface Uses {
  readonly clock: Clock;
  readonly random: Random;
}

/**
 * Turns the signing keys of a pool in the store itself. Running services that share the store
 * learn of it as of any change of a pool. A data folder belongs to one process, so a service that
 * runs on it must be stopped first.
 *
 * @throws StoreUnavailable, MasterKeyUnusable: each with one sentence for people
 */
export async function rotateKeysIn(
  place: DataPlace,
  request: RotationRequest,
  uses: Uses,
): Promise<KeyRotation> {
  if (place.store === undefined && !existsSync(join(place.data, 'lifeguard.db'))) {
    throw new StoreUnavailable(`There is no data in the folder ${resolve(place.data)}.`);
  }
  const store = await openStore({ data: place.data, url: place.store });
  try {
    const seal = createSeal(await masterKeysOf(place, store, uses.random), uses.random);
    return await rotateKeys({ ...uses, directory: await createPoolDirectory({ store, seal }) }, request);
  } finally {
    await store.close();
  }
}

/** Does the same in an open directory. */
export async function rotateKeys(
  { directory, clock, random }: Uses & { readonly directory: PoolDirectory },
  { poolId, leaked }: RotationRequest,
): Promise<KeyRotation> {
  const fresh = await makePoolKeys(random);
  for (;;) {
    await directory.refresh();
    const pool = directory.pool(poolId);
    if (!pool) return { ok: false, reason: 'no-such-pool' };
    const now = clock.now();
    const until = pool.keys.former?.verifyUntil ?? 0;
    // Two pairs are published, no more: those before them would be lost with tokens that they signed.
    if (!leaked && now < until) return { ok: false, reason: 'still-turning', until };
    const keys: PoolKeys = leaked ? fresh : rotatedKeys(pool.keys, fresh, now);
    if (await directory.changePool(pool, { ...pool, keys })) {
      const { signUntil = now, verifyUntil } = keys.former ?? {};
      return {
        ok: true,
        kids: [fresh.id.kid, fresh.access.kid],
        signFrom: signUntil,
        formerUntil: verifyUntil,
      };
    }
  }
}
