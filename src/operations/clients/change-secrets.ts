import type { ClientSecret } from '../../pool/client-secret.ts';
import type { Client } from '../../pool/pool.ts';
import { changeAnew } from '../change-anew.ts';
import type { Ports } from '../ports.ts';

/**
 * Gives an app client other secrets, and tells them.
 *
 * @throws what `find` and `change` throw
 */
export async function changeSecrets(
  { directory, clock }: Pick<Ports, 'directory' | 'clock'>,
  find: () => Client,
  change: (client: Client) => readonly ClientSecret[],
): Promise<readonly ClientSecret[]> {
  const { secrets } = await changeAnew(directory, {
    find,
    change: client => ({ ...client, secrets: change(client), modifiedAt: clock.now() }),
    write: directory.changeClient,
  });
  return secrets;
}
