import type { IdentityName } from '../pool/identities.ts';
import type { User } from '../pool/user.ts';
import { text } from './columns.ts';
import type { Query, Transaction } from './store.ts';

/** Links an identity to a user; false where it is linked to somebody, the same user included. */
export async function addIdentity(
  transaction: Transaction,
  { poolId, sub }: Pick<User, 'poolId' | 'sub'>,
  name: IdentityName,
): Promise<boolean> {
  const added = await transaction.run(
    `INSERT INTO linked_identities (pool_id, provider, attribute, value, sub) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (pool_id, provider, attribute, value) DO NOTHING`,
    [poolId, name.provider, name.attribute, name.value, sub],
  );
  return added === 1;
}

/** The sub of the user whom an identity signs in. */
export async function findIdentity(
  query: Query,
  poolId: string,
  name: IdentityName,
): Promise<string | undefined> {
  const row = await query.first(
    'SELECT sub FROM linked_identities WHERE pool_id = $1 AND provider = $2 AND attribute = $3 AND value = $4',
    [poolId, name.provider, name.attribute, name.value],
  );
  return row && text(row, 'sub');
}

/** Ends a link. */
export async function dropIdentity(
  transaction: Transaction,
  poolId: string,
  name: IdentityName,
): Promise<void> {
  await transaction.run(
    'DELETE FROM linked_identities WHERE pool_id = $1 AND provider = $2 AND attribute = $3 AND value = $4',
    [poolId, name.provider, name.attribute, name.value],
  );
}
