import type { Input, Output } from '../../model/operation.ts';
import { listedPool } from '../../pool/pool-view.ts';
import type { Call } from '../call.ts';
import { signedRegion } from '../find.ts';
import { pageOf } from '../page.ts';
import type { Ports } from '../ports.ts';

/**
 * Lists the user pools of the region that the request was signed for, ordered by id (inferred).
 *
 * @throws page-token-invalid
 */
export async function ListUserPools(
  { directory, seal }: Pick<Ports, 'directory' | 'seal'>,
  input: Input<'ListUserPools'>,
  call: Call,
): Promise<Output<'ListUserPools'>> {
  const region = signedRegion(call);
  const page = pageOf(seal, {
    name: `ListUserPools:${region}`,
    items: directory.pools().filter(pool => pool.region === region),
    size: input.MaxResults,
    token: input.NextToken,
  });
  return { UserPools: page.items.map(listedPool), ...page.next };
}
