import { accessTokenUnreadable } from '../../causes/tokens/access-token-unreadable.ts';
import type { Call, SignedIn } from '../call.ts';
import type { Ports } from '../ports.ts';
import { verifyAccess } from './verify-access.ts';

/**
 * Who an access token speaks for, in an operation where the model does not require the token but nothing can
 * be done without it. None is refused as one that cannot be read (inferred).
 *
 * @throws access-token-unreadable, and what `verifyAccess` throws
 */
export async function requireAccess(
  ports: Pick<Ports, 'directory' | 'store' | 'clock'>,
  accessToken: string | undefined,
  call: Call,
): Promise<SignedIn> {
  if (accessToken === undefined) throw accessTokenUnreadable({});
  return verifyAccess(ports, accessToken, call.trace);
}
