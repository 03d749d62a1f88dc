import { clientChangedMeanwhile } from '../../causes/settings/client-changed-meanwhile.ts';
import type { Input, Output } from '../../model/operation.ts';
import { updatedClient } from '../../pool/client-from-input.ts';
import { describedClient } from '../../pool/client-view.ts';
import type { Call } from '../call.ts';
import { clientToManage, poolOf } from '../find.ts';
import type { Ports } from '../ports.ts';
import { checkClient } from './check-client.ts';

/**
 * Replaces an app client's settings: what the input leaves out goes back to its
 * default, but for its name and secret.
 *
 * @throws pool-not-found, pool-in-another-region, client-settings-not-found,
 * client-changed-meanwhile, and what `checkClient` throws
 */
export async function UpdateUserPoolClient(
  { directory, store, clock }: Pick<Ports, 'directory' | 'store' | 'clock'>,
  input: Input<'UpdateUserPoolClient'>,
  call: Call,
): Promise<Output<'UpdateUserPoolClient'>> {
  // What another node wrote a moment ago is neither denied nor overwritten.
  await directory.refresh();
  const pool = poolOf(directory, input.UserPoolId, call);
  const client = clientToManage(directory, pool, input.ClientId, call);

  await checkClient({ store }, input, { pool, hasSecret: client.secrets.length > 0 });

  const updated = updatedClient(client, input, clock.now());
  const isChanged = await directory.changeClient(client, updated);
  if (!isChanged) throw clientChangedMeanwhile({ clientId: client.id, poolId: pool.id });

  return { UserPoolClient: describedClient(updated) };
}
