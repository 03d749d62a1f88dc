import { request as ask, createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect, type Socket } from 'node:net';
import { isLocalName } from '../pool/local-name.ts';
import { protocolsOffered } from './tls-hello.ts';
import type { FindSecret } from './told-secret.ts';
import type { PageRequest } from './visit.ts';

/**
 * The one way out of a browser's tab: a proxy on loopback, below all that the page and the browser do. Through it a tab
 * reads from some origins; all else is refused without a name being looked up.
 *
 * It sees what is asked over http and lets nothing but reading through. What is asked over https it cannot read: there it
 * holds who is asked, and that no WebSocket is.
 */
export interface Gate {
  /** Such as `http://127.0.0.1:41234`. */
  readonly address: string;
  /** Lets these through from now on. */
  admit(admitted: Admitted): void;
  /** Ends it with all that goes through it. */
  close(): void;
}

/** What a gate lets through. */
export interface Admitted {
  readonly origins: ReadonlySet<string>;
  /** What tells a secret goes to none of them. */
  readonly findSecret: FindSecret;
  /** Is told what is refused. */
  readonly refused: (request: PageRequest) => void;
}

/** How many bytes may go through a gate in all: a page of that size is none. */
const mostBytes = 64 * 1024 * 1024;
const mostConnections = 128;

/** Opens a gate through which nobody is reached yet. @param patience how long an answer may take, in milliseconds */
export async function openGate(patience: number): Promise<Gate> {
  let admitted: Admitted = { origins: new Set(), findSecret: () => undefined, refused: () => {} };
  const sockets = new Set<Socket>();
  let bytes = 0;
  const counted = (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > mostBytes) close();
  };
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy()).on('close', () => sockets.delete(socket));
    socket.setTimeout(patience, () => socket.destroy());
  };
  const server = createServer((request, response) => {
    const url = URL.parse(request.url ?? '');
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    const asked = written(request, url?.href ?? 'http://unreadable/');
    const isAdmitted = url?.protocol === 'http:' && isRead && admitted.origins.has(url.origin);
    if (isAdmitted && admitted.findSecret(asked) === undefined) {
      return pass(request, response, url, { patience, counted, keep });
    }
    admitted.refused(asked);
    return response.writeHead(403).end();
  });
  // Browsers ask so for https, and for WebSockets of either kind. To a WebSocket that gets a connection of its own they
  // offer HTTP/1.1 alone (observed in Chromium 156), and HTTP/2 to all else: there a page would send, and not read.
  server.on('connect', (request, socket: Socket, head: Buffer) => {
    const url = URL.parse(`https://${request.url}`);
    if (!url || !admitted.origins.has(url.origin)) {
      admitted.refused(written(request, url?.href ?? 'https://unreadable/'));
      return socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
    }
    const there = connect(Number(url.port || 443), hostOf(url));
    keep(there);
    there.once('connect', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      there.on('data', counted).pipe(socket);
      let greeting = head;
      const look = (chunk: Buffer) => {
        greeting = Buffer.concat([greeting, chunk]);
        const offered = protocolsOffered(greeting);
        if (offered === 'more') return;
        socket.off('data', look);
        if (!offered?.includes('h2')) {
          admitted.refused({ method: 'GET', url: `wss://${url.host}/`, headers: {}, body: '' });
          socket.destroy();
          return;
        }
        counted(greeting);
        there.write(greeting);
        socket.on('data', counted).pipe(there);
      };
      socket.on('data', look);
    });
    there.on('close', () => socket.destroy());
    return socket.on('close', () => there.destroy());
  });
  server.on('upgrade', (_request, socket) => socket.destroy());
  server.on('clientError', (_error, socket) => socket.destroy());
  server.on('connection', keep);
  server.maxConnections = mostConnections;
  const close = () => {
    server.close();
    for (const socket of sockets) socket.destroy();
  };
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    address: `http://127.0.0.1:${port}`,
    admit(given) {
      admitted = given;
    },
    close,
  };
}

interface Passing {
  readonly patience: number;
  readonly counted: (chunk: Buffer) => void;
  readonly keep: (socket: Socket) => void;
}

/** Asks for the browser. A redirect goes back to it as it is, so that its next hop comes by here too. */
function pass(
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  { patience, counted, keep }: Passing,
): void {
  const asked = ask({
    host: hostOf(url),
    port: url.port || 80,
    path: url.pathname + url.search,
    method: request.method,
    headers: withoutHops(request.headers),
    agent: false,
    timeout: patience,
  });
  asked.on('socket', keep);
  asked.on('timeout', () => asked.destroy());
  asked.on('error', () => response.destroy());
  asked.on('response', answer => {
    response.writeHead(answer.statusCode ?? 502, withoutHops(answer.headers));
    answer.on('data', counted).on('error', () => response.destroy());
    answer.pipe(response);
  });
  response.on('close', () => asked.destroy());
  asked.end();
}

/** What belongs to one connection and not to the request (RFC 9110, 7.6.1), and the body that no reading has. */
const hops = new Set([
  ...['connection', 'proxy-connection', 'keep-alive', 'te', 'trailer', 'transfer-encoding', 'upgrade'],
  ...['proxy-authenticate', 'proxy-authorization'],
]);

function withoutHops(headers: IncomingMessage['headers']): IncomingMessage['headers'] {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !hops.has(name)));
}

/** Who to connect to for an address. Browsers take any name below localhost for this machine, and ask nobody; so does this. */
export function hostOf({ hostname }: URL): string {
  const bare = hostname.replace(/^\[|\]$/g, '');
  return isLocalName(bare) && bare.endsWith('localhost') ? 'localhost' : bare;
}

function written({ method = '', headers }: IncomingMessage, url: string): PageRequest {
  const texts = Object.entries(headers).map(([name, value]) => [name, String(value)]);
  return { method, url, headers: Object.fromEntries(texts), body: '' };
}
