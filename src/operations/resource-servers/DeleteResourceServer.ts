import { resourceServerNotFound } from '../../causes/resource-servers/resource-server-not-found.ts';
import type { Input, Output } from '../../model/operation.ts';
import { deleteResourceServer } from '../../store/resource-servers.ts';
import type { Call } from '../call.ts';
import { poolOf } from '../find.ts';
import type { Ports } from '../ports.ts';

/**
 * Deletes a resource server, also one whose scopes app clients have: they keep them, and no token names them
 * (documented of scopes).
 *
 * @throws pool-not-found, pool-in-another-region, resource-server-not-found
 */
export async function DeleteResourceServer(
  { directory, store }: Pick<Ports, 'directory' | 'store'>,
  input: Input<'DeleteResourceServer'>,
  call: Call,
): Promise<Output<'DeleteResourceServer'>> {
  const pool = poolOf(directory, input.UserPoolId, call);
  const { Identifier: identifier } = input;
  const isDeleted = await store.write(transaction => deleteResourceServer(transaction, pool.id, identifier));
  if (!isDeleted) throw resourceServerNotFound({ resourceServer: identifier, pool: pool.id });
  return {};
}
