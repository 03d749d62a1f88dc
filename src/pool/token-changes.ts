import type { ClientClaims } from './client-token.ts';
import type { AccessClaims } from './token.ts';

/** How the claims of one token differ from those that the service would put into it. */
export interface ClaimChanges {
  /** Claims by name; what has the name already is replaced in its place. */
  readonly add: Readonly<Record<string, unknown>>;
  /** Names of claims to leave out, also of those that are added (documented). */
  readonly suppress: readonly string[];
}

/** How an access token differs. */
export interface AccessChanges extends ClaimChanges {
  readonly scopesToAdd: readonly string[];
  readonly scopesToSuppress: readonly string[];
}

/** How the tokens of one sign-in differ. */
export interface TokenChanges {
  readonly id: ClaimChanges;
  readonly access: AccessChanges;
}

/** Claims that no change touches (documented). */
const reserved = [
  ...['acr', 'amr', 'aud', 'at_hash', 'auth_time', 'azp', 'cognito:username', 'exp', 'iat', 'identities'],
  ...['iss', 'jti', 'nbf', 'nonce', 'origin_jti', 'sub', 'token_use'],
];
const reservedInId = new Set([...reserved, 'event_id']);
/**
 * Those of access tokens by which the service knows them again (inferred); scopes change by their own lists.
 */
const reservedInAccess = new Set([
  ...reserved,
  ...['client_id', 'username', 'scope', 'device_key', 'event_id', 'version'],
]);

/** The claims of an ID token with the changes that may be made. */
export function changedIdClaims(
  claims: Readonly<Record<string, unknown>>,
  changes: ClaimChanges | undefined,
): Readonly<Record<string, unknown>> {
  return changes ? changed(claims, changes, reservedInId) : claims;
}

/** The claims of an access token, of a user or an app client, with the changes that may be made. */
export function changedAccessClaims(
  claims: AccessClaims | ClientClaims,
  changes: AccessChanges | undefined,
): AccessClaims | ClientClaims | Readonly<Record<string, unknown>> {
  if (!changes) return claims;
  const scope = changedScopes(claims.scope, changes);
  return changed({ ...claims, scope }, changes, reservedInAccess);
}

function changed(
  claims: Readonly<Record<string, unknown>>,
  { add, suppress }: ClaimChanges,
  fixed: ReadonlySet<string>,
): Readonly<Record<string, unknown>> {
  // Claims of groups and roles change by the groups, the others of that prefix not at all (documented).
  const added = Object.entries(add).filter(([name]) => !fixed.has(name) && !name.startsWith('cognito:'));
  const left = new Set(suppress.filter(name => !fixed.has(name)));
  return Object.fromEntries(
    Object.entries({ ...claims, ...Object.fromEntries(added) }).filter(([name]) => !left.has(name)),
  );
}

/** The service's own scopes can be taken away, but not given (documented). */
function changedScopes(scope: string, { scopesToAdd, scopesToSuppress }: AccessChanges): string {
  // A scope has no spaces: what has some is several.
  const added = scopesToAdd.flatMap(name => name.split(' ')).filter(name => !name.startsWith('aws.cognito'));
  return [...new Set([...scope.split(' '), ...added])]
    .filter(name => name !== '' && !scopesToSuppress.includes(name))
    .join(' ');
}
