import type { IncomingMessage } from 'node:http';

/** Why a request is turned away: one sentence for whoever made it. */
export type Refusal = string;

/**
 * Whether the host is one that only this machine answers to, whatever the DNS says: a name of someone else's
 * that is made to resolve to 127.0.0.1 (DNS rebinding) would be a web origin that can read what we answer.
 */
function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(host);
}

/**
 * Decides whether a request may see codes and calls. Other web origins may not: neither by a name
 * that was rebound to this machine, nor from a page of theirs, also one on another port. Programs
 * send none of these headers and pass.
 *
 * `document` says that the answer is a page: a link on another site may open it, since it cannot read it.
 */
export function refusal(
  request: Pick<IncomingMessage, 'headers' | 'method'>,
  hosts: readonly string[],
  document: boolean,
): Refusal | undefined {
  const { host = '', origin, 'sec-fetch-site': site, 'sec-fetch-mode': mode } = request.headers;
  const name = host.toLowerCase().replace(/:\d+$/, '');
  if (!isLoopback(name) && !hosts.includes(name))
    return `This service is not meant to be reached as ${name || 'a host without a name'}. Use localhost or 127.0.0.1.`;
  const reads = request.method === 'GET' || request.method === 'HEAD';
  if (site === 'cross-site' || site === 'same-site') {
    if (reads && document && mode === 'navigate' && request.headers['sec-fetch-dest'] === 'document')
      return undefined;
    return 'Pages of other origins may not read or change this.';
  }
  if (origin !== undefined && origin !== `http://${host}` && origin !== `https://${host}`)
    return 'Pages of other origins may not read or change this.';
  return undefined;
}
