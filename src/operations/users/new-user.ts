import type { Failure } from '../../causes/cause.ts';
import { addressTaken } from '../../causes/sign-up/address-taken.ts';
import type { Pool } from '../../pool/pool.ts';
import type { User } from '../../pool/user.ts';
import { endCodesSentTo } from '../../store/codes.ts';
import type { Transaction } from '../../store/store.ts';
import { foldName } from '../../store/user-names.ts';
import { addUser, changeUser, findUserByLogin } from '../../store/users.ts';
import { keepInHistory } from '../new-password.ts';

/**
 * Writes a new user within a transaction. With `force`, an alias that another user has moves to the new one:
 * the other's address is no longer verified.
 *
 * @throws `taken` where the username is, address-taken where an address is that somebody signs in with
 */
export async function saveNewUser(
  transaction: Transaction,
  pool: Pool,
  user: User,
  force: boolean,
  taken: (facts: { user: string }) => Failure,
): Promise<void> {
  if (force) await takeAliases(transaction, pool, user);
  const kind = await addUser(transaction, pool, user);
  if (kind === 'username') throw taken({ user: user.username });
  if (kind) throw addressTaken({ attribute: kind });
  // The password of an invitation was never the user's own (inferred).
  const { credential, status, createdAt } = user;
  if (credential && status !== 'FORCE_CHANGE_PASSWORD') {
    await keepInHistory(transaction, pool, user, credential, createdAt);
  }
}

/** Makes the verified aliases of a user its own, away from whoever has them. */
export async function takeAliases(transaction: Transaction, pool: Pool, user: User): Promise<void> {
  for (const kind of ['email', 'phone_number'] as const) {
    const value = user.attributes[kind];
    if (!value || !pool.settings.AliasAttributes?.includes(kind)) continue;
    if (user.attributes[`${kind}_verified`] !== 'true') continue;
    const owner = await findUserByLogin(transaction, pool.id, foldName(pool, value));
    if (!owner || owner.sub === user.sub) continue;
    const attributes = { ...owner.attributes, [`${kind}_verified`]: 'false' };
    await changeUser(transaction, pool, owner, { ...owner, attributes, modifiedAt: user.modifiedAt });
    await endCodesSentTo(transaction, owner, kind);
  }
}
