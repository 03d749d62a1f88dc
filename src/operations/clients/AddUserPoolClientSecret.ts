import { clientHasNoSecret } from '../../causes/secrets/client-has-no-secret.ts';
import { clientSecretInUseAlready } from '../../causes/secrets/client-secret-in-use-already.ts';
import { twoClientSecretsAlready } from '../../causes/secrets/two-client-secrets-already.ts';
import type { Input, Output } from '../../model/operation.ts';
import { type ClientSecret, makeClientSecret, someSecret } from '../../pool/client-secret.ts';
import { describedSecret } from '../../pool/client-view.ts';
import type { Client } from '../../pool/pool.ts';
import { sameSecret } from '../../pool/same-secret.ts';
import type { Call } from '../call.ts';
import { clientToManage, poolOf } from '../find.ts';
import type { Ports } from '../ports.ts';
import { changeSecrets } from './change-secrets.ts';

/** Documented. */
const mostSecrets = 2;

/**
 * Gives an app client that has a secret a second one: both are good until one is deleted. Only a secret that
 * is made here is told, and only now (documented).
 *
 * @throws pool-not-found, pool-in-another-region, client-settings-not-found, client-has-no-secret,
 * two-client-secrets-already, client-secret-in-use-already
 */
export async function AddUserPoolClientSecret(
  ports: Pick<Ports, 'directory' | 'clock' | 'random'>,
  input: Input<'AddUserPoolClientSecret'>,
  call: Call,
): Promise<Output<'AddUserPoolClientSecret'>> {
  const { directory, clock, random } = ports;
  const { UserPoolId, ClientId, ClientSecret: given } = input;
  const value = given ?? makeClientSecret(random);
  const secrets = await changeSecrets(
    ports,
    () => clientToManage(directory, poolOf(directory, UserPoolId, call), ClientId, call),
    client => [...client.secrets, secretToAdd(client, value, clock.now())],
  );
  const described = secrets.slice(-1).map(secret => describedSecret(ClientId, secret));
  const told = given === undefined && { ClientSecretValue: value };
  return { ClientSecretDescriptor: { ...described[0], ...told } };
}

function secretToAdd(client: Client, value: string, now: number): ClientSecret {
  const newest = client.secrets.at(-1);
  if (!newest) throw clientHasNoSecret({ client: client.id });
  if (client.secrets.length >= mostSecrets) {
    throw twoClientSecretsAlready({ client: client.id, limit: mostSecrets });
  }
  if (someSecret(client, secret => sameSecret(secret, value))) {
    throw clientSecretInUseAlready({ client: client.id });
  }
  // The time is a part of the id, which must differ from that of the other secret.
  return { value, createdAt: Math.max(now, newest.createdAt + 1) };
}
