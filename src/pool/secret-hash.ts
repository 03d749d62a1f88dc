import { createHmac } from 'node:crypto';
import { sameSecret } from './same-secret.ts';

/**
 * The SECRET_HASH of a call: HMAC-SHA256 of username and client id under the client's
 * secret, in base64 (documented).
 */
export function makeSecretHash(secret: string, username: string, clientId: string): string {
  return createHmac('sha256', secret).update(username).update(clientId).digest('base64');
}

/** Whether a submitted SECRET_HASH is the right one, in constant time. */
export function checkSecretHash(
  secret: string,
  username: string,
  clientId: string,
  submitted: string,
): boolean {
  return sameSecret(makeSecretHash(secret, username, clientId), submitted);
}
