import { issuerOf } from './issuer.ts';
import type { Client, Pool } from './pool.ts';
import { signingKeys } from './pool-keys.ts';
import { signToken } from './sign-token.ts';
import type { SignedTokens, TokenPorts } from './token.ts';
import { type AccessChanges, changedAccessClaims } from './token-changes.ts';
import { tokenLifetimes } from './token-lifetimes.ts';

/** The claims of an access token that speaks for an app client, and for no user. */
export interface ClientClaims {
  /** The app client's id, as `client_id`. */
  readonly sub: string;
  readonly token_use: 'access';
  readonly scope: string;
  readonly auth_time: number;
  readonly iss: string;
  readonly exp: number;
  readonly iat: number;
  readonly version: 2;
  readonly jti: string;
  readonly client_id: string;
}

/** What a machine is given a token for. */
export interface ClientGrant {
  readonly pool: Pool;
  readonly client: Client;
  readonly scopes: readonly string[];
  /** What the pool's trigger changes in it. */
  readonly changes: AccessChanges | undefined;
}

/**
 * An access token of an app client for itself. Its claims are those of the client credentials grant, in its
 * order (observed there). It belongs to no family: nothing revokes it before its end.
 */
export async function issueClientToken(
  { clock, random, origin }: Pick<TokenPorts, 'clock' | 'random' | 'origin'>,
  { pool, client, scopes, changes }: ClientGrant,
): Promise<Pick<SignedTokens, 'accessToken' | 'expiresIn'>> {
  const { access: expiresIn } = tokenLifetimes(client.settings);
  const time = clock.now();
  const now = Math.floor(time / 1000);
  const claims: ClientClaims = {
    sub: client.id,
    token_use: 'access',
    scope: scopes.join(' '),
    auth_time: now,
    iss: issuerOf(pool, origin),
    exp: now + expiresIn,
    iat: now,
    version: 2,
    jti: random.uuid(),
    client_id: client.id,
  };
  const { access } = signingKeys(pool.keys, time);
  return { accessToken: await signToken(access, changedAccessClaims(claims, changes)), expiresIn };
}

/** Whether an access token with these claims speaks for an app client: a user's names the user. */
export function isOfClient(claims: Readonly<Record<string, unknown>>): boolean {
  return (
    typeof claims.client_id === 'string' && claims.sub === claims.client_id && claims.username === undefined
  );
}
