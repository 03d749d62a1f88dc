import type { Pool } from '../../pool/pool.ts';
import { fakeSub } from '../../pool/sub.ts';
import type { User } from '../../pool/user.ts';
import { foldName } from '../../store/user-names.ts';
import type { Ports } from '../ports.ts';

/**
 * The username that a challenge shows. Of a user who does not exist: the submitted name (observed where
 * users choose their names), and where the usernames are subs, what looks like one (documented), for an
 * address there would tell that nobody has it. The name is folded, since a user's own answer is the same in
 * whichever case the name comes.
 */
export function userIdOf(seal: Ports['seal'], pool: Pool, user: User | undefined, name: string): string {
  if (user) return user.username;
  return pool.settings.UsernameAttributes?.length ? subOf(seal, pool, user, name) : foldName(pool, name);
}

/** The user's sub, or the one that somebody of that name could have: always the same. */
export function subOf(seal: Ports['seal'], pool: Pool, user: User | undefined, name: string): string {
  return user?.sub ?? fakeSub(seal, pool.id, foldName(pool, name));
}

/** What sessions and challenges are made of: the user, or what stands for somebody who does not exist. */
export function standInOf(
  seal: Ports['seal'],
  pool: Pool,
  user: User | undefined,
  name: string,
): Pick<User, 'sub' | 'username' | 'credential'> {
  return {
    sub: subOf(seal, pool, user, name),
    username: userIdOf(seal, pool, user, name),
    credential: user?.credential,
  };
}
