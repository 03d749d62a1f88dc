import { once } from 'node:events';
import type { AddressInfo, Server } from 'node:net';
import { createServer } from 'node:net';
import type { Readable } from 'node:stream';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** One mail as a server took it. */
export interface TakenMail {
  readonly from: string;
  readonly to: readonly string[];
  /** Headers and body as they came over the wire. */
  readonly source: string;
  readonly user: string | undefined;
  readonly secure: boolean;
}

export interface MailServer {
  readonly port: number;
  readonly taken: TakenMail[];
  close(): Promise<void>;
}

async function textOf(stream: Readable): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}

/** A mail server on a free port of this machine. `answer` may refuse what comes, by throwing or by an error. */
export async function startMailServer(
  options: SMTPServerOptions,
  refuse: { readonly data?: Error } = {},
): Promise<MailServer> {
  const taken: TakenMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    ...options,
    async onData(stream, session, callback) {
      const source = await textOf(stream);
      if (refuse.data) return callback(refuse.data);
      const { mailFrom, rcptTo } = session.envelope;
      taken.push({
        from: mailFrom ? mailFrom.address : '',
        to: rcptTo.map(({ address }) => address),
        source,
        user: session.user ? String(session.user) : undefined,
        secure: session.secure,
      });
      callback();
    },
  });
  server.on('error', () => undefined);
  const listening = server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  return { port: portOf(listening), taken, close: () => new Promise(done => server.close(() => done())) };
}

/** Something that accepts connections and never says a word. */
export async function startSilentServer(): Promise<Pick<MailServer, 'port' | 'close'>> {
  const server = createServer();
  const sockets = new Set<{ destroy(): void }>();
  server.on('connection', socket => sockets.add(socket));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: portOf(server),
    close: () =>
      new Promise(done => {
        for (const socket of sockets) socket.destroy();
        server.close(() => done());
      }),
  };
}

function portOf(server: Pick<Server, 'address'>): number {
  // A server that listens on a TCP port has an AddressInfo.
  return (server.address() as AddressInfo).port;
}

/** An error as an SMTP server answers it. */
export function smtpError(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}
