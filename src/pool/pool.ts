import type { ClientSettings, PoolSettings } from '../model/operation.ts';
import type { ClientSecret } from './client-secret.ts';
import type { PoolMfa } from './second-factors.ts';
import type { PoolSessions } from './user-sessions.ts';

/** One RSA key pair of a pool. Each pool has one for ID tokens and another for access tokens. */
export interface SigningKey {
  /** Key id: 32 random bytes in standard base64, as the service makes them. */
  readonly kid: string;
  /** The private key, PKCS#8 PEM. Never leaves the process unsealed. */
  readonly privatePem: string;
  /** The public key as it stands in the JWKS: `kty n e alg use kid`. */
  readonly publicJwk: Readonly<Record<string, string>>;
}

/** The two key pairs with which a pool signs. */
export interface KeyPairs {
  readonly id: SigningKey;
  readonly access: SigningKey;
}

/** A pool's newest key pairs, with those before them where the keys have been turned. */
export interface PoolKeys extends KeyPairs {
  readonly former?: KeyPairs & {
    /** Until then these sign, while the newest become known. Milliseconds since 1970. */
    readonly signUntil: number;
    /** Until then what these signed is verified. Milliseconds since 1970. */
    readonly verifyUntil: number;
  };
}

/** What Lifeguard keeps of a pool beside the settings that the API knows. */
export interface LocalSettings {
  /**
   * `client` (the default): a reset code works only for the app client that asked
   * for it. `pool`: for all of them.
   */
  readonly resetCodeBinding: 'client' | 'pool';
  /** Requests for a reset code, for each user and hour. */
  readonly resetRequestsPerHour: number;
  /** Wrong reset codes, for each user and hour. */
  readonly resetAttemptsPerHour: number;
  /** Codes that sign-ins send, for each user and hour; absent in pools that the API made. */
  readonly signInCodesPerHour?: number;
  /**
   * `aws`: `https://cognito-idp.<region>.amazonaws.com/<pool>`; `local`: the
   * address that Lifeguard answers at.
   */
  readonly issuer: 'aws' | 'local';
}

/** A user pool: what DescribeUserPool tells of it, and what Lifeguard keeps beside. */
export interface Pool {
  readonly id: string;
  readonly region: string;
  readonly settings: PoolSettings;
  readonly local: LocalSettings;
  /** Absent until SetUserPoolMfaConfig or pools.yaml says something of it. */
  readonly mfa?: PoolMfa;
  /** Absent until its sessions are configured. */
  readonly sessions?: PoolSessions;
  readonly keys: PoolKeys;
  readonly createdAt: number;
  readonly modifiedAt: number;
}

/** An app client: what DescribeUserPoolClient tells of it. */
export interface Client {
  readonly id: string;
  readonly poolId: string;
  readonly settings: ClientSettings;
  /** One or two, the oldest first; none for a public client. */
  readonly secrets: readonly ClientSecret[];
  readonly createdAt: number;
  readonly modifiedAt: number;
}

/** The region in a pool id such as `us-east-1_AkG9mnbjA`. */
export function regionOf(poolId: string): string {
  return poolId.slice(0, poolId.indexOf('_'));
}
