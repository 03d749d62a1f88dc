import type { Input, Output } from '../../model/operation.ts';
import { listedClient } from '../../pool/client-view.ts';
import type { Call } from '../call.ts';
import { poolOf } from '../find.ts';
import { defaultSize, pageOf } from '../page.ts';
import type { Ports } from '../ports.ts';

/**
 * Lists the app clients of a user pool, ordered by id (observed). A client that was not
 * registered dynamically is REGULAR.
 *
 * @throws pool-not-found, pool-in-another-region, page-token-invalid
 */
export async function ListUserPoolClients(
  { directory, seal }: Pick<Ports, 'directory' | 'seal'>,
  input: Input<'ListUserPoolClients'>,
  call: Call,
): Promise<Output<'ListUserPoolClients'>> {
  const pool = poolOf(directory, input.UserPoolId, call);
  const { ClientType: type } = input;
  const page = pageOf(seal, {
    name: `ListUserPoolClients:${pool.id}`,
    items: directory
      .clientsOf(pool.id)
      .filter(client => type === undefined || (client.settings.ClientType ?? 'REGULAR') === type),
    size: input.MaxResults ?? defaultSize,
    token: input.NextToken,
  });
  return { UserPoolClients: page.items.map(listedClient), ...page.next };
}
