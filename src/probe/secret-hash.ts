import { createHmac } from 'node:crypto';
import type { ProbeSubject } from './probe.ts';

/** The SECRET_HASH of a call for that username; undefined for a public client. */
export function secretHashFor(
  { clientSecret, clientId }: Pick<ProbeSubject, 'clientSecret' | 'clientId'>,
  username: string,
): string | undefined {
  if (clientSecret === undefined) return undefined;
  return createHmac('sha256', clientSecret).update(username).update(clientId).digest('base64');
}
