import { functionEntryOf } from '../config/function-entry-of.ts';
import type { PoolsFile } from '../config/pools-file.ts';
import { resetPageAddress } from '../config/reset-page-address.ts';
import { NotRead } from '../surroundings/not-read.ts';
import type { Surroundings } from '../surroundings/surroundings.ts';
import type { Target } from '../surroundings/target.ts';
import { triggersOf } from '../surroundings/triggers-of.ts';
import type { ClientSubject, FoundSubjects, FunctionSubject, FunctionUse, PoolSubject } from './subject.ts';

/**
 * Finds what there is to look at: the pools, the app clients that exist, the functions that the pools name, and the reset
 * page. What cannot be listed is left out; the checks of the pool tell why.
 *
 * @param described pools.yaml, where there is one
 */
export async function findSubjects(
  surroundings: Surroundings,
  pools: readonly PoolSubject[],
  described: PoolsFile | undefined,
): Promise<FoundSubjects> {
  const [clients, uses] = await Promise.all([
    Promise.all(pools.map(pool => orNone(clientsOf(surroundings, pool)))),
    Promise.all(pools.map(pool => orNone(usesOf(surroundings, pool)))),
  ]);
  return {
    account: [{ kind: 'account', pools, ...(described && { described }) }],
    pool: pools,
    client: clients.flat(),
    function: functionsOf(uses.flat(), described, surroundings.target),
    page: pageOf(surroundings, pools, described),
    source: [],
  };
}

async function orNone<T>(read: Promise<readonly T[]>): Promise<readonly T[]> {
  return read.catch(error => {
    if (error instanceof NotRead) return [];
    throw error;
  });
}

async function clientsOf({ cognito }: Surroundings, pool: PoolSubject): Promise<readonly ClientSubject[]> {
  const listed = await cognito.clients(pool.id);
  return listed.map(({ id, name }) => {
    const index = pool.described?.clients.findIndex(client => client.id === id) ?? -1;
    const described = pool.described?.clients[index];
    const place = described && { described, path: [...(pool.path ?? []), 'clients', index] };
    return { kind: 'client', pool, id, name, ...place };
  });
}

interface NamedFunction extends FunctionUse {
  readonly arn: string;
}

async function usesOf({ cognito }: Surroundings, pool: PoolSubject): Promise<readonly NamedFunction[]> {
  return triggersOf(await cognito.pool(pool.id)).map(trigger => ({ pool, ...trigger }));
}

function functionsOf(
  uses: readonly NamedFunction[],
  described: PoolsFile | undefined,
  { kind }: Target,
): readonly FunctionSubject[] {
  return [...Map.groupBy(uses, ({ arn }) => arn)].map(([arn, ofOne]) => {
    const name = arn.split(':')[6] ?? arn;
    const known = functionEntryOf(described, arn, kind);
    const place = known && { described: known.entry, path: ['functions', known.name] };
    return { kind: 'function', arn, name, uses: ofOne.map(({ arn: _same, ...use }) => use), ...place };
  });
}

function pageOf(
  { target }: Surroundings,
  pools: readonly PoolSubject[],
  described: PoolsFile | undefined,
): FoundSubjects['page'] {
  // A page of other pools is not meant.
  if (!described || !pools.some(pool => pool.described)) return [];
  const url = target.kind === 'aws' ? described.resetPage?.url : resetPageAddress(described, target.origin);
  return url === undefined ? [] : [{ kind: 'page', url, described, path: ['resetPage'], pools }];
}
