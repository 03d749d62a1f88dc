import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { CallRefused } from '../../src/probe/call-refused.ts';
import { cognitoAt } from '../../src/probe/cognito.ts';
import { keysAt } from '../../src/probe/keys-at.ts';
import { recordedCause } from '../../src/probe/recorded-cause.ts';

const refused = { operation: 'ForgotPassword', type: 'a', shown: 'b', requestId: 'c' };

type Harm = 'never ends' | 'lies' | 'redirects' | 'is no JSON' | 'is a list' | 'is long' | 'names no error';

const lie = {
  id: '\x1b[2J',
  title: `\x1b]0;owned\x07${'t'.repeat(1_000)}`,
  facts: {
    ...{
      text: '\u202eb\n::error::',
      list: ['\x1b[31m', 1, ...Array(100).fill('a')],
      number: 1,
      deep: { a: 1 },
    },
    ...Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`more ${index}`, true])),
  },
};

describe('an endpoint that means harm', () => {
  let does: Harm = 'never ends';
  let sent = 0;
  let isLedOn = false;
  const server = createServer((request, response) => {
    request.resume();
    if (request.url === '/elsewhere') {
      isLedOn = true;
      response.end('{}');
      return;
    }
    if (does === 'redirects') response.writeHead(307, { location: '/elsewhere' }).end();
    if (does === 'is no JSON') response.end('\x1b[2J');
    if (does === 'is a list') response.end('[{"AuthenticationResult": {}}]');
    if (does === 'names no error') response.writeHead(400).end('{"__type": "", "message": ""}');
    if (does === 'lies') response.end(JSON.stringify([{ requestId: 'c', cause: lie }]));
    if (does === 'is long') response.writeHead(400).end(JSON.stringify({ __type: 'a'.repeat(9e5) }));
    if (does !== 'never ends') return;
    const more = () => {
      do sent += 65_536;
      while (!response.destroyed && response.write('['.repeat(65_536)));
    };
    response.on('drain', more);
    more();
  });
  let origin = '';
  before(async () => {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    // A server that listens on an address has one.
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  after(() => {
    server.close();
    server.closeAllConnections();
  });

  const told = async (work: Promise<unknown>) => String(await work.catch(error => error.message));
  const call = () => told(cognitoAt(origin, fetch)('InitiateAuth', { PASSWORD: 'secret' }));
  const keys = () => told(keysAt(origin, fetch)('eu-west-1_A'));
  const cause = () => told(recordedCause(origin, new CallRefused(refused), fetch));
  const rows: readonly (readonly [does: Harm, who: string, ask: () => Promise<string>, said: RegExp])[] = [
    ['never ends', 'the API', call, /^http\S+ answered InitiateAuth with status 200 and no JSON object\.$/],
    ['never ends', 'the keys', keys, /answered no JSON object for the keys of eu-west-1_A\.$/],
    ['never ends', 'the recorder', cause, /^undefined$/],
    ['redirects', 'the API', call, /did not answer InitiateAuth \(it redirects\)\.$/],
    ['redirects', 'the keys', keys, /answered no JSON object/],
    ['redirects', 'the recorder', cause, /^undefined$/],
    ['is no JSON', 'the API', call, /with status 200 and no JSON object\.$/],
    ['is no JSON', 'the keys', keys, /answered no JSON object/],
    ['is no JSON', 'the recorder', cause, /^undefined$/],
    ['is a list', 'the API', call, /with status 200 and no JSON object\.$/],
    ['is a list', 'the keys', keys, /answered no JSON object/],
    ['names no error', 'the API', call, /^InitiateAuth: HTTP 400: $/],
    ['is long', 'the API', call, /^InitiateAuth: a{200}: $/],
  ];
  for (const [kind, who, ask, said] of rows) {
    test(`and ${kind} is read to a bound and followed nowhere: ${who}`, async () => {
      does = kind;
      sent = 0;
      isLedOn = false;
      assert.match(await ask(), said);
      assert.ok(!isLedOn);
      // What is under way in sockets comes on top.
      assert.ok(sent < 20_000_000, String(sent));
    });
  }

  test('and whose recorder lies brings nothing to a terminal that it obeys', async () => {
    does = 'lies';
    const found = await recordedCause(origin, new CallRefused(refused), fetch);
    assert.ok(found);
    const { id, title, facts } = found;
    assert.deepEqual([id, title.slice(0, 11), title.length], ['\ufffd[2J', '\ufffd]0;owned\ufffdt', 300]);
    const { text, list, number, deep, ...more } = facts;
    assert.deepEqual([text, number, deep], ['\ufffdb ::error::', 1, undefined]);
    assert.deepEqual(list, ['\ufffd[31m', ...Array(18).fill('a')]);
    assert.equal(Object.keys(more).length, 16);
  });
});
