/** The two tokens whose claims can be changed. */
export type ChangedToken = 'id' | 'access';

/** Claims that no change touches, in any token (documented). */
const ofBoth = [
  ...['acr', 'amr', 'aud', 'at_hash', 'auth_time', 'azp', 'cognito:username', 'exp', 'iat', 'identities'],
  ...['iss', 'jti', 'nbf', 'nonce', 'origin_jti', 'sub', 'token_use', 'event_id'],
];

/**
 * Those of access tokens are also the ones by which the service knows them again (inferred); scopes change by their own
 * lists.
 */
const reservedClaims: Readonly<Record<ChangedToken, ReadonlySet<string>>> = {
  id: new Set(ofBoth),
  access: new Set([...ofBoth, 'client_id', 'username', 'scope', 'device_key', 'version']),
};

/** Whether PreTokenGeneration can leave out a claim of a token. */
export function canSuppressClaim(token: ChangedToken, name: string): boolean {
  return !reservedClaims[token].has(name);
}

/**
 * Whether it can add or override one. Claims of groups and roles change by the groups, the others of that prefix not at
 * all (documented).
 */
export function canAddClaim(token: ChangedToken, name: string): boolean {
  return canSuppressClaim(token, name) && !name.startsWith('cognito:');
}

/** Whether it can give a scope: the service's own can be taken away, but not given (documented). */
export function canAddScope(name: string): boolean {
  return !name.startsWith('aws.cognito');
}
