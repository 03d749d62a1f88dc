import { hash } from 'node:crypto';
import { regionOf } from '../pool/pool.ts';
import { serviceOrigin } from '../pool/service-origin.ts';
import type { ClientSubject } from './client-subject.ts';
import { type FetchedAnswer, fetchAnswer } from './fetch-answer.ts';
import type { ClientPorts } from './probe-ports.ts';
import type { Stage } from './stage.ts';
import { Unexpected } from './unexpected.ts';

/** The pages of an app client, at the domain of its pool. */
interface HostedPages {
  readonly subject: ClientSubject;
  /** Without a path or with that of the domain, and without a slash at the end. */
  readonly domain: string;
}

/** The hosted pages of an app client: the authorize endpoint leads to a page to sign in at, for each callback. */
export const hostedUiStages: readonly Stage<ClientPorts, ClientSubject>[] = [
  { name: 'authorize', run: authorize },
];

/** Why the journey is none of a client's; undefined where it is. */
export function whyNoHostedUi({ pool, client }: ClientSubject): string | undefined {
  if (pool.domain === undefined) return `The pool ${pool.name} has no domain.`;
  if (client.callbackUrls.length === 0) return `The app client ${client.name} has no callback URL.`;
  const isForPeople = client.oauthFlows.some(flow => flow !== 'client_credentials');
  return isForPeople ? undefined : `The app client ${client.name} uses no hosted pages (oauthFlows).`;
}

const mostHops = 5;

async function authorize(ports: ClientPorts, subject: ClientSubject): Promise<string> {
  const { client, endpoint, poolId, pool } = subject;
  const region = regionOf(poolId);
  const isAws = endpoint === serviceOrigin(region);
  const domain = isAws
    ? `https://${pool.domain}.auth.${region}.amazoncognito.com`
    : `${endpoint}/_domain/${pool.domain}`;
  for (const callback of client.callbackUrls) await toLogin(ports, { subject, domain }, callback);
  const count = client.callbackUrls.length;
  return count === 1
    ? 'the callback leads to a page to sign in at'
    : `each of ${count} callbacks leads to a page to sign in at`;
}

async function toLogin(
  { fetch, random }: ClientPorts,
  { subject, domain }: HostedPages,
  callback: string,
): Promise<void> {
  const { client } = subject;
  const isCode = client.oauthFlows.includes('code');
  const query = new URLSearchParams({
    client_id: subject.clientId,
    response_type: isCode ? 'code' : 'token',
    redirect_uri: callback,
    state: random.uuid(),
    ...(client.oauthScopes.length > 0 && { scope: client.oauthScopes.join(' ') }),
    ...(isCode && {
      code_challenge: hash('sha256', random.bytes(32).toString('base64url'), 'base64url'),
      code_challenge_method: 'S256',
    }),
  });
  let url = new URL(`${domain}/oauth2/authorize?${query}`);
  const { origin } = url;
  let cookies = '';
  for (let hop = 0; hop < mostHops; hop += 1) {
    const answer = await fetchAnswer(fetch, url.href, cookies === '' ? {} : { headers: { cookie: cookies } });
    const next = nextOf(answer, url);
    if (!next) {
      holdPage(answer, url, callback);
      return;
    }
    refuseError(next, callback);
    // A client with one provider goes straight to it (documented): what it shows is not the pool's.
    if (next.origin !== origin) return;
    cookies =
      answer.headers
        .getSetCookie()
        .map(cookie => cookie.split(';', 1)[0])
        .join('; ') || cookies;
    url = next;
  }
  throw new Unexpected(`${callback}: more than ${mostHops} redirects, and no page`);
}

function nextOf({ status, headers }: FetchedAnswer, from: URL): URL | undefined {
  const location = headers.get('location');
  if (status < 300 || status > 399 || location === null) return undefined;
  const next = URL.parse(location, from.href);
  if (!next) throw new Unexpected('a redirect leads to no address');
  return next;
}

function refuseError(next: URL, callback: string): void {
  const error = next.searchParams.get('error') ?? new URLSearchParams(next.hash.slice(1)).get('error');
  const isErrorPage = next.pathname.endsWith('/error');
  if (error === null && !isErrorPage) return;
  const about = next.searchParams.get('error_description');
  const words = `${error ?? 'an error page'}${about ? `: ${about}` : ''}`.slice(0, 200);
  throw new Unexpected(`${callback}: the authorize endpoint answers with ${words}`);
}

/** A page to sign in at has a field for the password, or is the newer one, which scripts make. */
function holdPage({ status, body }: FetchedAnswer, { pathname }: URL, callback: string): void {
  if (status !== 200) throw new Unexpected(`${callback}: ${pathname} answers with status ${status}`);
  if (/login pages unavailable|an error was encountered with the requested page/i.test(body)) {
    throw new Unexpected(`${callback}: ${pathname} says that the pages are not available`);
  }
  const isLogin = /type=["']?password/i.test(body) || pathname.endsWith('/login');
  if (!isLogin) throw new Unexpected(`${callback}: ${pathname} is no page to sign in at`);
}
