import { integer, optionalInteger, text } from './columns.ts';
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
}

/** Remembers a sign-in's tokens. */
export async function addFamily(
  transaction: Transaction,
  family: Omit<TokenFamily, 'revokedAt'>,
): Promise<void> {
  await transaction.run(
    `INSERT INTO token_families (pool_id, family, sub, client_id, issued_at, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6)`,
    [family.poolId, family.family, family.sub, family.clientId, family.issuedAt, family.expiresAt],
  );
}

/** The family of that name. */
export async function findFamily(
  query: Query,
  poolId: string,
  family: string,
): Promise<TokenFamily | undefined> {
  const row = await query.first(
    `SELECT sub, client_id, issued_at, expires_at, revoked_at FROM token_families
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
    }
  );
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
