import type { Clock } from './clock.ts';
import type { Client, Pool } from './pool.ts';
import type { Random } from './random.ts';
import type { Seal } from './seal.ts';
import type { User } from './user.ts';

/** The claims of an access token that operations use. */
export interface AccessClaims {
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
}

/** Who gets tokens. */
export interface TokenSubject {
  readonly pool: Pool;
  readonly client: Client;
  readonly user: User;
  /** The user's attributes that the client may read. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly groups?: readonly string[];
}

export interface TokenPorts {
  readonly clock: Clock;
  readonly random: Random;
  readonly seal: Seal;
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
  /** When the refresh token ends, milliseconds since 1970. */
  readonly refreshExpiresAt: number;
}

/** The tokens of a new sign-in through the API. Two signatures, made at the same time off the main thread. */
export async function issueTokens(ports: TokenPorts, subject: TokenSubject): Promise<IssuedTokens> {
  throw new Error('to come');
}

/** New ID and access tokens of a sign-in that a refresh token continues. Two signatures. */
export async function reissueTokens(
  ports: TokenPorts,
  subject: TokenSubject,
  grant: Grant,
): Promise<SignedTokens> {
  throw new Error('to come');
}
