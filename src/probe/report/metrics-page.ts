import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { isIP } from 'node:net';
import { type LatestRuns, latestRuns } from './latest-runs.ts';
import { prometheusText } from './prometheus.ts';

/** What is served at `/metrics`: the latest run of each journey and app client. */
export interface MetricsPage extends LatestRuns {
  /** `http://127.0.0.1:9401/metrics` */
  readonly url: string;
  /** Ends the server and its connections. */
  readonly close: () => Promise<void>;
}

/** The address cannot be listened at. One sentence says why. */
export class MetricsNotServed extends Error {
  override readonly name = 'MetricsNotServed';
}

const contentType = 'text/plain; version=0.0.4; charset=utf-8';

/**
 * Serves `/metrics`.
 *
 * @param settings `address` with its port, which may be 0; `hosts`, the names that it may be asked by, beside addresses
 * @throws MetricsNotServed
 */
export async function openMetricsPage(settings: {
  readonly address: string;
  readonly hosts: readonly string[];
  readonly environment: string | undefined;
}): Promise<MetricsPage> {
  const latest = latestRuns();
  // Written once a round, so that whoever asks often costs nothing.
  let text = '';
  const server = createServer(
    { headersTimeout: 5_000, requestTimeout: 5_000, keepAliveTimeout: 60_000, maxHeaderSize: 8_192 },
    (request, response) => {
      request.resume();
      const refused = refusalOf(request, settings.hosts);
      if (refused) return answer(request, response, refused);
      answer(request, response, { status: 200, type: contentType, text });
    },
  );
  server.maxConnections = 100;
  const [host, port] = hostAndPort(settings.address);
  server.listen({ host, port });
  try {
    await once(server, 'listening');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
    throw new MetricsNotServed(`The metrics cannot be served at ${settings.address}${code}.`);
  }
  const at = server.address();
  const actual = typeof at === 'object' && at !== null ? at.port : port;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${actual}/metrics`,
    show: runs => {
      const all = latest.show(runs);
      text = prometheusText(all, settings.environment);
      return all;
    },
    close: async () => {
      if (!server.listening) return;
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

function refusalOf(request: IncomingMessage, hosts: readonly string[]): Answer | undefined {
  const say = (status: number, text: string): Answer => ({ status, type: 'text/plain; charset=utf-8', text });
  if (!isAskedByName(request.headers.host ?? '', hosts)) {
    return say(403, 'This host name is not one of metricsHosts.\n');
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') return say(405, 'Only GET is answered.\n');
  const [path] = (request.url ?? '').split('?');
  return path === '/metrics' ? undefined : say(404, 'The metrics are at /metrics.\n');
}

/**
 * Whether the host is one that no page in a browser can make its own: a name of someone else's that is made to resolve to
 * this machine (DNS rebinding) is none of them, an address is never such a name.
 */
function isAskedByName(host: string, hosts: readonly string[]): boolean {
  const name = host
    .toLowerCase()
    .replace(/:\d+$/, '')
    .replace(/^\[(.*)\]$/, '$1');
  return name === 'localhost' || isIP(name) !== 0 || hosts.some(known => known.toLowerCase() === name);
}

function answer(request: IncomingMessage, response: ServerResponse, { status, type, text }: Answer): void {
  response.writeHead(status, {
    'content-type': type,
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...(status === 405 && { allow: 'GET, HEAD' }),
  });
  response.end(request.method === 'HEAD' ? undefined : text);
}

/** `127.0.0.1:9401` or `[::1]:9401` */
function hostAndPort(address: string): [host: string, port: number] {
  const colon = address.lastIndexOf(':');
  return [address.slice(0, colon).replace(/^\[(.*)\]$/, '$1'), Number(address.slice(colon + 1))];
}
