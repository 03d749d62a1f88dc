import { secretHashMissing } from '../causes/secrets/secret-hash-missing.ts';
import { secretHashWrong } from '../causes/secrets/secret-hash-wrong.ts';
import { someSecret } from '../pool/client-secret.ts';
import type { Client } from '../pool/pool.ts';
import { checkSecretHash } from '../pool/secret-hash.ts';

/**
 * Lets a call through whose app client has no secret, or which proves that it knows one of its secrets.
 *
 * @throws secret-hash-missing, secret-hash-wrong
 */
export function requireSecretHash(client: Client, username: string, hash: string | undefined): void {
  if (client.secrets.length === 0) return;
  if (!hash) throw secretHashMissing({ client: client.id });
  if (!someSecret(client, secret => checkSecretHash(secret, username, client.id, hash))) {
    throw secretHashWrong({ client: client.id, user: username });
  }
}
