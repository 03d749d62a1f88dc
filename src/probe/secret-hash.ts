import { makeSecretHash } from '../pool/secret-hash.ts';
import type { ProbeSubject } from './probe-subject.ts';

/** The SECRET_HASH of a call for that username; undefined for a public client. */
export function secretHashFor(
  { clientSecret, clientId }: Pick<ProbeSubject, 'clientSecret' | 'clientId'>,
  username: string,
): string | undefined {
  return clientSecret === undefined ? undefined : makeSecretHash(clientSecret, username, clientId);
}
