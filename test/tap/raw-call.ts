import { once } from 'node:events';
import { connect } from 'node:net';

/** Sends bytes to a port and gives all bytes that come back until the other side ends. */
export async function rawCall(port: number, request: string | Buffer): Promise<Buffer> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  socket.write(request);
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  socket.on('error', () => {});
  await once(socket, 'close');
  return Buffer.concat(chunks);
}

/** A whole request to the API, after which the connection ends. */
export function apiCall(operation: string, body: string | Buffer, headers: readonly string[] = []): Buffer {
  const bytes = Buffer.from(body);
  const head = [
    'POST / HTTP/1.1',
    'Host: 127.0.0.1:9400',
    'Content-Type: application/x-amz-json-1.1',
    `X-Amz-Target: AWSCognitoIdentityProviderService.${operation}`,
    `Content-Length: ${bytes.length}`,
    ...headers,
    'Connection: close',
  ];
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), bytes]);
}
