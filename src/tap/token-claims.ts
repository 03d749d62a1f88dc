import { textOf } from '../pool/members.ts';
import { tokenPart } from '../pool/token-part.ts';

/** What a token says of itself. Nothing of it is verified: it only tells calls apart. */
export interface TokenClaims {
  readonly use?: string;
  readonly clientId?: string;
  readonly poolId?: string;
  readonly user?: string;
  readonly sub?: string;
  /** Milliseconds since 1970. */
  readonly expiresAt?: number;
}

/** The claims of an ID or access token; undefined for what is none, such as a refresh token. */
export function tokenClaims(token: string): TokenClaims | undefined {
  const [, payload] = /^[\w-]+\.([\w-]+)\.[\w-]+$/.exec(token) ?? [];
  const claims = payload === undefined ? undefined : tokenPart(payload);
  if (!claims) return undefined;
  const use = textOf(claims.token_use);
  const clientId = textOf(claims.client_id) ?? textOf(claims.aud);
  const poolId = textOf(claims.iss)?.split('/').pop();
  const user = textOf(claims.username) ?? textOf(claims['cognito:username']);
  const sub = textOf(claims.sub);
  return {
    ...(use !== undefined && { use }),
    ...(clientId !== undefined && { clientId }),
    ...(poolId !== undefined && { poolId }),
    ...(user !== undefined && { user }),
    ...(sub !== undefined && { sub }),
    ...(typeof claims.exp === 'number' && { expiresAt: claims.exp * 1_000 }),
  };
}
