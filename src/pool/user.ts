import type { Output } from '../model/operation.ts';
import type { UserMfa } from './second-factors.ts';

/** Where a user stands, as `UserStatus` shows it. */
export type UserStatus =
  | 'UNCONFIRMED'
  | 'CONFIRMED'
  | 'RESET_REQUIRED'
  | 'FORCE_CHANGE_PASSWORD'
  | 'EXTERNAL_PROVIDER';

/** An SRP verifier and its salt, both hexadecimal: what is kept of a password. */
export interface Credential {
  readonly salt: string;
  readonly verifier: string;
}

/** A credential as the store has it: the verifier opens only with the key of its pool. */
export interface SealedCredential {
  readonly salt: string;
  readonly sealedVerifier: string;
}

/**
 * A user of a pool. Attribute values are strings, as in the API; `sub` stands beside them, not among them.
 */
export interface User {
  readonly poolId: string;
  readonly sub: string;
  readonly username: string;
  readonly status: UserStatus;
  readonly enabled: boolean;
  readonly attributes: Readonly<Record<string, string>>;
  /** Undefined for a user who has no password. */
  readonly credential: SealedCredential | undefined;
  /** When the password was set; a temporary one expires from here. */
  readonly passwordSetAt: number | undefined;
  /** Tokens issued before this are revoked. */
  readonly signedOutAt: number | undefined;
  /** What SetUserSettings was told: kept and shown. Absent where it was told nothing. */
  readonly mfaOptions?: Output<'GetUser'>['MFAOptions'];
  /** Absent where no second factor was ever set up. */
  readonly mfa?: UserMfa;
  /** The time step of the last code that the software token gave. */
  readonly totpStep?: number;
  readonly createdAt: number;
  readonly modifiedAt: number;
}
