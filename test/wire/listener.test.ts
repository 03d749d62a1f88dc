import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { after, before, describe, test } from 'node:test';
import { createApi } from '../../src/wire/api.ts';
import { serverOptions } from '../../src/wire/limits.ts';
import { createListener } from '../../src/wire/listener.ts';
import { clientId, testService } from './test-service.ts';

const service = testService({
  ForgotPassword: async (_ports, { Username }) => ({ CodeDeliveryDetails: { Destination: Username } }),
});
const server = createListener(createApi(service.handle));
let port = 0;
before(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // It listens on TCP.
  ({ port } = server.address() as AddressInfo);
});
after(() => server.close());

/** Sends pieces over one connection, each in a packet of its own, and gives all that comes back until it closes. */
async function exchange(...pieces: string[]): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.setNoDelay(true);
  for (const piece of pieces) {
    await new Promise(resolve => socket.write(piece, resolve));
  }
  return text(socket);
}

const input = JSON.stringify({ ClientId: clientId, Username: 'Zoë' });

function requestHead(length: number, connection = 'close'): string {
  return [
    'POST / HTTP/1.1',
    'Host: localhost',
    'X-Amz-Target: AWSCognitoIdentityProviderService.ForgotPassword',
    'Content-Type: application/x-amz-json-1.1',
    `Content-Length: ${length}`,
    `Connection: ${connection}`,
    '\r\n',
  ].join('\r\n');
}

describe('over a socket', () => {
  test('an answer has the bytes and headers of the service', async () => {
    const answer = await exchange(requestHead(Buffer.byteLength(input)) + input);
    const [head = '', body] = answer.split('\r\n\r\n');
    assert.match(head, /^HTTP\/1\.1 200 OK\r\n/);
    assert.match(head, /\r\nContent-Type: application\/x-amz-json-1\.1\r\n/);
    assert.match(head, /\r\nx-amzn-RequestId: [0-9a-f-]{36}\r\n/);
    assert.match(head, /\r\nDate: /);
    assert.equal(body, '{"CodeDeliveryDetails":{"Destination":"Zoë"}}');
    assert.match(head, /\r\nContent-Length: 46\r\n/);
  });

  test('a body may come in pieces', async () => {
    const bytes = [...input];
    const answer = await exchange(requestHead(Buffer.byteLength(input)), ...bytes);
    assert.match(answer, /"Destination":"Zoë"/);
  });

  test('a connection is kept for the next request', async () => {
    const first = requestHead(Buffer.byteLength(input), 'keep-alive') + input;
    const answers = await exchange(first, requestHead(Buffer.byteLength(input)) + input);
    assert.equal(answers.match(/HTTP\/1\.1 200 OK/g)?.length, 2);
    assert.match(answers, /\r\nConnection: keep-alive\r\n/);
  });

  test('a body that is too large is answered, and the connection closed', async () => {
    const length = 3 * 1024 * 1024;
    const answer = await exchange(requestHead(length, 'keep-alive'), ' '.repeat(length));
    assert.match(answer, /^HTTP\/1\.1 413 /);
    assert.match(answer, /\r\nConnection: close\r\n/);
    assert.match(answer, /"__type":"RequestEntityTooLargeException"/);
  });

  test('a caller that goes away in the middle harms nobody', async () => {
    const socket = connect(port, '127.0.0.1');
    await new Promise(resolve => socket.write(requestHead(1000) + input, resolve));
    socket.destroy();
    assert.match(await exchange(requestHead(Buffer.byteLength(input)) + input), /^HTTP\/1\.1 200/);
    assert.deepEqual(service.bugs, []);
  });

  test('headers beyond 16 KB are refused before anything is handled', async () => {
    const before = service.recorder.events().length;
    const answer = await exchange(`POST / HTTP/1.1\r\nHost: localhost\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`);
    assert.match(answer, /^HTTP\/1\.1 431 /);
    assert.equal(service.recorder.events().length, before);
  });

  test('more headers than the bound are refused', async () => {
    const many = Array.from({ length: 200 }, (_, index) => `X-${index}: 1\r\n`).join('');
    const target = 'X-Amz-Target: AWSCognitoIdentityProviderService.ForgotPassword\r\n';
    const answer = await exchange(
      `POST / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n${many}${target}\r\n`,
    );
    assert.match(answer, /^HTTP\/1\.1 431 /);
  });
});

test('time is bounded for headers, bodies and idle connections', () => {
  assert.deepEqual(
    [server.headersTimeout, server.requestTimeout, server.keepAliveTimeout],
    [serverOptions.headersTimeout, serverOptions.requestTimeout, serverOptions.keepAliveTimeout],
  );
});
