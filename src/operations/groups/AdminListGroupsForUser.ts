import { listTokenInvalid } from '../../causes/groups/list-token-invalid.ts';
import type { Input, Output } from '../../model/operation.ts';
import { listGroupsOfUser } from '../../store/members.ts';
import type { Call } from '../call.ts';
import { poolOf } from '../find.ts';
import { userOf } from '../find-user.ts';
import { defaultSize, readPage } from '../page.ts';
import type { Ports } from '../ports.ts';
import { groupView } from './group-view.ts';

/**
 * Lists the groups of a user, ordered by name, as its tokens name them.
 *
 * @throws pool-not-found, pool-in-another-region, user-not-found, list-token-invalid
 */
export async function AdminListGroupsForUser(
  { directory, store, seal }: Pick<Ports, 'directory' | 'store' | 'seal'>,
  input: Input<'AdminListGroupsForUser'>,
  call: Call,
): Promise<Output<'AdminListGroupsForUser'>> {
  const pool = poolOf(directory, input.UserPoolId, call);
  return store.read(async query => {
    const user = await userOf(query, pool, input.Username, call);
    const page = await readPage(seal, {
      name: `AdminListGroupsForUser:${pool.id}:${user.sub}`,
      size: input.Limit ?? defaultSize,
      token: input.NextToken,
      invalid: () => listTokenInvalid({ listed: 'groups' }),
      read: (after, limit) => listGroupsOfUser(query, user, after, limit),
      keyOf: group => group.name,
    });
    return { Groups: page.items.map(groupView), ...page.next };
  });
}
