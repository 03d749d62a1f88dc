import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer as createSite, request } from 'node:http';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { after, before, beforeEach, describe, test } from 'node:test';
import { connect } from 'node:tls';
import { type Gate, openGate } from '../../src/guard/gate.ts';
import { protocolsOffered } from '../../src/guard/tls-hello.ts';

const portOf = (server: { address(): unknown }) => (server.address() as AddressInfo).port;

describe('through a gate', () => {
  const reached: string[] = [];
  const refused: string[] = [];
  // It answers nothing that is TLS: what matters is whether it is asked.
  const secure = createServer(socket => {
    socket
      .on('error', () => {})
      .once('data', () => {
        reached.push('https');
        socket.destroy();
      });
  });
  const site = createSite((asked, response) => {
    reached.push(asked.url ?? '');
    response.end('a page');
  });
  let gate: Gate;
  before(async () => {
    for (const server of [secure, site]) {
      server.listen(0, '127.0.0.1');
      await once(server, 'listening');
    }
    gate = await openGate(5_000);
    gate.admit({
      origins: new Set([`https://127.0.0.1:${portOf(secure)}`, `http://127.0.0.1:${portOf(site)}`]),
      findSecret: ({ url, headers }) =>
        `${url} ${headers['x-log']}`.includes('secret') ? 'the code' : undefined,
      refused: ({ method, url }) => refused.push(`${method} ${url.replace(/:\d+/, '')}`),
    });
  });
  after(() => {
    gate.close();
    secure.close();
    site.close();
  });
  beforeEach(() => {
    reached.length = 0;
    refused.length = 0;
  });

  const tunnel = async (): Promise<Socket> => {
    const { hostname, port } = new URL(gate.address);
    const path = `127.0.0.1:${portOf(secure)}`;
    const asked = request({ hostname, port, method: 'CONNECT', path }).end();
    const [, socket] = await once(asked, 'connect');
    return socket;
  };
  const greetings: Readonly<
    Record<string, readonly [offers: string[], reached: string[], refused: string[]]>
  > = {
    'a browser that reads gets': [['h2', 'http/1.1'], ['https'], []],
    'a WebSocket does not get': [['http/1.1'], [], ['GET wss://127.0.0.1/']],
  };
  for (const [name, [ALPNProtocols, reaches, refuses]] of Object.entries(greetings)) {
    test(`${name} to an origin that is asked over https`, async () => {
      const there = connect({ socket: await tunnel(), ALPNProtocols }).on('error', () => {});
      // It is cut off in any case, which is an error to it.
      await new Promise(resolve => there.once('close', resolve));
      assert.deepEqual([reached, refused], [reaches, refuses]);
    });
  }

  test('what is no TLS does not get to an origin that is asked over https', async () => {
    const socket = await tunnel();
    socket
      .on('error', () => {})
      .resume()
      .write('GET /what-was-typed HTTP/1.1\r\n\r\n');
    await once(socket, 'close');
    assert.deepEqual([reached, refused], [[], ['GET wss://127.0.0.1/']]);
  });

  const asked: Readonly<
    Record<string, readonly [path: string, headers: Record<string, string>, status: number]>
  > = {
    'a file': ['/file', {}, 200],
    'an address that tells a secret': ['/?secret', {}, 403],
    'a header that tells a secret': ['/file', { 'x-log': 'secret' }, 403],
  };
  for (const [name, [path, headers, status]] of Object.entries(asked)) {
    test(`${name} is ${status === 200 ? 'read' : 'refused'}`, async () => {
      const { hostname, port } = new URL(gate.address);
      const url = `http://127.0.0.1:${portOf(site)}${path}`;
      const [answer] = await once(request({ hostname, port, path: url, headers }).end(), 'response');
      answer.resume();
      assert.deepEqual([answer.statusCode, reached.length], [status, status === 200 ? 1 : 0]);
    });
  }
});

test('greetings that are cut off or are none offer nothing', () => {
  const rows: readonly (readonly [bytes: readonly number[], offers: ReturnType<typeof protocolsOffered>])[] =
    [
      [[], 'more'],
      [[22, 3, 1, 0, 9, 1], 'more'],
      [[22, 3, 1, 255, 255], undefined],
      [[23, 3, 1, 0, 1, 1], undefined],
      [[22, 3, 1, 0, 1, 1], undefined],
      [[22, 3, 1, 0, 4, 2, 0, 0, 0], undefined],
      [[22, 3, 1, 0, 43, 1, ...Array<number>(42).fill(0)], []],
      [[22, 3, 1, 0, 43, 1, ...Array<number>(42).fill(255)], undefined],
    ];
  for (const [bytes, offers] of rows)
    assert.deepEqual(protocolsOffered(Buffer.from(bytes)), offers, String(bytes));
});
