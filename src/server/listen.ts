import { once } from 'node:events';
import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/** The address cannot be listened at. The message is one sentence for the command line. */
export class ListenFailed extends Error {
  override readonly name = 'ListenFailed';
}

/** The connections of each server that listens. */
const connections = new WeakMap<Server, ReadonlySet<Socket>>();

/**
 * Listens, and gives the origin, such as `http://127.0.0.1:9400`.
 *
 * @throws ListenFailed
 */
export async function listen(
  server: Server,
  { port, host }: { readonly port: number; readonly host: string },
): Promise<string> {
  const sockets = new Set<Socket>();
  connections.set(server, sockets);
  server.on('connection', socket => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    throw new ListenFailed(reasonOf(error, port, host));
  }
  const address = server.address();
  const taken = typeof address === 'object' && address ? address.port : port;
  return `http://${host.includes(':') ? `[${host}]` : host}:${taken}`;
}

/** The longest call is one whose trigger never answers: three attempts of five seconds, and what goes on around them. */
const longestCall = 18_000;

/**
 * Takes no more requests, waits for those in flight, and closes what stays open without asking for anything.
 */
export async function stopListening(server: Server): Promise<void> {
  if (!server.listening) return;
  const closed = once(server, 'close');
  server.close();
  server.closeIdleConnections();
  // Browsers open connections ahead, which ask for nothing; to the server they are not idle.
  for (const socket of connections.get(server) ?? []) if (socket.bytesRead === 0) socket.destroy();
  // A connection is idle, and nobody's, once the request in flight has its answer.
  const sweep = setInterval(() => server.closeIdleConnections(), 20);
  const hurry = setTimeout(() => server.closeAllConnections(), longestCall);
  await closed;
  clearInterval(sweep);
  clearTimeout(hurry);
}

function reasonOf(error: unknown, port: number, host: string): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') {
    return `Port ${port} on ${host} is in use; stop what listens there or choose another with --port.`;
  }
  if (code === 'EACCES') return `Port ${port} on ${host} may not be used; choose one above 1023 with --port.`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return `${host} is no address of this machine; choose another with --host.`;
  }
  return `It is not possible to listen on ${host} port ${port} (${String(code ?? error)}).`;
}
