/** One right that a resource server knows. */
export interface ResourceScope {
  readonly name: string;
  readonly description: string;
}

/** An API that takes a pool's access tokens. It defines scopes, which tokens name as `identifier/name`. */
export interface ResourceServer {
  readonly poolId: string;
  readonly identifier: string;
  /** What people call it; tokens do not name it. */
  readonly name: string;
  readonly scopes: readonly ResourceScope[];
}

/** The resource server's scopes as app clients and tokens name them. */
export function scopeNames({ identifier, scopes }: ResourceServer): string[] {
  return scopes.map(({ name }) => `${identifier}/${name}`);
}

/** The service's own scopes, which are all about a user. */
export const userScopes: readonly string[] = [
  'openid',
  'email',
  'phone',
  'profile',
  'aws.cognito.signin.user.admin',
];

/** Resource servers that a pool can have (documented). */
export const mostResourceServers = 25;

/** Whether a scope is of a resource server: the service's own scopes have no slash. */
export function isCustomScope(scope: string): boolean {
  return scope.includes('/');
}
