import type { Ports } from '../operations/ports.ts';
import { readAuthorization } from './authorization-header.ts';
import { refuseForeignPage } from './browser-access.ts';
import type { WireRequest } from './message.ts';
import type { ReadyOperation } from './operation-table.ts';
import { requireAction } from './require-action.ts';
import type { Credentials } from './service.ts';
import { signatureVerifier } from './sigv4.ts';

/**
 * Checks who calls, as far as the request's envelope tells, and gives the region that it is signed for.
 * Public operations have none: they ignore the Authorization header, whatever is in it (observed).
 *
 * @throws a cause from `causes/requests/`
 */
export type Authorise = (request: WireRequest, operation: ReadyOperation) => string | undefined;

export function createAuthorise(
  credentials: Credentials,
  { clock, accountId }: Pick<Ports, 'clock' | 'accountId'>,
): Authorise {
  const verify = credentials === 'any' ? undefined : signatureVerifier(credentials);
  return (request, { name, signed }) => {
    if (!signed) return undefined;
    if (!verify) refuseForeignPage(request, name);
    const parts = readAuthorization(request, name);
    const credential = verify?.(request, parts, clock.now());
    if (credential) requireAction(credential, name, accountId, { request, parts });
    return parts.region;
  };
}
