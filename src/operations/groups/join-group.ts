import { tooManyGroupsOfUser } from '../../causes/groups/too-many-groups-of-user.ts';
import type { User } from '../../pool/user.ts';
import { addMember, countGroupsOfUser, isMember } from '../../store/members.ts';
import type { Transaction } from '../../store/store.ts';

/** Groups that one user is in (documented). */
const mostGroups = 100;

/**
 * Puts a user into a group that exists; one who is in it stays in it.
 *
 * @throws too-many-groups-of-user
 */
export async function joinGroup(
  transaction: Transaction,
  { poolId, sub, username: user }: User,
  group: string,
): Promise<void> {
  if (await isMember(transaction, { poolId, sub, group })) return;
  const count = await countGroupsOfUser(transaction, poolId, sub);
  if (count >= mostGroups) throw tooManyGroupsOfUser({ user, pool: poolId, limit: mostGroups });
  await addMember(transaction, { poolId, sub, group });
}
