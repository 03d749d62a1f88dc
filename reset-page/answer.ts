import type { ResetSite } from './site.ts';

/** What a request for the page needs to say. */
export interface ResetPageRequest {
  readonly method: string;
  /** The path with its query, as in the request line. */
  readonly target: string;
  readonly acceptEncoding?: string | undefined;
}

/** A whole answer, ready to be written. */
export interface ResetPageAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

const nothing = new Uint8Array();

/** Where password managers look for the page on which to change a password (a well-known URL of the W3C). */
const wellKnown = '/.well-known/change-password';

/** Answers a request for the reset page; null when the path is none of its own. */
export function answerResetPage(site: ResetSite, request: ResetPageRequest): ResetPageAnswer | null {
  const start = request.target.indexOf('?');
  const path = start < 0 ? request.target : request.target.slice(0, start);
  const query = start < 0 ? '' : request.target.slice(start);
  if (path === '/reset-password') return redirect(308, `/reset-password/${query}`);
  if (path === wellKnown) return redirect(302, '/reset-password/');
  const found = site.get(path);
  if (!found) return null;
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return { status: 405, headers: { allow: 'GET, HEAD' }, body: nothing };
  }
  const zipped = /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/.test(request.acceptEncoding ?? '');
  const body = zipped ? found.gzip : found.body;
  return {
    status: 200,
    headers: {
      ...found.headers,
      ...(zipped ? { 'content-encoding': 'gzip' } : {}),
      vary: 'accept-encoding',
      'content-length': String(body.byteLength),
    },
    body: request.method === 'HEAD' ? nothing : body,
  };
}

function redirect(status: number, location: string): ResetPageAnswer {
  return {
    status,
    headers: { location, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' },
    body: nothing,
  };
}
