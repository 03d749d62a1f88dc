import { connect, type Socket } from 'node:net';

/** A keep-alive connection that asks one request at a time. */
export interface Connection {
  /** `answered` gets the status and the bytes of the body, which are good until the next request. */
  ask(request: Buffer, answered: (status: number, body: Buffer) => void): void;
  close(): void;
}

const headEnd = Buffer.from('\r\n\r\n');

/**
 * Opens a connection to a port of this machine. It reads no more of HTTP than the status and Content-Length, since what it costs
 * is taken from the service on the same cores.
 */
export function openConnection(port: number, failed: (error: Error) => void): Promise<Connection> {
  const { promise, resolve } = Promise.withResolvers<Connection>();
  let answered: (status: number, body: Buffer) => void = () => {};
  let rest: Buffer | undefined;

  function take(chunk: Buffer): void {
    const bytes = rest ? Buffer.concat([rest, chunk]) : chunk;
    const end = bytes.indexOf(headEnd);
    const length = end < 0 ? undefined : /content-length: (\d+)/i.exec(bytes.toString('latin1', 0, end))?.[1];
    const from = end + headEnd.length;
    if (length === undefined || bytes.length < from + Number(length)) {
      rest = Buffer.from(bytes);
      return;
    }
    rest = undefined;
    answered(Number(bytes.toString('latin1', 9, 12)), bytes.subarray(from, from + Number(length)));
  }

  const socket: Socket = connect({
    port,
    host: '127.0.0.1',
    noDelay: true,
    onread: {
      buffer: Buffer.alloc(65_536),
      callback(count, buffer) {
        take(Buffer.from(buffer.buffer, buffer.byteOffset, count));
        return true;
      },
    },
  });
  socket.on('error', failed);
  socket.on('connect', () =>
    resolve({
      ask(request, then) {
        answered = then;
        socket.write(request);
      },
      close: () => socket.destroy(),
    }),
  );
  return promise;
}
