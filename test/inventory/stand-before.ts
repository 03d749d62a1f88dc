import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * Stands before an endpoint.
 *
 * @param allows whether an action such as `ListGroups` may be called; the others are denied as AWS denies them
 */
export async function standBefore(origin: string, allows: (action: string) => boolean): Promise<Server> {
  const server = createServer(async (request, response) => {
    const action = String(request.headers['x-amz-target'] ?? '').replace(/^.*\./, '');
    const body = Buffer.concat(await Array.fromAsync(request));
    const type = { 'content-type': 'application/x-amz-json-1.1' };
    if (!allows(action)) {
      const message = `User: me is not authorized to perform: cognito-idp:${action} on resource: it`;
      response.writeHead(400, type);
      response.end(JSON.stringify({ __type: 'AccessDeniedException', message }));
      return;
    }
    const { host: _host, connection: _connection, ...given } = request.headers;
    const headers = new Headers(Object.entries(given).map(([name, value]) => [name, String(value)]));
    const answer = await fetch(origin, { method: 'POST', body, headers });
    response.writeHead(answer.status, type);
    response.end(Buffer.from(await answer.arrayBuffer()));
  });
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return server;
}

/** Where it listens. */
export function addressOf(server: Server): string {
  // A server that listens on a port has an address with one.
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
