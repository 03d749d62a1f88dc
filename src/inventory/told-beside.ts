import type * as Sdk from '@aws-sdk/client-cognito-identity-provider';
import type { DeployedGroup, DeployedResourceServer } from './deployed.ts';

/** A group as the API tells it; undefined for one without a name. */
export function toldGroup(group: Sdk.GroupType): DeployedGroup | undefined {
  const { GroupName: name, Description, Precedence, RoleArn } = group;
  if (name === undefined) return undefined;
  return {
    name,
    description: Description ?? null,
    precedence: Precedence ?? null,
    roleArn: RoleArn ?? null,
  };
}

/** A resource server as the API tells it; undefined for one without an identifier. */
export function toldResourceServer(server: Sdk.ResourceServerType): DeployedResourceServer | undefined {
  const { Identifier: identifier, Name: name = '', Scopes = [] } = server;
  if (identifier === undefined) return undefined;
  const scopes = Scopes.flatMap(({ ScopeName, ScopeDescription = '' }) =>
    ScopeName === undefined ? [] : [[ScopeName, ScopeDescription] as const],
  );
  return { identifier, name, scopes: Object.fromEntries(scopes) };
}
