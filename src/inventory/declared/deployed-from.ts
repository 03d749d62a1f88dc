import { regionForm } from '../../pool/pool-id.ts';
import type { Deployed, DeployedClient, DeployedPool, Gap } from '../deployed.ts';
import { regionIn } from '../region-in.ts';
import { type DeclaredResource, kindWords } from './declared-resource.ts';
import { deployedBeside } from './deployed-beside.ts';
import { deployedClientOf } from './deployed-client-of.ts';
import { deployedPoolOf } from './deployed-pool-of.ts';

/** What declared resources tell of each pool. Those of a pool that none of them declares are told as gaps. */
export function deployedFrom(
  resources: readonly DeclaredResource[],
): Pick<Deployed, 'account' | 'pools' | 'gaps'> {
  const declared = resources.filter(({ kind }) => kind === 'pool');
  const byId = new Map(declared.map(one => [one.id, one]));
  const byAddress = new Map(declared.map(one => [one.address, one]));
  const belonging = Map.groupBy(
    resources.filter(({ kind }) => kind !== 'pool'),
    ({ pool }) => pool && ('id' in pool ? byId.get(pool.id) : byAddress.get(pool.address)),
  );
  const pools = declared.map(pool => withBelonging(pool, belonging.get(pool) ?? []));
  const accounts = new Set(declared.flatMap(({ account }) => account ?? []));
  const [account, another] = accounts;
  return {
    ...(account !== undefined && another === undefined && { account }),
    pools: pools.filter(isKnown),
    gaps: [
      ...pools.filter(pool => !isKnown(pool)).map(pool => unknown('user pool', pool)),
      ...(belonging.get(undefined) ?? []).map(homeless),
    ],
  };
}

function withBelonging(resource: DeclaredResource, belonging: readonly DeclaredResource[]): DeployedPool {
  const { clientsElsewhere: elsewhere } = resource;
  const { region: told, ...pool } = deployedPoolOf(resource);
  const { domain, inexpressible, gaps, ...lists } = deployedBeside(belonging);
  const isRegion = told === undefined || regionForm.test(told);
  const region = (isRegion ? told : undefined) ?? regionIn(pool.id);
  const clients = belonging.filter(({ kind }) => kind === 'client').map(deployedClientOf);
  return {
    ...pool,
    ...(region !== undefined && { region }),
    settings: domain === undefined ? pool.settings : { ...pool.settings, domain },
    // Told even where there are none: an app client that is gone must not go unseen.
    ...(elsewhere === undefined && { clients: clients.filter(isKnown) }),
    ...lists,
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

function homeless({ kind, address, pool }: DeclaredResource): Gap {
  const what = `the ${kindWords[kind]} ${address}`;
  if (pool && 'id' in pool) return { what, why: `its pool ${pool.id} stands elsewhere` };
  return { what, why: 'its pool is not told' };
}
