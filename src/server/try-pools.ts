import type { Finding } from '../config/cross-check.ts';
import type { PoolsFile } from '../config/pools-file.ts';
import type { Ports } from '../operations/ports.ts';
import { makeMasterKey } from '../pool/master-key.ts';
import { regionOf, type SigningKey } from '../pool/pool.ts';
import { defaultLocalSettings, poolFromInput } from '../pool/pool-from-input.ts';
import type { Powers } from '../pool/powers.ts';
import { createSeal } from '../pool/seal.ts';
import { openStore } from '../store/open.ts';
import { createPoolDirectory } from '../store/pool-directory.ts';
import { applyPools, type StandIn } from './apply-pools.ts';
import { poolInput } from './pool-inputs.ts';
import { PoolsNotApplied } from './pools-not-applied.ts';

/** Nobody signs in to what is only tried, so no power and no key has to be a true one. */
const noPowers: Powers = {
  ofGenerator: async () => Uint8Array.of(2),
  of: async () => undefined,
  ephemeral: async () => ({ exponent: Uint8Array.of(1), power: Uint8Array.of(2) }),
  close: async () => {},
};
const noKey: SigningKey = { kid: '', privatePem: '', publicJwk: {} };

/**
 * What the service would refuse of a description: it is applied to an empty store in memory, and nothing stays. A pool
 * that is refused is replaced by one whose settings nobody checked, so that what is under it is tried as well.
 */
export async function tryPools(
  { clock, random }: Pick<Ports, 'clock' | 'random'>,
  file: PoolsFile,
): Promise<readonly Finding[]> {
  const store = await openStore({ data: 'memory' });
  try {
    const seal = createSeal([makeMasterKey(random)], random);
    const directory = await createPoolDirectory({ store, seal });
    const standIn: StandIn = async entry => {
      const pool = poolFromInput(poolInput(entry, file.account), {
        id: entry.id,
        region: regionOf(entry.id),
        now: clock.now(),
        accountId: file.account,
        local: defaultLocalSettings,
        keys: { id: noKey, access: noKey },
      });
      await directory.savePool(pool);
      return pool;
    };
    await applyPools(
      { clock, random, store, directory, seal, powers: noPowers },
      file,
      async () => noKey,
      standIn,
    );
    return [];
  } catch (error) {
    if (error instanceof PoolsNotApplied) return error.findings;
    throw error;
  } finally {
    await store.close();
  }
}

/**
 * Throws the error anew. Where pools were refused, what stands under them could not be applied: the error then names
 * what of it would be refused as well.
 *
 * @throws what it is given; PoolsNotApplied with more findings
 */
export async function withTried(
  ports: Pick<Ports, 'clock' | 'random'>,
  file: PoolsFile,
  error: unknown,
): Promise<never> {
  if (!(error instanceof PoolsNotApplied)) throw error;
  const told = new Set(error.findings.map(({ path }) => JSON.stringify(path)));
  const others = (await tryPools(ports, file)).filter(({ path }) => !told.has(JSON.stringify(path)));
  throw new PoolsNotApplied([...error.findings, ...others]);
}
