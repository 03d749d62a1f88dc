import type { Input, Output } from '../../model/operation.ts';
import { describedSecret } from '../../pool/client-view.ts';
import type { Call } from '../call.ts';
import { clientToManage, poolOf } from '../find.ts';
import type { Ports } from '../ports.ts';

/**
 * Lists an app client's secrets without their values, the oldest first (documented; the order is inferred).
 * There are never more than two, so there is no next page, and a NextToken is not looked at.
 *
 * @throws pool-not-found, pool-in-another-region, client-settings-not-found
 */
export async function ListUserPoolClientSecrets(
  { directory }: Pick<Ports, 'directory'>,
  input: Input<'ListUserPoolClientSecrets'>,
  call: Call,
): Promise<Output<'ListUserPoolClientSecrets'>> {
  const pool = poolOf(directory, input.UserPoolId, call);
  const { id, secrets } = clientToManage(directory, pool, input.ClientId, call);
  return { ClientSecrets: secrets.map(secret => describedSecret(id, secret)) };
}
