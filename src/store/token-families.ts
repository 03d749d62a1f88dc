import type { Rotation } from '../pool/rotation.ts';
import { integer, optionalInteger, optionalText, text } from './columns.ts';
import type { Query, Transaction } from './store.ts';

/** The tokens that stem from one sign-in. Their `origin_jti` names the family. */
export interface TokenFamily {
  readonly poolId: string;
  readonly family: string;
  readonly sub: string;
  readonly clientId: string;
  readonly issuedAt: number;
  /** When its refresh token ends. */
  readonly expiresAt: number;
  readonly revokedAt: number | undefined;
  readonly rotation: Rotation;
}

/**
 * Remembers a sign-in's tokens, its place in `userSessions`, and where it came from as
 * far as that is to be known.
 */
export async function addFamily(
  transaction: Transaction,
  family: Omit<TokenFamily, 'revokedAt' | 'rotation'>,
  use: {
    readonly usedAt: number;
    readonly ipAddress?: string | undefined;
    readonly deviceType?: string;
  },
): Promise<void> {
  await transaction.run(
    `INSERT INTO token_families (pool_id, family, sub, client_id, issued_at, expires_at, used_at,
       ip_address, device_type)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      family.poolId,
      family.family,
      family.sub,
      family.clientId,
      family.issuedAt,
      family.expiresAt,
      use.usedAt,
      use.ipAddress ?? null,
      use.deviceType ?? null,
    ],
  );
}

/** The family of that name. */
export async function findFamily(
  query: Query,
  poolId: string,
  family: string,
): Promise<TokenFamily | undefined> {
  const row = await query.first(
    `SELECT sub, client_id, issued_at, expires_at, revoked_at, current_token, previous_token, rotated_at
       FROM token_families
      WHERE pool_id = $1 AND family = $2`,
    [poolId, family],
  );
  return (
    row && {
      poolId,
      family,
      sub: text(row, 'sub'),
      clientId: text(row, 'client_id'),
      issuedAt: integer(row, 'issued_at'),
      expiresAt: integer(row, 'expires_at'),
      revokedAt: optionalInteger(row, 'revoked_at'),
      rotation: {
        current: optionalText(row, 'current_token') ?? family,
        previous: optionalText(row, 'previous_token'),
        rotatedAt: optionalInteger(row, 'rotated_at'),
      },
    }
  );
}

/**
 * Puts `next` in the place of the refresh token that was submitted, if that is the current one, or the
 * previous one first used after `graceFrom`; tells whether it did. A retry of the previous one takes
 * the place of the current child and does not prolong the grace. One statement, so that of those who
 * submit a token at once one wins.
 */
export async function rotateFamily(
  transaction: Transaction,
  { poolId, family }: Pick<TokenFamily, 'poolId' | 'family'>,
  turn: {
    readonly submitted: string;
    readonly next: string;
    readonly now: number;
    /** Its place in `userSessions` from here on. */
    readonly usedAt: number;
    readonly graceFrom: number;
  },
): Promise<boolean> {
  const rotated = await transaction.run(
    `UPDATE token_families SET current_token = $4, used_at = $7,
            previous_token = CASE WHEN COALESCE(current_token, family) = $3 THEN $3 ELSE previous_token END,
            rotated_at = CASE WHEN COALESCE(current_token, family) = $3 THEN $5 ELSE rotated_at END
      WHERE pool_id = $1 AND family = $2 AND revoked_at IS NULL
        AND (COALESCE(current_token, family) = $3 OR (previous_token = $3 AND rotated_at > $6))`,
    [poolId, family, turn.submitted, turn.next, turn.now, turn.graceFrom, turn.usedAt],
  );
  return rotated === 1;
}

/** Revokes a family: its refresh token and all access tokens that stem from it. Again is no error. */
export async function revokeFamily(
  transaction: Transaction,
  poolId: string,
  family: string,
  now: number,
): Promise<void> {
  await transaction.run(
    'UPDATE token_families SET revoked_at = $3 WHERE pool_id = $1 AND family = $2 AND revoked_at IS NULL',
    [poolId, family, now],
  );
}

/** Revokes all of a user's families. */
export async function revokeFamiliesOf(
  transaction: Transaction,
  poolId: string,
  sub: string,
  now: number,
): Promise<void> {
  await transaction.run(
    'UPDATE token_families SET revoked_at = $3 WHERE pool_id = $1 AND sub = $2 AND revoked_at IS NULL',
    [poolId, sub, now],
  );
}
