import type { PoolsFile } from '../config/pools-file.ts';
import { poolIdForm } from '../pool/pool-id.ts';
import { NotRead, Unreachable } from '../surroundings/not-read.ts';
import type { Surroundings } from '../surroundings/surroundings.ts';
import type { PoolSubject } from './subject.ts';

/** Which pools to look at. */
export interface PoolChoice {
  /** Ids or names; none for all pools of the file. */
  readonly named: readonly string[];
  /** pools.yaml, where there is one. */
  readonly described: PoolsFile | undefined;
  /** Where to look for a name that the file does not have. */
  readonly regions: readonly string[];
}

/**
 * The pools to look at, each with its entry of pools.yaml where it has one.
 *
 * @throws Unreachable where a pool that was named is nowhere
 */
export async function choosePools(
  surroundings: Surroundings,
  { named, described, regions }: PoolChoice,
): Promise<readonly PoolSubject[]> {
  const ofFile = described ? poolsOf(described) : [];
  if (named.length === 0) return ofFile;
  const chosen = await Promise.all(
    named.map(async name => {
      const known = ofFile.filter(pool => pool.id === name || pool.name === name);
      if (known.length > 0) return known;
      return poolIdForm.test(name) ? [await byId(surroundings, name)] : byName(surroundings, name, regions);
    }),
  );
  return [...new Map(chosen.flat().map(pool => [pool.id, pool])).values()];
}

function poolsOf({ pools, account, functions }: PoolsFile): readonly PoolSubject[] {
  return pools.map((pool, index) => ({
    kind: 'pool',
    id: pool.id,
    name: pool.name,
    described: pool,
    functions: { account, functions },
    path: ['pools', index],
  }));
}

async function byId({ cognito }: Surroundings, id: string): Promise<PoolSubject> {
  try {
    const { Name = id } = await cognito.pool(id);
    return { kind: 'pool', id, name: Name };
  } catch (error) {
    if (!(error instanceof NotRead)) throw error;
    if (error.why.kind === 'not found') throw new Unreachable(`There is no pool ${id}.`);
    // It is there for all that is known, and its checks tell what could not be read.
    return { kind: 'pool', id, name: id };
  }
}

async function byName(
  { cognito }: Surroundings,
  name: string,
  regions: readonly string[],
): Promise<readonly PoolSubject[]> {
  if (regions.length === 0) {
    throw new Unreachable(`No region to look for the pool ${name} in: name it by its id, or set AWS_REGION.`);
  }
  const listed = await Promise.all(regions.map(region => cognito.pools(region))).catch(error => {
    throw error instanceof NotRead
      ? new Unreachable(`The pool ${name} cannot be looked for: ${error.message}. Name it by its id.`)
      : error;
  });
  const found = listed.flat().filter(pool => pool.name === name);
  if (found.length === 0) throw new Unreachable(`There is no pool ${name} in ${regions.join(', ')}.`);
  return found.map(({ id }) => ({ kind: 'pool', id, name }));
}
