import type { CodeOwner } from '../pool/code.ts';
import { integer, optionalInteger, optionalText, text } from './columns.ts';
import type { Query, Transaction } from './store.ts';

/** A user's newest code for a purpose, as the store keeps it: only a keyed hash of the code itself. */
export interface StoredCode {
  /** The app client that asked for it; undefined where an administrator did. */
  readonly clientId: string | undefined;
  readonly hash: string;
  /** The hash of the code that this one replaced. */
  readonly replacedHash: string | undefined;
  /** The attribute that it was sent to: receiving it proves that the user owns it. */
  readonly attribute: string;
  /**
   * The new value of that attribute, which waits for this code; undefined where
   * the user has the value already.
   */
  readonly awaiting: string | undefined;
  readonly issuedAt: number;
  readonly expiresAt: number;
  readonly usedAt: number | undefined;
}

/** Keeps a new code; one that was outstanding ends. */
export async function saveCode(
  transaction: Transaction,
  key: CodeOwner,
  code: Omit<StoredCode, 'usedAt' | 'replacedHash'>,
): Promise<void> {
  await transaction.run(
    `INSERT INTO codes (pool_id, sub, purpose, client_id, code_hash, attribute, issued_at, expires_at, awaiting)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     ON CONFLICT (pool_id, sub, purpose) DO UPDATE SET client_id = $4, code_hash = $5,
       replaced_hash = codes.code_hash, attribute = $6, issued_at = $7, expires_at = $8, used_at = NULL,
       awaiting = $9`,
    [
      key.poolId,
      key.sub,
      key.purpose,
      code.clientId ?? null,
      code.hash,
      code.attribute,
      code.issuedAt,
      code.expiresAt,
      code.awaiting ?? null,
    ],
  );
}

/** The user's newest code for that purpose, also when it is used or expired. */
export async function findCode(query: Query, key: CodeOwner): Promise<StoredCode | undefined> {
  const row = await query.first(
    `SELECT client_id, code_hash, replaced_hash, attribute, awaiting, issued_at, expires_at, used_at FROM codes
      WHERE pool_id = $1 AND sub = $2 AND purpose = $3`,
    [key.poolId, key.sub, key.purpose],
  );
  return (
    row && {
      clientId: optionalText(row, 'client_id'),
      hash: text(row, 'code_hash'),
      replacedHash: optionalText(row, 'replaced_hash'),
      attribute: text(row, 'attribute'),
      awaiting: optionalText(row, 'awaiting'),
      issuedAt: integer(row, 'issued_at'),
      expiresAt: integer(row, 'expires_at'),
      usedAt: optionalInteger(row, 'used_at'),
    }
  );
}

/**
 * Ends the codes that went to that address of a user: it is another's from here on, and they prove nothing.
 */
export async function endCodesSentTo(
  transaction: Transaction,
  { poolId, sub }: Pick<CodeOwner, 'poolId' | 'sub'>,
  attribute: string,
): Promise<void> {
  await transaction.run('DELETE FROM codes WHERE pool_id = $1 AND sub = $2 AND attribute = $3', [
    poolId,
    sub,
    attribute,
  ]);
}

/** Ends a user's code for a purpose. */
export async function endCode(transaction: Transaction, key: CodeOwner): Promise<void> {
  await transaction.run('DELETE FROM codes WHERE pool_id = $1 AND sub = $2 AND purpose = $3', [
    key.poolId,
    key.sub,
    key.purpose,
  ]);
}

/** Gives up a new value of that attribute that waits for its code. */
export async function endAwaiting(
  transaction: Transaction,
  { poolId, sub }: Pick<CodeOwner, 'poolId' | 'sub'>,
  attribute: string,
): Promise<void> {
  await transaction.run(
    'DELETE FROM codes WHERE pool_id = $1 AND sub = $2 AND attribute = $3 AND awaiting IS NOT NULL',
    [poolId, sub, attribute],
  );
}

/**
 * Uses a code up, in one conditional statement: of several that race, on one node or many, one gets true.
 * A code that was used, replaced, or has expired gives false.
 */
export async function consumeCode(
  transaction: Transaction,
  key: CodeOwner,
  hash: string,
  now: number,
): Promise<boolean> {
  const changed = await transaction.run(
    `UPDATE codes SET used_at = $5
      WHERE pool_id = $1 AND sub = $2 AND purpose = $3 AND code_hash = $4 AND used_at IS NULL AND expires_at > $5`,
    [key.poolId, key.sub, key.purpose, hash, now],
  );
  return changed === 1;
}
