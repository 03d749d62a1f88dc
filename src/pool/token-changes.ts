import type { ClientClaims } from './client-token.ts';
import { type ChangedToken, canAddClaim, canAddScope, canSuppressClaim } from './reserved-claims.ts';
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

/** The claims of an ID token with the changes that may be made. */
export function changedIdClaims(
  claims: Readonly<Record<string, unknown>>,
  changes: ClaimChanges | undefined,
): Readonly<Record<string, unknown>> {
  return changes ? changed('id', claims, changes) : claims;
}

/** The claims of an access token, of a user or an app client, with the changes that may be made. */
export function changedAccessClaims(
  claims: AccessClaims | ClientClaims,
  changes: AccessChanges | undefined,
): AccessClaims | ClientClaims | Readonly<Record<string, unknown>> {
  if (!changes) return claims;
  const scope = changedScopes(claims.scope, changes);
  return changed('access', { ...claims, scope }, changes);
}

function changed(
  token: ChangedToken,
  claims: Readonly<Record<string, unknown>>,
  { add, suppress }: ClaimChanges,
): Readonly<Record<string, unknown>> {
  const added = Object.entries(add).filter(([name]) => canAddClaim(token, name));
  const left = new Set(suppress.filter(name => canSuppressClaim(token, name)));
  return Object.fromEntries(
    Object.entries({ ...claims, ...Object.fromEntries(added) }).filter(([name]) => !left.has(name)),
  );
}

function changedScopes(scope: string, { scopesToAdd, scopesToSuppress }: AccessChanges): string {
  // A scope has no spaces: what has some is several.
  const added = scopesToAdd.flatMap(name => name.split(' ')).filter(canAddScope);
  return [...new Set([...scope.split(' '), ...added])]
    .filter(name => name !== '' && !scopesToSuppress.includes(name))
    .join(' ');
}
