import { listTokenInvalid } from '../../causes/groups/list-token-invalid.ts';
import { memberPageSizeZero } from '../../causes/groups/member-page-size-zero.ts';
import type { Input, Output } from '../../model/operation.ts';
import { listMembers } from '../../store/members.ts';
import type { Call } from '../call.ts';
import { poolOf } from '../find.ts';
import { defaultSize, readPage } from '../page.ts';
import type { Ports } from '../ports.ts';
import { attributeList, userFacts } from '../users/user-view.ts';
import { groupOf } from './find-group.ts';

/**
 * Lists the users in a group, ordered by sub, at any number of users in the pool. Whoever is in the group
 * when the first page is read, and stays in it, is given once.
 *
 * @throws pool-not-found, pool-in-another-region, group-not-found, member-page-size-zero, list-token-invalid
 */
export async function ListUsersInGroup(
  { directory, store, seal }: Pick<Ports, 'directory' | 'store' | 'seal'>,
  input: Input<'ListUsersInGroup'>,
  call: Call,
): Promise<Output<'ListUsersInGroup'>> {
  const pool = poolOf(directory, input.UserPoolId, call);
  return store.read(async query => {
    const { name: group } = await groupOf(query, pool, input.GroupName);
    const { Limit: size = defaultSize } = input;
    if (size === 0) throw memberPageSizeZero({ requestId: call.requestId });
    const page = await readPage(seal, {
      name: `ListUsersInGroup:${pool.id}:${group}`,
      size,
      token: input.NextToken,
      invalid: () => listTokenInvalid({ listed: 'users' }),
      read: (after, limit) => listMembers(query, { poolId: pool.id, group }, after, limit),
      keyOf: user => user.sub,
    });
    const Users = page.items.map(user => ({ ...userFacts(user), Attributes: attributeList(user) }));
    return { Users, ...page.next };
  });
}
