import type { Clock } from './clock.ts';
import type { GroupConfiguration } from './group.ts';
import { issuerOf } from './issuer.ts';
import type { Client, Pool } from './pool.ts';
import { signingKeys } from './pool-keys.ts';
import type { Random } from './random.ts';
import { sealRefreshToken } from './refresh-token.ts';
import type { Seal } from './seal.ts';
import { signToken } from './sign-token.ts';
import type { LevelClaims } from './step-up.ts';
import { changedAccessClaims, changedIdClaims, type TokenChanges } from './token-changes.ts';
import { accessClaims, idClaims } from './token-claims.ts';
import { tokenLifetimes } from './token-lifetimes.ts';
import type { User } from './user.ts';

/** The claims of an access token that operations use. */
export interface AccessClaims extends Partial<LevelClaims> {
  readonly sub: string;
  readonly iss: string;
  readonly client_id: string;
  readonly origin_jti?: string;
  readonly event_id: string;
  readonly token_use: 'access';
  readonly scope: string;
  readonly auth_time: number;
  readonly exp: number;
  readonly iat: number;
  readonly jti: string;
  readonly username: string;
  readonly device_key?: string;
  readonly 'cognito:groups'?: readonly string[];
}

/** What all tokens of one sign-in share; a refresh keeps it. */
export interface Grant {
  /** Names the family of tokens that one sign-in starts: their `origin_jti`. UUID. */
  readonly family: string;
  readonly eventId: string;
  /** Seconds since 1970. */
  readonly authTime: number;
  readonly scope: string;
  /**
   * The device that the sign-in came from, where the pool tracks devices:
   * known, or new and not yet confirmed.
   */
  readonly deviceKey?: string;
  /**
   * How strongly the user signed in, where the sign-in was asked for a level: a
   * refresh keeps it (documented).
   */
  readonly level?: LevelClaims;
  /** Whether the sign-in is continued by a refresh token. */
  readonly isRefreshed?: boolean;
}

/** Who gets tokens. */
export interface TokenSubject {
  readonly pool: Pool;
  readonly client: Client;
  readonly user: User;
  /** The user's attributes that the client may read. */
  readonly attributes: Readonly<Record<string, string>>;
  /** The groups and roles that the tokens name. */
  readonly groups: GroupConfiguration;
  /** What the pool's trigger changes in them. */
  readonly changes?: TokenChanges;
}

/** What issuing tokens needs. */
export interface TokenPorts {
  readonly clock: Clock;
  readonly random: Random;
  readonly seal: Seal;
  /** Where the service answers: the base of local issuers. */
  readonly origin: string;
}

/** The ID and access tokens, and the life of the access token in seconds. */
export interface SignedTokens {
  readonly idToken: string;
  readonly accessToken: string;
  readonly expiresIn: number;
}

/** The tokens of a new sign-in. The caller remembers the family. */
export interface IssuedTokens extends SignedTokens {
  readonly refreshToken: string;
  readonly grant: Grant;
  /** Milliseconds since 1970, of a whole second as in the tokens. */
  readonly issuedAt: number;
  /** When the refresh token ends, milliseconds since 1970. */
  readonly refreshExpiresAt: number;
}

/** The scope of a sign-in through the API (observed). */
export const signInScope = 'aws.cognito.signin.user.admin';

/** The tokens of a new sign-in through the API. Two signatures, made at the same time off the main thread. */
export async function issueTokens(
  ports: TokenPorts,
  subject: TokenSubject,
  from: Partial<Pick<Grant, 'deviceKey' | 'eventId' | 'level' | 'authTime'>> = {},
): Promise<IssuedTokens> {
  const { pool, client, user } = subject;
  const issuedAt = ports.clock.now();
  const second = Math.floor(issuedAt / 1000);
  const grant: Grant = {
    family: ports.random.uuid(),
    eventId: ports.random.uuid(),
    authTime: second,
    scope: signInScope,
    ...from,
  };
  const expiresAt = issuedAt + tokenLifetimes(client.settings).refresh * 1000;
  const refreshToken = sealRefreshToken(ports.seal, {
    ...grant,
    poolId: pool.id,
    clientId: client.id,
    sub: user.sub,
    username: user.username,
    issuedAt,
    expiresAt,
  });
  const signed = await reissueTokens(ports, subject, grant);
  return { ...signed, refreshToken, grant, issuedAt: second * 1000, refreshExpiresAt: expiresAt };
}

/**
 * New ID and access tokens of a sign-in that a refresh token continues. Two signatures, as in `issueTokens`.
 */
export async function reissueTokens(
  ports: Omit<TokenPorts, 'seal'>,
  subject: TokenSubject,
  grant: Grant,
): Promise<SignedTokens> {
  const { id, access } = tokenLifetimes(subject.client.settings);
  const time = ports.clock.now();
  const keys = signingKeys(subject.pool.keys, time);
  const now = Math.floor(time / 1000);
  const issuer = issuerOf(subject.pool, ports.origin);
  const issue = (lifetime: number) => ({ issuer, now, lifetime, jti: ports.random.uuid() });
  const [idToken, accessToken] = await Promise.all([
    signToken(keys.id, changedIdClaims(idClaims(subject, grant, issue(id)), subject.changes?.id)),
    signToken(
      keys.access,
      changedAccessClaims(accessClaims(subject, grant, issue(access)), subject.changes?.access),
    ),
  ]);
  return { idToken, accessToken, expiresIn: access };
}
