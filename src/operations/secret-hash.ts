import { secretHashMissing } from '../causes/secrets/secret-hash-missing.ts';
import { secretHashWrong } from '../causes/secrets/secret-hash-wrong.ts';
import type { Client } from '../pool/pool.ts';
import { verifySecretHash } from '../pool/secret-hash.ts';

/**
 * Lets a call through whose app client has no secret, or which proves that it knows the secret.
 *
 * @throws secret-hash-missing, secret-hash-wrong
 */
export function checkSecretHash(client: Client, username: string, hash: string | undefined): void {
  if (client.secret === undefined) return;
  if (!hash) throw secretHashMissing({ client: client.id });
  if (!verifySecretHash(hash, { secret: client.secret, username, clientId: client.id })) {
    throw secretHashWrong({ client: client.id, user: username });
  }
}
