import { poolDeletionProtected } from '../../causes/settings/pool-deletion-protected.ts';
import { poolHasDomain } from '../../causes/settings/pool-has-domain.ts';
import type { Input, Output } from '../../model/operation.ts';
import type { Call } from '../call.ts';
import { poolOf } from '../find.ts';
import type { Ports } from '../ports.ts';

/**
 * Deletes a user pool with its app clients, users and all that belongs to them.
 *
 * @throws pool-not-found, pool-in-another-region, pool-deletion-protected, pool-has-domain
 */
export async function DeleteUserPool(
  { directory }: Pick<Ports, 'directory'>,
  input: Input<'DeleteUserPool'>,
  call: Call,
): Promise<Output<'DeleteUserPool'>> {
  await directory.refresh();
  const pool = poolOf(directory, input.UserPoolId, call);

  const { DeletionProtection, Domain, CustomDomain } = pool.settings;
  if (DeletionProtection === 'ACTIVE') throw poolDeletionProtected({ poolId: pool.id });
  const domain = Domain ?? CustomDomain;
  if (domain !== undefined) throw poolHasDomain({ poolId: pool.id, domain });

  await directory.deletePool(pool.id);

  return {};
}
