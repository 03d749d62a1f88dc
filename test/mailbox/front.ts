import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { connect, createServer as createTlsServer } from 'node:tls';
import { fileURLToPath } from 'node:url';
import { certificate } from './dovecot.ts';

const cert = readFileSync(certificate);
const key = readFileSync(fileURLToPath(new URL('../delivery/fixtures/mail-server-key.pem', import.meta.url)));

/** What stands in front of a Dovecot and breaks in a certain way. */
export interface Front {
  readonly port: number;
  readonly close: () => Promise<void>;
}

/** How it breaks. */
export interface Breakage {
  /** Changes what the server says. */
  readonly says?: (answer: string) => string;
  /**
   * What is done with a line of the client: undefined hands it on, a text is answered in the server's place (a goodbye ends it), `silence`
   * and nothing is said any more, `end` and the connection ends.
   */
  readonly at?: (line: string) => 'silence' | 'end' | { readonly answer: string } | undefined;
}

/** A server with the certificate of Dovecot, which hands on to it what it does not break. */
export async function startFront(
  port: number,
  { says = text => text, at = () => undefined }: Breakage,
): Promise<Front> {
  return listening(
    createTlsServer({ cert, key }, socket => {
      const server = connect({ port, host: '127.0.0.1', ca: cert });
      const end = () => {
        socket.destroy();
        server.destroy();
      };
      for (const each of [socket, server]) each.on('error', end).on('close', end);
      let isSilent = false;
      server.on('data', data => {
        if (!isSilent) socket.write(says(data.toString('latin1')), 'latin1');
      });
      createInterface(socket).on('line', line => {
        const done = isSilent ? 'silence' : at(line);
        if (done === 'end') end();
        else if (done === 'silence') isSilent = true;
        else if (done) {
          const answer = done.answer.replaceAll('TAG', line.split(' ', 1)[0] ?? '');
          if (answer.startsWith('* BYE')) socket.end(answer);
          else socket.write(answer);
        } else server.write(`${line}\r\n`);
      });
    }),
  );
}

/** A server that says one thing, or nothing, over TLS or in clear. */
export async function startSaying(what: string | undefined, tls = true): Promise<Front> {
  const say = (socket: Socket) => {
    socket.on('error', () => undefined);
    if (what !== undefined) socket.write(what);
  };
  return listening(tls ? createTlsServer({ cert, key }, say) : createServer(say));
}

async function listening(server: Server): Promise<Front> {
  const sockets = new Set<Socket>();
  server.on('connection', socket => sockets.add(socket));
  server.on('tlsClientError', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A server that listens on an address has one.
  const { port } = server.address() as AddressInfo;
  return {
    port,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
