import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { systemClock } from '../../src/pool/clock.ts';
import type { Exchange } from '../../src/tap/exchange.ts';
import { tapServerOptions } from '../../src/tap/limits.ts';
import { createTap, type TapOptions } from '../../src/tap/tap.ts';
import { parseUpstream } from '../../src/tap/upstream.ts';

/** A server on a port of this machine, for as long as a test runs. */
export interface Listening extends AsyncDisposable {
  readonly origin: string;
  readonly port: number;
  readonly server: Server;
  /** Those that were ever opened. */
  readonly sockets: readonly Socket[];
}

export async function listening(listener: RequestListener): Promise<Listening> {
  const server = createServer(tapServerOptions, listener);
  const sockets: Socket[] = [];
  server.on('connection', socket => sockets.push(socket));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // It listens on a port, so its address is no pipe's.
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    port,
    server,
    sockets,
    async [Symbol.asyncDispose]() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** A tap in front of that address. */
export interface RunningTap extends Listening {
  /** The calls that went through, as they ended. */
  readonly exchanges: readonly Exchange[];
  /** Resolves with the first exchange that is not yet waited for. */
  nextExchange(): Promise<Exchange>;
}

export async function tapAt(address: string, options: Partial<TapOptions> = {}): Promise<RunningTap> {
  const upstream = parseUpstream(address);
  if (!upstream) throw new Error(`${address} is no upstream`);
  const exchanges: Exchange[] = [];
  const waiting: ((exchange: Exchange) => void)[] = [];
  let given = 0;
  const tap = createTap({
    upstream,
    clock: systemClock,
    elapsed: () => performance.now(),
    report(error) {
      throw error;
    },
    observe(exchange) {
      exchanges.push(exchange);
      const next = waiting.shift();
      if (next) {
        given += 1;
        next(exchange);
      }
    },
    ...options,
  });
  const running = await listening(tap.answer);
  return {
    ...running,
    exchanges,
    nextExchange() {
      const known = exchanges[given];
      if (known === undefined) return new Promise(resolve => waiting.push(resolve));
      given += 1;
      return Promise.resolve(known);
    },
    async [Symbol.asyncDispose]() {
      await running[Symbol.asyncDispose]();
      tap.close();
    },
  };
}
