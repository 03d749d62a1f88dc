import { bodyWithin } from '../pool/body-of.ts';
import type { PageRequest } from './visit.ts';

/** How to fetch for a page. */
export interface FetchOwn {
  /** The page's origin, which alone is asked. */
  readonly origin: string;
  /** Writes down where a redirect leads, before it is followed. */
  readonly note: (request: PageRequest) => void;
  /** How long it may take, in milliseconds. */
  readonly patience: number;
}

/** A file as it was found. */
export interface OwnFile {
  /** Where it was found in the end. */
  readonly url: string;
  readonly status: number;
  readonly headers: Headers;
  readonly body: Buffer;
}

const mostHops = 10;
const mostBytes = 16 * 1024 * 1024;

/** Fetches a file of a page’s own origin. @throws Error if it leads elsewhere, is too large, or does not come in time */
export async function fetchOwn(address: string, { origin, note, patience }: FetchOwn): Promise<OwnFile> {
  const signal = AbortSignal.timeout(patience);
  let url = address;
  for (let hop = 0; hop < mostHops; hop += 1) {
    if (new URL(url).origin !== origin) throw new Error(`it leads to ${new URL(url).origin}`);
    const response = await fetch(url, { signal, redirect: 'manual' });
    const { status, headers } = response;
    const location = headers.get('location');
    if (status < 300 || status > 399 || location === null) {
      return { url, status, headers: withoutCoding(headers), body: await bytesOf(response) };
    }
    await response.body?.cancel();
    url = new URL(location, url).href;
    note({ method: 'GET', url, headers: {}, body: '' });
  }
  throw new Error('it leads from one address to the next without an end');
}

async function bytesOf(response: Response): Promise<Buffer> {
  const body = await bodyWithin(response, mostBytes);
  if (!body) throw new Error(`it has more than ${mostBytes / 1024 / 1024} MB`);
  return body;
}

/** What came is decoded already. */
function withoutCoding(headers: Headers): Headers {
  const left = new Headers(headers);
  for (const name of ['content-encoding', 'content-length', 'transfer-encoding']) left.delete(name);
  return left;
}
