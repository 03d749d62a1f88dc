import { defaultRedirectNotListed } from '../../causes/redirects/default-redirect-not-listed.ts';
import { redirectUrlNotAbsolute } from '../../causes/redirects/redirect-url-not-absolute.ts';
import { redirectUrlNotHttps } from '../../causes/redirects/redirect-url-not-https.ts';
import { redirectUrlWithFragment } from '../../causes/redirects/redirect-url-with-fragment.ts';
import type { ClientInput } from '../../pool/client-defaults.ts';

const withScheme = /^[a-z][a-z0-9+.-]*:/i;
const plainHttp = /^http:/i;
const loopback = /^http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?(?:[/?]|$)/i;

/**
 * Holds the addresses to which browsers are sent to their form (documented): absolute, without a fragment,
 * HTTPS but for loopback addresses; any other scheme is an app's.
 *
 * @throws redirect-url-not-absolute, redirect-url-with-fragment,
 * redirect-url-not-https, default-redirect-not-listed
 */
export function checkRedirects({
  CallbackURLs = [],
  LogoutURLs = [],
  DefaultRedirectURI,
}: ClientInput): void {
  for (const url of [...CallbackURLs, ...LogoutURLs]) checkRedirect(url);
  if (DefaultRedirectURI !== undefined && !CallbackURLs.includes(DefaultRedirectURI)) {
    throw defaultRedirectNotListed({ url: DefaultRedirectURI });
  }
}

function checkRedirect(url: string): void {
  if (!withScheme.test(url)) throw redirectUrlNotAbsolute({ url });
  if (url.includes('#')) throw redirectUrlWithFragment({ url });
  if (plainHttp.test(url) && !loopback.test(url)) throw redirectUrlNotHttps({ url });
}
