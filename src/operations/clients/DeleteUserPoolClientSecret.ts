import { clientSecretNotFound } from '../../causes/secrets/client-secret-not-found.ts';
import { lastClientSecret } from '../../causes/secrets/last-client-secret.ts';
import type { Input, Output } from '../../model/operation.ts';
import { clientSecretId } from '../../pool/client-secret.ts';
import type { Call } from '../call.ts';
import { clientToManage, poolOf } from '../find.ts';
import type { Ports } from '../ports.ts';
import { changeSecrets } from './change-secrets.ts';

/**
 * Deletes one of an app client's two secrets; from then on only the other is good.
 *
 * @throws pool-not-found, pool-in-another-region, client-settings-not-found, client-secret-not-found,
 * last-client-secret
 */
export async function DeleteUserPoolClientSecret(
  ports: Pick<Ports, 'directory' | 'clock'>,
  { UserPoolId, ClientId, ClientSecretId: secretId }: Input<'DeleteUserPoolClientSecret'>,
  call: Call,
): Promise<Output<'DeleteUserPoolClientSecret'>> {
  const { directory } = ports;
  await changeSecrets(
    ports,
    () => clientToManage(directory, poolOf(directory, UserPoolId, call), ClientId, call),
    ({ id, secrets }) => {
      const others = secrets.filter(secret => clientSecretId(id, secret) !== secretId);
      if (others.length === secrets.length) throw clientSecretNotFound({ client: id, secretId });
      if (others.length === 0) throw lastClientSecret({ client: id });
      return others;
    },
  );
  return {};
}
