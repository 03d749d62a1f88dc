import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';

/** The least that a Node.js service can do: a bare `node:http` server in its own process. */
export interface Echo {
  readonly port: number;
  stop(): void;
}

/** Starts a server that reads the whole body and answers as many bytes as the path says. */
export async function startEcho(): Promise<Echo> {
  const child = fork(fileURLToPath(import.meta.url));
  // The other end of this file sends nothing else.
  const [port] = (await once(child, 'message')) as [number];
  return { port, stop: () => child.disconnect() };
}

if (process.send && process.argv[1] === fileURLToPath(import.meta.url)) {
  const bodies = new Map<string, string>();
  const server = createServer((request, response) => {
    const path = request.url ?? '/0';
    const body = bodies.get(path) ?? 'x'.repeat(Number(path.slice(1)));
    bodies.set(path, body);
    request.on('data', () => {});
    request.on('end', () => {
      response.writeHead(200, {
        'Content-Type': 'application/x-amz-json-1.1',
        'Content-Length': String(body.length),
      });
      response.end(body);
    });
  });
  // A server that listens on a port has such an address.
  server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
  process.on('disconnect', () => process.exit());
}
