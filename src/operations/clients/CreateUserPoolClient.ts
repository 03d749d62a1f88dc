import { poolNotFound } from '../../causes/settings/pool-not-found.ts';
import { secretGivenAndGenerated } from '../../causes/settings/secret-given-and-generated.ts';
import { tooManyClients } from '../../causes/settings/too-many-clients.ts';
import type { Input, Output } from '../../model/operation.ts';
import { clientFromInput } from '../../pool/client-from-input.ts';
import { makeClientId } from '../../pool/client-id.ts';
import { makeClientSecret } from '../../pool/client-secret.ts';
import { describedClient } from '../../pool/client-view.ts';
import type { Call } from '../call.ts';
import { poolOf } from '../find.ts';
import type { Ports } from '../ports.ts';
import { checkClient } from './check-client.ts';

/** App clients of a pool (documented). Two nodes at once may go past it by one; nothing rests on it. */
const mostClients = 1_000;

/**
 * Creates an app client, with a secret where one is given or asked for.
 *
 * @throws pool-not-found, pool-in-another-region, too-many-clients, secret-given-and-generated, and what
 * `checkClient` throws
 */
export async function CreateUserPoolClient(
  { directory, store, clock, random }: Pick<Ports, 'directory' | 'store' | 'clock' | 'random'>,
  input: Input<'CreateUserPoolClient'>,
  call: Call,
): Promise<Output<'CreateUserPoolClient'>> {
  // What another node wrote a moment ago is neither denied nor overwritten.
  await directory.refresh();
  const pool = poolOf(directory, input.UserPoolId, call);

  const { GenerateSecret: isGenerated = false, ClientSecret: given } = input;
  if (isGenerated && given !== undefined) throw secretGivenAndGenerated({});
  if (directory.clientsOf(pool.id).length >= mostClients) {
    throw tooManyClients({ poolId: pool.id, limit: mostClients });
  }
  await checkClient({ store }, input, { pool, hasSecret: isGenerated || given !== undefined });

  const client = clientFromInput(input, {
    id: makeClientId(random),
    now: clock.now(),
    secret: isGenerated ? makeClientSecret(random) : given,
  });
  const isSaved = await directory.saveClient(client);
  if (!isSaved) throw poolNotFound({ poolId: pool.id });
  call.trace.clientId = client.id;

  return { UserPoolClient: describedClient(client) };
}
