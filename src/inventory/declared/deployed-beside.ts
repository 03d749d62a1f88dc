import type {
  DeployedGroup,
  DeployedPool,
  DeployedResourceServer,
  Gap,
  Inexpressible,
  ListInPart,
} from '../deployed.ts';
import { list, structure, text, whole } from './api-kinds.ts';
import type { DeclaredKind, DeclaredResource } from './declared-resource.ts';
import { toldMembers } from './told-members.ts';

const group = structure({
  GroupName: text().exactOptional(),
  Description: text().exactOptional(),
  Precedence: whole().exactOptional(),
  RoleArn: text().exactOptional(),
});

const resourceServer = structure({
  Identifier: text().exactOptional(),
  Name: text().exactOptional(),
  Scopes: list(structure({ ScopeName: text(), ScopeDescription: text() })).exactOptional(),
});

const domain = structure({ Domain: text().exactOptional() });

const provider = structure({ ProviderName: text().exactOptional() });

/** What belongs to a pool beside its app clients. */
export interface Beside extends Pick<DeployedPool, 'groups' | 'resourceServers' | 'inexpressible' | 'gaps'> {
  /** The prefix of its domain; absent where none is told. */
  readonly domain?: string;
  readonly inPart: readonly ListInPart[];
}

/**
 * What belongs to a declared pool beside its app clients. A list of which nothing is declared is not told: it may be made
 * elsewhere, as groups often are.
 *
 * @throws SourceNotRead if a value has the wrong form
 */
export function deployedBeside(resources: readonly DeclaredResource[]): Beside {
  const of = (kind: DeclaredKind) => resources.filter(resource => resource.kind === kind);
  const [groups, servers] = [of('group').map(groupOf), of('resource server').map(resourceServerOf)];
  const domains = of('domain').flatMap(
    ({ properties, address }) => toldMembers(domain, properties, address).told.Domain ?? [],
  );
  const prefix = domains.find(name => !name.includes('.'));
  return {
    ...(groups.length > 0 && { groups: groups.filter(isRead) }),
    ...(servers.length > 0 && { resourceServers: servers.filter(isRead) }),
    ...(prefix !== undefined && { domain: prefix }),
    inPart: [
      ...(groups.some(isGap) ? (['groups'] as const) : []),
      ...(servers.some(isGap) ? (['resourceServers'] as const) : []),
    ],
    gaps: [...groups, ...servers].filter(isGap),
    inexpressible: [
      ...domains.filter(name => name.includes('.')).map(value => ({ field: 'CustomDomain', value })),
      ...identityProviders(of('identity provider')),
    ],
  };
}

function isGap(one: object): one is Gap {
  return 'why' in one;
}

function isRead<T extends object>(one: T | Gap): one is T {
  return !isGap(one);
}

function groupOf({ properties, address }: DeclaredResource): DeployedGroup | Gap {
  const { told, untold } = toldMembers(group, properties, address);
  if (told.GroupName === undefined) return { what: `the group ${address}`, why: 'its name is not told' };
  return {
    name: told.GroupName,
    ...(!untold.has('Description') && { description: told.Description ?? null }),
    ...(!untold.has('Precedence') && { precedence: told.Precedence ?? null }),
    ...(!untold.has('RoleArn') && { roleArn: told.RoleArn ?? null }),
  };
}

function resourceServerOf({ properties, address }: DeclaredResource): DeployedResourceServer | Gap {
  const { told, untold } = toldMembers(resourceServer, properties, address);
  const { Identifier: identifier, Name: name, Scopes: scopes = [] } = told;
  if (identifier === undefined) {
    return { what: `the resource server ${address}`, why: 'its identifier is not told' };
  }
  return {
    identifier,
    ...(name !== undefined && { name }),
    ...(!untold.has('Scopes') && {
      scopes: Object.fromEntries(scopes.map(scope => [scope.ScopeName, scope.ScopeDescription])),
    }),
  };
}

function identityProviders(resources: readonly DeclaredResource[]): readonly Inexpressible[] {
  if (resources.length === 0) return [];
  const names = resources.map(
    ({ properties, address }) => toldMembers(provider, properties, address).told.ProviderName ?? address,
  );
  return [{ field: 'IdentityProviders', value: names.sort().join(', ') }];
}
