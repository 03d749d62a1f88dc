import { connect } from 'node:net';
import type { Dice } from './dice.ts';

/** Bytes that are no right HTTP. */
export function malformedBytes(dice: Dice): Buffer {
  const target = 'X-Amz-Target: AWSCognitoIdentityProviderService.GetUser';
  const noise = Buffer.from(Array.from({ length: dice.below(300) }, () => dice.below(256))).toString(
    'latin1',
  );
  const text = dice.pick([
    ...([
      noise,
      `POST ${noise} HTTP/1.1\r\nHost: a\r\n\r\n`,
      `POST / HTTP/9.9\r\n${target}\r\n\r\n`,
    ] as const),
    ...[`POST / HTTP/1.1\r\n${target}\r\nContent-Length: 2\r\n\r\n{}`, 'GET / HTTP/1.0\r\n\r\n', '\r\n\r\n'],
    `POST / HTTP/1.1\r\nHost: a\r\n${target}\r\nContent-Length: -1\r\n\r\n{}`,
    `POST / HTTP/1.1\r\nHost: a\r\n${target}\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}`,
    `POST / HTTP/1.1\r\nHost: a\r\n${target}\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n{}`,
    `POST / HTTP/1.1\r\nHost: a\r\n${target}\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n`,
    `POST / HTTP/1.1\r\nHost: a\r\n${target}\r\nContent-Length: 100\r\n\r\n{"AccessToken"`,
    `POST / HTTP/1.1\r\nHost: a\r\n${target}: ${noise}\r\nContent-Length: 2\r\n\r\n{}`,
    `POST / HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(dice.below(40_000))}\r\n\r\n`,
    `POST / HTTP/1.1\r\nHost: a\r\n${'X: y\r\n'.repeat(dice.below(400))}\r\n`,
    'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
    '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03',
  ]);
  return Buffer.from(text, 'latin1');
}

/** Sends the bytes and goes away; gives what came back by then. */
export function sendBytes(origin: string, bytes: Buffer): Promise<string> {
  const { hostname, port } = new URL(origin);
  const { promise, resolve } = Promise.withResolvers<string>();
  const chunks: Buffer[] = [];
  const socket = connect({ host: hostname, port: Number(port) }, () => socket.end(bytes));
  socket.on('data', chunk => chunks.push(chunk));
  // A connection that is reset is an answer too.
  socket.on('error', () => {});
  socket.on('close', () => resolve(Buffer.concat(chunks).toString('latin1')));
  return promise;
}
