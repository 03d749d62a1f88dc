import { regionOf } from '../pool/pool.ts';
import { poolIdForm } from '../pool/pool-id.ts';
import type { CognitoReads, Listed } from '../surroundings/cognito-reads.ts';
import { NotRead } from '../surroundings/not-read.ts';
import type { Deployed, DeployedClient, DeployedPool, Gap, Inexpressible } from './deployed.ts';
import { regionIn } from './region-in.ts';
import { toldGroup, toldResourceServer } from './told-beside.ts';
import { toldClient } from './told-client.ts';
import { beyondPool, toldPool } from './told-pool.ts';
import { beyondSchema } from './told-schema.ts';

/** Which live pools to read. */
export interface LiveChoice {
  /** As a report names the target: `aws`, or an address. */
  readonly source: string;
  /** Whose pools are listed. */
  readonly regions: readonly string[];
  /** Ids or names of pools; all of the regions where it is empty. */
  readonly named: readonly string[];
  /** The ids that pools.yaml knows: looked at even where no list may be read. */
  readonly known: readonly string[];
  /** Whether to look for what pools.yaml has no words for, too. */
  readonly beyond: boolean;
}

/**
 * Reads pools as they are, with all that pools.yaml could say of them. What the credentials may not read is told as a gap.
 * The rights that it takes stand in live-actions.ts.
 *
 * @throws Unreachable if the target does not answer, or takes no credentials
 */
export async function readLive(cognito: CognitoReads, choice: LiveChoice): Promise<Deployed> {
  const gaps: Gap[] = [];
  const listed = await chosenPools(cognito, choice, gaps);
  const pools = await Promise.all(listed.map(one => livePool(cognito, one, choice.beyond)));
  const found = pools.flatMap(pool => pool ?? []);
  const account = found.map(({ account }) => account).find(one => one !== undefined);
  return {
    source: choice.source,
    kind: 'live',
    pools: found.map(({ account: _, ...pool }) => pool),
    gaps,
    ...(account !== undefined && { account }),
  };
}

/**
 * The pools of the regions, or those that are named. Without a list, those that pools.yaml knows. One whose name is not
 * known is called by its id.
 */
async function chosenPools(
  { pools }: CognitoReads,
  { regions, named, known }: LiveChoice,
  gaps: Gap[],
): Promise<readonly Listed[]> {
  const byId = named.filter(word => poolIdForm.test(word)).map((id): Listed => ({ id, name: id }));
  if (named.length > 0 && byId.length === named.length) return byId;
  const lists = await Promise.all(
    regions.map(async region => {
      const list = await attempt(gaps, `whether there are other pools in ${region}`, pools(region));
      return list ?? known.filter(id => regionOf(id) === region).map((id): Listed => ({ id, name: id }));
    }),
  );
  const listed = lists.flat();
  if (named.length === 0) return listed;
  const chosen = listed.filter(({ id, name }) => named.includes(id) || named.includes(name));
  return [...new Map([...byId, ...chosen].map(one => [one.id, one])).values()];
}

/** One pool, and the account that its ARN names; undefined where there is none of that id. */
async function livePool(
  cognito: CognitoReads,
  { id, name }: Listed,
  isBeyond: boolean,
): Promise<(DeployedPool & { readonly account?: string }) | undefined> {
  const gaps: Gap[] = [];
  const part = <T>(what: string, read: Promise<T>) => attempt(gaps, what, read);
  const settings = cognito.pool(id).catch(error => {
    if (!(error instanceof NotRead)) throw error;
    if (error.why.kind === 'not found') return 'nowhere' as const;
    gaps.push(gapOf('its settings', error));
    return undefined;
  });
  const [pool, mfa, sessions, clients, groups, resourceServers, others] = await Promise.all([
    settings,
    part('its second factors and passkeys', cognito.mfa(id)),
    unlessNotServed(part, 'how it tracks sessions', cognito.sessions(id)),
    liveClients(cognito, id, gaps),
    part('its groups', cognito.groups(id)),
    part('its resource servers', cognito.resourceServers(id)),
    isBeyond ? beyond(cognito, id, part) : [],
  ]);
  if (pool === 'nowhere') return undefined;
  const told = pool && toldPool(pool, { ...(mfa && { mfa }), ...(sessions && { sessions }) });
  const inexpressible: readonly Inexpressible[] = pool
    ? [...beyondPool(pool), ...beyondSchema(pool.SchemaAttributes ?? []), ...others]
    : others;
  const account = pool?.Arn?.split(':')[4];
  const region = regionIn(id);
  return {
    id,
    name: pool?.Name ?? name,
    ...(region !== undefined && { region }),
    settings: told ?? {},
    inexpressible,
    gaps,
    ...(clients && { clients }),
    ...(groups && { groups: groups.flatMap(group => toldGroup(group) ?? []) }),
    ...(resourceServers && {
      resourceServers: resourceServers.flatMap(server => toldResourceServer(server) ?? []),
    }),
    ...(account && { account }),
  };
}

/** What belongs to a pool and has no key in pools.yaml. */
async function beyond(
  cognito: CognitoReads,
  id: string,
  part: <T>(what: string, read: Promise<T>) => Promise<T | undefined>,
): Promise<readonly Inexpressible[]> {
  const [providers = [], risk = {}, logs = []] = await Promise.all([
    unlessNotServed(part, 'its identity providers', cognito.providers(id)),
    unlessNotServed(part, 'its risk configuration', cognito.risk(id)),
    unlessNotServed(part, 'its log delivery', cognito.logDelivery(id)),
  ]);
  const names = providers.flatMap(({ ProviderName }) => ProviderName ?? []);
  const risks = (
    [
      'CompromisedCredentialsRiskConfiguration',
      'AccountTakeoverRiskConfiguration',
      'RiskExceptionConfiguration',
    ] as const
  ).filter(member => risk[member] !== undefined);
  const sources = logs.flatMap(({ EventSource }) => EventSource ?? []);
  return [
    ...(names.length > 0 ? [{ field: 'IdentityProviders', value: names.join(', ') }] : []),
    ...(risks.length > 0 ? [{ field: 'RiskConfiguration', value: risks.join(', ') }] : []),
    ...(sources.length > 0 ? [{ field: 'LogDeliveryConfiguration', value: sources.join(', ') }] : []),
  ];
}

async function liveClients(
  cognito: CognitoReads,
  id: string,
  gaps: Gap[],
): Promise<readonly DeployedClient[] | undefined> {
  const listed = await attempt(gaps, 'its app clients', cognito.clients(id));
  const clients = listed?.map(async (one): Promise<DeployedClient | undefined> => {
    const nowhere = { inexpressible: [], settings: {} };
    const unread = { id: one.id, name: one.name, ...nowhere };
    try {
      return toldClient(await cognito.client(id, one.id));
    } catch (error) {
      if (!(error instanceof NotRead)) throw error;
      // Deleted since the list was read.
      if (error.why.kind === 'not found') return undefined;
      gaps.push(gapOf(`the app client ${one.name}`, error));
      return unread;
    }
  });
  return clients && (await Promise.all(clients)).flatMap(client => client ?? []);
}

/** What the read gives; undefined, and a gap, where it may not be made. */
async function attempt<T>(gaps: Gap[], what: string, read: Promise<T>): Promise<T | undefined> {
  return read.catch(error => {
    if (!(error instanceof NotRead)) throw error;
    if (error.why.kind !== 'not found') gaps.push(gapOf(what, error));
    return undefined;
  });
}

/** An endpoint of somebody's own without an operation that few have has nothing that it could tell. */
async function unlessNotServed<T>(
  part: (what: string, read: Promise<T>) => Promise<T | undefined>,
  what: string,
  read: Promise<T>,
): Promise<T | undefined> {
  const isServed = await read.then(
    () => true,
    error => !(error instanceof NotRead && error.why.kind === 'not served'),
  );
  return isServed ? part(what, read) : undefined;
}

function gapOf(what: string, { message, why }: NotRead): Gap {
  const action = 'action' in why ? why.action : undefined;
  return { what, why: message, ...(action !== undefined && { action }) };
}
