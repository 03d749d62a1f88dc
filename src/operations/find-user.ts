import { userNotFound } from '../causes/sign-in/user-not-found.ts';
import type { Client, Pool } from '../pool/pool.ts';
import type { User } from '../pool/user.ts';
import type { Query } from '../store/store.ts';
import { foldName } from '../store/user-names.ts';
import { findUserByLogin, findUserBySub } from '../store/users.ts';
import type { Call } from './call.ts';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * The user of that sub, username or active alias (observed: all three are taken wherever a username is). The
 * sub comes first, so that nobody who chooses another's sub as an alias is taken for that other.
 *
 * Where addresses stand for usernames, no other name looks like a sub. There one that nobody
 * has is looked up once too: strangers are given made-up subs in SRP, and a second look would
 * tell them from users by its time.
 */
export async function findUser(query: Query, pool: Pool, name: string): Promise<User | undefined> {
  if (uuid.test(name)) {
    const user = await findUserBySub(query, pool.id, name);
    if (user || pool.settings.UsernameAttributes?.length) return user;
  }
  return findUserByLogin(query, pool.id, foldName(pool, name));
}

/** Whether the app client hides from strangers who exists. Unset acts like LEGACY (observed). */
export function hidesUsers(client: Client): boolean {
  return client.settings.PreventUserExistenceErrors === 'ENABLED';
}

/**
 * The user that an administrator's call names, noted in its trace.
 *
 * @throws user-not-found
 */
export async function userOf(query: Query, pool: Pool, name: string, call: Call): Promise<User> {
  const user = await findUser(query, pool, name);
  call.trace.user = user?.username ?? name;
  if (!user) throw userNotFound({ user: name, pool: pool.id });
  return user;
}
