import type { Input, Output } from '../../model/operation.ts';
import type { Call } from '../call.ts';
import { clientToManage, poolOf } from '../find.ts';
import type { Ports } from '../ports.ts';

/**
 * Deletes an app client. What was issued to it is of no use from then on.
 *
 * @throws pool-not-found, pool-in-another-region, client-settings-not-found
 */
export async function DeleteUserPoolClient(
  { directory }: Pick<Ports, 'directory'>,
  input: Input<'DeleteUserPoolClient'>,
  call: Call,
): Promise<Output<'DeleteUserPoolClient'>> {
  await directory.refresh();
  const pool = poolOf(directory, input.UserPoolId, call);
  const client = clientToManage(directory, pool, input.ClientId, call);

  await directory.deleteClient(pool.id, client.id);

  return {};
}
