import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, test } from 'node:test';
import { tapServer } from '../../src/cli/tap/tap-server.ts';
import { createRecorder } from '../../src/recorder/recorder.ts';

/** The status of a request for the calls, whose connection comes from that address. */
async function statusFrom(address: string, headers: readonly string[]): Promise<number> {
  const stopping = new AbortController();
  const tap = { answer: () => assert.fail('nothing is passed on'), close: () => {} };
  const server = tapServer(tap, { recorder: createRecorder(), stopping: stopping.signal });
  server.on('connection', socket => Object.defineProperty(socket, 'remoteAddress', { value: address }));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const at = server.address();
  assert.ok(typeof at === 'object' && at !== null);
  const socket = connect(at.port, '127.0.0.1');
  socket.write(['GET /_lifeguard/events HTTP/1.1', ...headers, 'Connection: close', '', ''].join('\r\n'));
  const answer = Buffer.concat(await socket.toArray()).toString();
  stopping.abort();
  server.close();
  return Number(answer.split(' ')[1]);
}

describe('the calls of a tap are given', () => {
  const rows = [
    ['to a program of this machine', '127.0.0.1', ['Host: 127.0.0.1:9410'], 200],
    ['to one by IPv6', '::1', ['Host: [::1]:9410'], 200],
    ['to one by IPv4 in IPv6', '::ffff:127.0.0.1', ['Host: localhost:9410'], 200],
    [
      'to who opens them in a browser here',
      '127.0.0.1',
      ['Host: 127.0.0.1:9410', 'Sec-Fetch-Site: none'],
      200,
    ],
    ['not to another machine', '192.0.2.7', ['Host: 192.0.2.1:9410'], 403],
    ['not to one that says it is this one', '192.0.2.7', ['Host: 127.0.0.1:9410'], 403],
    ['not to one that does so by IPv4 in IPv6', '::ffff:192.0.2.7', ['Host: localhost'], 403],
    ['not to a page under another name', '127.0.0.1', ['Host: evil.example'], 403],
  ] as const;
  for (const [name, address, headers, status] of rows) {
    test(name, async () => assert.equal(await statusFrom(address, headers), status));
  }
});
