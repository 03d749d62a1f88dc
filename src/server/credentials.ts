import { isIP } from 'node:net';
import type { PoolsFile } from '../config/pools-file.ts';
import type { Credentials } from '../wire/service.ts';

/** The service would be open to strangers. The message is one sentence for the command line. */
export class CredentialsMissing extends Error {
  override readonly name = 'CredentialsMissing';
}

/** Whether an address is reached only from this machine. */
export function isLoopback(host: string): boolean {
  if (host === 'localhost' || host === '::1') return true;
  return isIP(host) === 4 && host.startsWith('127.');
}

/**
 * Who may call signed operations, and whether the service is in local mode: on loopback causes are told, the
 * mailbox and the recorder are open, and without configured credentials any are accepted.
 *
 * @throws CredentialsMissing where others than this machine could call and no credentials are configured
 */
export function credentialsOf(
  { credentials }: Pick<PoolsFile, 'credentials'>,
  host: string,
): { readonly credentials: Credentials; readonly localMode: boolean } {
  const localMode = isLoopback(host);
  if (credentials.length === 0) {
    if (localMode) return { credentials: 'any', localMode };
    throw new CredentialsMissing(
      `To listen on ${host}, which others can reach, pools.yaml must name credentials for signed operations.`,
    );
  }
  const known = credentials.map(
    ({ accessKeyId, secretAccessKey, actions }) => [accessKeyId, { secretAccessKey, actions }] as const,
  );
  return { credentials: new Map(known), localMode };
}
