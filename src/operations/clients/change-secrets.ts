import type { ClientSecret } from '../../pool/client-secret.ts';
import type { Client } from '../../pool/pool.ts';
import type { Ports } from '../ports.ts';

/**
 * Gives an app client other secrets, and tells them. Where another request changes the client meanwhile, it is looked
 * up and changed anew: the operations on secrets declare no error for it.
 *
 * @throws what `find` and `change` throw
 */
export async function changeSecrets(
  { directory, clock }: Pick<Ports, 'directory' | 'clock'>,
  find: () => Client,
  change: (client: Client) => readonly ClientSecret[],
): Promise<readonly ClientSecret[]> {
  await directory.refresh();
  for (;;) {
    const client = find();
    const secrets = change(client);
    const changed = { ...client, secrets, modifiedAt: clock.now() };
    if (await directory.changeClient(client, changed)) return secrets;
  }
}
