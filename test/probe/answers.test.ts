import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { CallRefused, cognitoAt } from '../../src/probe/cognito.ts';
import { diagnose } from '../../src/probe/diagnosis.ts';
import { keysAt } from '../../src/probe/read-keys.ts';

const refused = { operation: 'ForgotPassword', type: 'a', shown: 'b', requestId: 'c', causeId: undefined };

type Harm = 'never ends' | 'redirects' | 'is no JSON' | 'is long';

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
  const cause = () => told(diagnose(origin, new CallRefused(refused), fetch));
  const rows: readonly (readonly [does: Harm, who: string, ask: () => Promise<string>, said: RegExp])[] = [
    ['never ends', 'the API', call, /^http\S+ did not answer InitiateAuth \(no JSON\)\.$/],
    ['never ends', 'the keys', keys, /answered no JSON for the keys of eu-west-1_A\.$/],
    ['never ends', 'the recorder', cause, /^undefined$/],
    ['redirects', 'the API', call, /did not answer InitiateAuth \(unexpected redirect\)\.$/],
    ['redirects', 'the keys', keys, /answered no JSON/],
    ['redirects', 'the recorder', cause, /^undefined$/],
    ['is no JSON', 'the API', call, /\(no JSON\)\.$/],
    ['is no JSON', 'the keys', keys, /answered no JSON/],
    ['is no JSON', 'the recorder', cause, /^undefined$/],
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
});
