import type { Input, Output } from '../../model/operation.ts';
import { describedClient } from '../../pool/client-view.ts';
import type { Call } from '../call.ts';
import { clientToManage, poolOf } from '../find.ts';
import type { Ports } from '../ports.ts';

/**
 * Tells an app client's settings, with its secret.
 *
 * @throws pool-not-found, pool-in-another-region, client-settings-not-found
 */
export async function DescribeUserPoolClient(
  { directory }: Pick<Ports, 'directory'>,
  input: Input<'DescribeUserPoolClient'>,
  call: Call,
): Promise<Output<'DescribeUserPoolClient'>> {
  const pool = poolOf(directory, input.UserPoolId, call);
  const client = clientToManage(directory, pool, input.ClientId, call);
  return { UserPoolClient: describedClient(client) };
}
