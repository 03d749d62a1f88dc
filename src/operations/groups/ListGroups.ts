import { listTokenInvalid } from '../../causes/groups/list-token-invalid.ts';
import type { Input, Output } from '../../model/operation.ts';
import { listGroups } from '../../store/groups.ts';
import type { Call } from '../call.ts';
import { poolOf } from '../find.ts';
import { defaultSize, readPage } from '../page.ts';
import type { Ports } from '../ports.ts';
import { groupView } from './group-view.ts';

/**
 * Lists the groups of a pool, ordered by name. The service has an order that means nothing (observed).
 *
 * @throws pool-not-found, pool-in-another-region, list-token-invalid
 */
export async function ListGroups(
  { directory, store, seal }: Pick<Ports, 'directory' | 'store' | 'seal'>,
  input: Input<'ListGroups'>,
  call: Call,
): Promise<Output<'ListGroups'>> {
  const pool = poolOf(directory, input.UserPoolId, call);
  const page = await readPage(seal, {
    name: `ListGroups:${pool.id}`,
    size: input.Limit ?? defaultSize,
    token: input.NextToken,
    invalid: () => listTokenInvalid({ listed: 'groups' }),
    read: (after, limit) => store.read(query => listGroups(query, pool.id, after, limit)),
    keyOf: group => group.name,
  });
  return { Groups: page.items.map(groupView), ...page.next };
}
