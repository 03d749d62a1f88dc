import type { Passkey } from '../pool/passkey.ts';
import { integer, optionalText, text } from './columns.ts';
import type { Query, Row, Transaction } from './store.ts';

const columns =
  'credential_id, name, relying_party_id, attachment, transports, public_key, sign_count, created_at';

/** Whether the user has a passkey. */
export async function hasPasskey(query: Query, poolId: string, sub: string): Promise<boolean> {
  const row = await query.first('SELECT sub FROM passkeys WHERE pool_id = $1 AND sub = $2 LIMIT 1', [
    poolId,
    sub,
  ]);
  return row !== undefined;
}

/** Keeps a passkey; false where the user has it already. */
export async function addPasskey(transaction: Transaction, passkey: Passkey): Promise<boolean> {
  const added = await transaction.run(
    `INSERT INTO passkeys (pool_id, sub, credential_id, name, relying_party_id, attachment, transports, public_key,
       sign_count, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING`,
    [
      passkey.poolId,
      passkey.sub,
      passkey.id,
      passkey.name,
      passkey.relyingPartyId,
      passkey.attachment ?? null,
      JSON.stringify(passkey.transports),
      passkey.publicKey,
      passkey.signCount,
      passkey.createdAt,
    ],
  );
  return added === 1;
}

/** The user's passkey of that id. */
export async function findPasskey(
  query: Query,
  poolId: string,
  sub: string,
  id: string,
): Promise<Passkey | undefined> {
  const row = await query.first(
    `SELECT ${columns} FROM passkeys WHERE pool_id = $1 AND sub = $2 AND credential_id = $3`,
    [poolId, sub, id],
  );
  return row && passkeyFrom(row, poolId, sub);
}

/** The user's passkeys in the order of their ids, from behind one on. */
export async function listPasskeys(
  query: Query,
  poolId: string,
  sub: string,
  after: string,
  limit: number,
): Promise<Passkey[]> {
  const rows = await query.all(
    `SELECT ${columns} FROM passkeys WHERE pool_id = $1 AND sub = $2 AND credential_id > $3
      ORDER BY credential_id LIMIT $4`,
    [poolId, sub, after, limit],
  );
  return rows.map(row => passkeyFrom(row, poolId, sub));
}

/**
 * Writes down the count of a signature, in one conditional statement: false where the passkey was deleted, or
 * where another signature has counted as far or further meanwhile.
 */
export async function countSignature(
  transaction: Transaction,
  { poolId, sub, id }: Pick<Passkey, 'poolId' | 'sub' | 'id'>,
  signCount: number,
): Promise<boolean> {
  const changed = await transaction.run(
    `UPDATE passkeys SET sign_count = $4 WHERE pool_id = $1 AND sub = $2 AND credential_id = $3
      AND sign_count < $4`,
    [poolId, sub, id, signCount],
  );
  return changed === 1;
}

/** Deletes a passkey; false where there is no such one. */
export async function deletePasskey(
  transaction: Transaction,
  poolId: string,
  sub: string,
  id: string,
): Promise<boolean> {
  const deleted = await transaction.run(
    'DELETE FROM passkeys WHERE pool_id = $1 AND sub = $2 AND credential_id = $3',
    [poolId, sub, id],
  );
  return deleted === 1;
}

function passkeyFrom(row: Row, poolId: string, sub: string): Passkey {
  return {
    poolId,
    sub,
    id: text(row, 'credential_id'),
    name: text(row, 'name'),
    relyingPartyId: text(row, 'relying_party_id'),
    attachment: optionalText(row, 'attachment'),
    // Written by addPasskey only, from a Passkey.
    transports: JSON.parse(text(row, 'transports')) as Passkey['transports'],
    publicKey: text(row, 'public_key'),
    signCount: integer(row, 'sign_count'),
    createdAt: integer(row, 'created_at'),
  };
}
