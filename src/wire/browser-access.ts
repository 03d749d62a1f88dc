import { foreignWebPage } from '../causes/requests/foreign-web-page.ts';
import { isLocalName } from '../pool/local-name.ts';
import { header, type WireRequest } from './message.ts';

/**
 * Refuses a signed operation that a web page from elsewhere calls. For a service that takes any credentials:
 * there only the browser's Origin header tells such a page from the owner of the machine. See
 * docs/decisions/browser-access.md.
 *
 * @throws foreignWebPage
 */
export function refuseForeignPage(request: WireRequest, operation: string): void {
  const origin = header(request, 'origin');
  if (origin !== undefined && !isLocalOrigin(origin)) throw foreignWebPage({ origin, operation });
}

/** Whether a page of that origin is served from this machine. `null`, which sandboxed pages send, is not. */
function isLocalOrigin(origin: string): boolean {
  return URL.canParse(origin) && isLocalName(new URL(origin).hostname);
}
