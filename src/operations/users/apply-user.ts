import { makePassword, passwordPolicyOf } from '../../pool/password-policy.ts';
import type { Pool } from '../../pool/pool.ts';
import { makeSub } from '../../pool/sub.ts';
import type { User } from '../../pool/user.ts';
import { membershipsOf } from '../../store/members.ts';
import { foldName } from '../../store/user-names.ts';
import { addUser } from '../../store/users.ts';
import { findUser } from '../find-user.ts';
import { joinGroup } from '../groups/join-group.ts';
import { keepInHistory, sealPassword } from '../new-password.ts';
import type { Ports } from '../ports.ts';

/** A test user as it is to be when it is first created, and its groups as they are to be always. */
export interface DescribedUser {
  readonly username: string;
  /** The attribute email, verified. */
  readonly email?: string;
  /** Further attributes, by their names. */
  readonly attributes: Readonly<Record<string, string>>;
  /** Where there is none, one is made. */
  readonly password?: string;
  /** False for a password that is temporary. */
  readonly confirmed: boolean;
  readonly groups: readonly string[];
}

type Uses = Pick<Ports, 'store' | 'seal' | 'powers' | 'random' | 'clock'>;

/**
 * Creates a test user where it does not exist, and puts it into its groups, whether or not it does. Gives the
 * password that was made because the description has none.
 *
 * @throws too-many-groups-of-user
 */
export async function applyUser(
  ports: Uses,
  pool: Pool,
  described: DescribedUser,
): Promise<string | undefined> {
  const { store, random } = ports;
  const known = await store.read(query => findUser(query, pool, described.username));
  if (known) {
    if (isDescribed(pool, known, described.username)) await joinGroups(ports, known, described.groups);
    return undefined;
  }
  const password = described.password ?? makePassword(passwordPolicyOf(pool), random);
  const user = await newUser(ports, pool, described, password);
  const taken = await store.write(async transaction => {
    const name = await addUser(transaction, pool, user);
    if (name !== undefined) return name;
    if (user.credential) await keepInHistory(transaction, pool, user, user.credential, user.createdAt);
    for (const group of described.groups) await joinGroup(transaction, user, group);
    return undefined;
  });
  // Where the name is taken, another node that starts from the same file was faster.
  return taken || described.password !== undefined ? undefined : password;
}

async function newUser(ports: Uses, pool: Pool, described: DescribedUser, password: string): Promise<User> {
  const sub = makeSub(ports.random);
  const byAddress = pool.settings.UsernameAttributes ?? [];
  const address = described.username.includes('@') ? 'email' : 'phone_number';
  const isAddress = byAddress.includes(address);
  const email = described.email ?? (isAddress && address === 'email' ? described.username : undefined);
  // Where addresses stand for usernames, the canonical username is the sub (observed).
  const username = byAddress.length > 0 ? sub : described.username;
  const now = ports.clock.now();
  return {
    poolId: pool.id,
    sub,
    username,
    status: described.confirmed ? 'CONFIRMED' : 'FORCE_CHANGE_PASSWORD',
    enabled: true,
    attributes: {
      ...(email !== undefined && { email, email_verified: 'true' }),
      ...(isAddress &&
        address === 'phone_number' && {
          phone_number: described.username,
          phone_number_verified: 'true',
        }),
      ...described.attributes,
    },
    credential: await sealPassword(ports, pool.id, username, password),
    passwordSetAt: now,
    signedOutAt: undefined,
    createdAt: now,
    modifiedAt: now,
  };
}

/**
 * Whether a user is the one that the description names: by the username, or where addresses stand for it, by an address that
 * is verified. Somebody who took the name for an alias is not: groups may be what rights are given by.
 */
function isDescribed(pool: Pool, { username, attributes }: User, name: string): boolean {
  const byAddress = pool.settings.UsernameAttributes ?? [];
  if (byAddress.length === 0) return foldName(pool, username) === foldName(pool, name);
  return byAddress.some(
    attribute =>
      attributes[`${attribute}_verified`] === 'true' &&
      foldName(pool, attributes[attribute] ?? '') === foldName(pool, name),
  );
}

/** Nothing is written for a user who is in all of them. */
async function joinGroups({ store }: Uses, user: User, groups: readonly string[]): Promise<void> {
  if (groups.length === 0) return;
  const memberships = await store.read(query => membershipsOf(query, user.poolId, user.sub));
  const missing = groups.filter(group => !memberships.some(({ name }) => name === group));
  if (missing.length === 0) return;
  await store.write(async transaction => {
    for (const group of missing) await joinGroup(transaction, user, group);
  });
}
