import { regionForm } from '../../pool/pool-id.ts';
import type { Deployed, DeployedClient, DeployedPool, Gap, ListInPart } from '../deployed.ts';
import { regionIn } from '../region-in.ts';
import { type DeclaredKind, type DeclaredResource, kindWords } from './declared-resource.ts';
import { deployedBeside } from './deployed-beside.ts';
import { deployedClientOf } from './deployed-client-of.ts';
import { deployedPoolOf } from './deployed-pool-of.ts';

/** The list of a pool that each kind is in. */
const lists: Partial<Readonly<Record<DeclaredKind, ListInPart>>> = {
  client: 'clients',
  group: 'groups',
  'resource server': 'resourceServers',
};

/**
 * What declared resources tell of each pool. Those of a pool that none of them declares are told as gaps, and so is what
 * nothing names: no pool and nothing of one is gone that may be among those.
 *
 * @param unclear what the source may declare beside them
 */
export function deployedFrom(
  resources: readonly DeclaredResource[],
  unclear: readonly Gap[] = [],
): Pick<Deployed, 'account' | 'pools' | 'otherPools' | 'gaps'> {
  const declared = resources.filter(({ kind }) => kind === 'pool');
  const byId = new Map(declared.map(one => [one.id, one]));
  const byAddress = new Map(declared.map(one => [one.address, one]));
  const belonging = Map.groupBy(
    resources.filter(({ kind }) => kind !== 'pool'),
    ({ pool }) => pool && ('id' in pool ? byId.get(pool.id) : byAddress.get(pool.address)),
  );
  const homeless = belonging.get(undefined) ?? [];
  const astray = listsOf(homeless);
  const unplaced = listsOf(homeless.filter(one => poolIdOf(one) === undefined));
  const inPartOf = ({ id }: DeclaredResource): readonly ListInPart[] => {
    if (unclear.length > 0) return Object.values(lists);
    return id === undefined ? astray : unplaced;
  };
  const pools = declared.map(pool => withBelonging(pool, belonging.get(pool) ?? [], inPartOf(pool)));
  const elsewhere = homeless.map(poolIdOf);
  const isAny = unclear.length > 0 || elsewhere.includes(undefined) || !pools.every(isKnown);
  const accounts = new Set(declared.flatMap(({ account }) => account ?? []));
  const [account, another] = accounts;
  return {
    ...(account !== undefined && another === undefined && { account }),
    pools: pools.filter(isKnown),
    otherPools: isAny ? 'any' : new Set(elsewhere.flatMap(id => id ?? [])),
    gaps: [
      ...unclear,
      ...pools.filter(pool => !isKnown(pool)).map(pool => unknown('user pool', pool)),
      ...homeless.map(homelessGap),
    ],
  };
}

function listsOf(resources: readonly DeclaredResource[]): readonly ListInPart[] {
  return [...new Set(resources.flatMap(({ kind }) => lists[kind] ?? []))];
}

function poolIdOf({ pool }: DeclaredResource): string | undefined {
  return pool && 'id' in pool ? pool.id : undefined;
}

function withBelonging(
  resource: DeclaredResource,
  belonging: readonly DeclaredResource[],
  astray: readonly ListInPart[],
): DeployedPool {
  const { clientsElsewhere: elsewhere } = resource;
  const { region: told, ...pool } = deployedPoolOf(resource);
  const { domain, inPart, inexpressible, gaps, ...others } = deployedBeside(belonging);
  const isRegion = told === undefined || regionForm.test(told);
  const region = (isRegion ? told : undefined) ?? regionIn(pool.id);
  const clients = belonging.filter(({ kind }) => kind === 'client').map(deployedClientOf);
  const areAll = elsewhere === undefined && clients.every(isKnown);
  return {
    ...pool,
    ...(region !== undefined && { region }),
    settings: domain === undefined ? pool.settings : { ...pool.settings, domain },
    // Told even where there are none: an app client that is gone must not go unseen.
    clients: clients.filter(isKnown),
    ...others,
    inPart: new Set([...astray, ...inPart, ...(areAll ? [] : (['clients'] as const))]),
    inexpressible: [...pool.inexpressible, ...inexpressible],
    gaps: [
      ...pool.gaps,
      ...(isRegion ? [] : [{ what: 'its region', why: 'what the source tells cannot be one' }]),
      ...gaps,
      ...(elsewhere === undefined ? [] : [{ what: 'its app clients', why: elsewhere }]),
      ...clients.filter(client => !isKnown(client)).map(client => unknown('app client', client)),
    ],
  };
}

/** What is known by neither its id nor its name can be held against nothing. */
function isKnown({ id, name }: DeployedClient | DeployedPool): boolean {
  return id !== undefined || name !== undefined;
}

function unknown(what: string, { address }: DeployedClient | DeployedPool): Gap {
  return { what: `the ${what} ${address}`, why: 'neither its id nor its name is told' };
}

function homelessGap(resource: DeclaredResource): Gap {
  const what = `the ${kindWords[resource.kind]} ${resource.address}`;
  const id = poolIdOf(resource);
  return { what, why: id === undefined ? 'its pool is not told' : `its pool ${id} stands elsewhere` };
}
