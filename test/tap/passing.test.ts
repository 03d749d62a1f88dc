import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { apiCall, rawCall } from './raw-call.ts';
import { listening, tapAt } from './running-tap.ts';

/** Answers every request with these bytes, and keeps what was asked. */
async function bytesServer(answer: (asked: Buffer) => Buffer | 'hang up' | 'silence', pieces = 1) {
  const asked: Buffer[] = [];
  const server = createTcpServer(socket => {
    let got = Buffer.alloc(0);
    socket.on('error', () => {});
    socket.on('data', chunk => {
      got = Buffer.concat([got, chunk]);
      const end = got.indexOf('\r\n\r\n');
      const length = Number(/content-length: (\d+)/i.exec(got.toString('latin1', 0, end))?.[1] ?? 0);
      if (end < 0 || got.length < end + 4 + length) return;
      asked.push(got.subarray(0, end + 4 + length));
      const request = got;
      got = Buffer.alloc(0);
      const bytes = answer(request);
      if (bytes === 'hang up') return void socket.destroy();
      if (bytes === 'silence') return;
      const size = Math.ceil(bytes.length / pieces);
      for (let at = 0; at < bytes.length; at += size) socket.write(bytes.subarray(at, at + size));
      if (/connection: close/i.test(bytes.toString('latin1', 0, 4_000))) socket.end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // It listens on a port, so its address is no pipe's.
  const { port } = server.address() as AddressInfo;
  return {
    port,
    origin: `http://127.0.0.1:${port}`,
    asked,
    [Symbol.dispose]: () => void server.close(),
  };
}

function httpAnswer(status: string, headers: readonly string[], body: string | Buffer): Buffer {
  const bytes = Buffer.from(body);
  const head = [`HTTP/1.1 ${status}`, ...headers, `Content-Length: ${bytes.length}`];
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), bytes]);
}

const refused =
  '{"__type":"ExpiredCodeException","message":"Invalid code provided, please request a code again."}';

describe('what passes is the same to the byte', () => {
  const answers: readonly (readonly [name: string, bytes: Buffer])[] = [
    [
      'a success',
      httpAnswer('200 OK', ['Date: Sat, 21 Nov 2026 09:00:00 GMT', 'x-amzn-RequestId: 1-2'], '{}'),
    ],
    ['no body at all', httpAnswer('200 OK', ['Date: Sat, 21 Nov 2026 09:00:00 GMT'], '')],
    ['a failure', httpAnswer('400 Bad Request', ['X-AMZN-ErrorType: ExpiredCodeException:'], refused)],
    ['an unusual status line', httpAnswer('403 WAF says no', ['Server: awselb/2.0'], '<html>no</html>')],
    [
      'headers that come twice',
      httpAnswer('200 OK', ['Set-Cookie: a=1', 'Set-Cookie: b=2', 'vary: x'], '{}'),
    ],
    ['a compressed body', httpAnswer('200 OK', ['Content-Encoding: gzip'], gzipSync('{"User":"ü"}'))],
    [
      'a body that is no JSON',
      httpAnswer('500 Oops', ['Content-Type: text/plain'], Buffer.of(0, 255, 10, 13)),
    ],
  ];
  for (const [name, bytes] of answers) {
    test(name, async () => {
      using upstream = await bytesServer(() => bytes, 3);
      await using tap = await tapAt(upstream.origin);
      const call = apiCall('GetUser', '{"AccessToken" : "a\\u0062c"}', [
        'User-Agent: Mine/1',
        'X-Amz-User-Agent: x',
      ]);
      const got = await rawCall(tap.port, call);
      // The last header of the tap's is its own word on its own connection.
      const own = got.toString('latin1').replace(/\r\nConnection: close(?=\r\n)/, '');
      assert.equal(own, bytes.toString('latin1'));
      const asked = upstream.asked[0]?.toString('latin1') ?? '';
      const [head = '', body] = asked.split('\r\n\r\n');
      assert.equal(body, '{"AccessToken" : "a\\u0062c"}');
      const sent = call.toString('latin1').split('\r\n\r\n')[0]?.split('\r\n') ?? [];
      const kept = sent.filter(line => !/^(?:Connection|Content-Length):/.test(line));
      for (const line of kept) assert.ok(head.split('\r\n').includes(line), line);
    });
  }

  test('a preflight of a browser', async () => {
    using upstream = await bytesServer(() =>
      httpAnswer('200 OK', ['Access-Control-Allow-Origin: *', 'Access-Control-Max-Age: 172800'], ''),
    );
    await using tap = await tapAt(upstream.origin);
    const ask = [
      'OPTIONS / HTTP/1.1',
      'Host: localhost',
      'Origin: http://localhost:3000',
      'Access-Control-Request-Method: POST',
      'Access-Control-Request-Headers: x-amz-target',
      'Connection: close',
    ];
    const got = (await rawCall(tap.port, `${ask.join('\r\n')}\r\n\r\n`)).toString();
    assert.match(
      got,
      /^HTTP\/1\.1 200 OK\r\nAccess-Control-Allow-Origin: \*\r\nAccess-Control-Max-Age: 172800\r\n/,
    );
    assert.match(
      upstream.asked[0]?.toString() ?? '',
      /^OPTIONS \/ HTTP\/1\.1[\s\S]*Origin: http:\/\/localhost:3000/,
    );
    assert.equal(tap.exchanges.length, 0);
  });

  test('an answer of 20 MB, which is not looked into', async () => {
    const body = Buffer.alloc(20 * 1024 * 1024, 'abcdefghij');
    await using upstream = await listening((_, response) => response.end(body));
    await using tap = await tapAt(upstream.origin);
    const response = await fetch(tap.origin, {
      method: 'POST',
      headers: { 'x-amz-target': 'X.ListUsers' },
      body: '{}',
    });
    assert.ok(Buffer.from(await response.arrayBuffer()).equals(body));
    const { answer } = await tap.nextExchange();
    assert.ok('status' in answer && answer.status === 200 && answer.body === undefined && !answer.brokeOff);
  });

  test('connections are kept on both sides', async () => {
    await using upstream = await listening((_, response) => response.end('{}'));
    await using tap = await tapAt(upstream.origin);
    for (let at = 0; at < 20; at += 1) {
      const response = await fetch(tap.origin, {
        method: 'POST',
        headers: { 'x-amz-target': 'X.GetUser' },
        body: '{}',
      });
      assert.equal(await response.text(), '{}');
    }
    // A call that comes before the last one has let go of its connection opens another.
    assert.ok(upstream.sockets.length <= 2 && tap.sockets.length <= 2);
  });
});

test('what is no call of the API passes as well, and is not told of', async () => {
  await using upstream = await listening((request, response) => {
    response.setHeader('transfer-encoding', 'chunked');
    response.write(`${request.method} `);
    response.end(request.url);
  });
  await using tap = await tapAt(upstream.origin);
  const response = await fetch(`${tap.origin}/us-east-1_A/.well-known/jwks.json?x=1`);
  assert.equal(await response.text(), 'GET /us-east-1_A/.well-known/jwks.json?x=1');
  assert.equal(tap.exchanges.length, 0);
});

test('a caller who goes away takes its call along, and harms no other', async () => {
  const left = Promise.withResolvers<void>();
  let isFirst = true;
  await using upstream = await listening((request, response) => {
    if (!isFirst) return void response.end('{}');
    isFirst = false;
    request.socket.once('close', () => left.resolve());
  });
  await using tap = await tapAt(upstream.origin);
  const init = { method: 'POST', headers: { 'x-amz-target': 'X.GetUser' }, body: '{}' };
  const leaving = new AbortController();
  const abandoned = fetch(tap.origin, { ...init, signal: leaving.signal });
  while (isFirst) await new Promise(setImmediate);
  leaving.abort();
  await assert.rejects(abandoned);
  await left.promise;
  assert.equal(await (await fetch(tap.origin, init)).text(), '{}');
  await tap.nextExchange();
  assert.equal(tap.exchanges.length, 1);
});

describe('an upstream that fails', () => {
  const call = (origin: string, headers: Record<string, string> = {}) =>
    fetch(origin, {
      method: 'POST',
      headers: { 'x-amz-target': 'X.ForgotPassword', ...headers },
      body: '{}',
    });

  test('nothing listens there: one sentence in the form of AWS, for pages too', async () => {
    const gone = await listening(() => {});
    await gone[Symbol.asyncDispose]();
    await using tap = await tapAt(gone.origin);
    const response = await call(tap.origin, { origin: 'http://localhost:3000' });
    assert.equal(response.status, 502);
    assert.equal(response.headers.get('x-amzn-errortype'), 'UpstreamUnreachableException:');
    assert.equal(response.headers.get('access-control-allow-origin'), '*');
    assert.deepEqual(await response.json(), {
      __type: 'UpstreamUnreachableException',
      message: `Lifeguard's tap could not reach ${gone.origin}: nothing listens there.`,
    });
    const { answer } = await tap.nextExchange();
    assert.equal('cause' in answer && answer.cause.id, 'upstream-unreachable');
  });

  test('it hangs up without a word', async () => {
    using upstream = await bytesServer(() => 'hang up');
    await using tap = await tapAt(upstream.origin);
    const response = await call(tap.origin);
    assert.equal(response.status, 502);
    assert.match(await response.text(), /it hung up/);
  });

  test('it hangs up in the middle of its answer: so does the tap', async () => {
    const whole = httpAnswer('200 OK', ['Content-Type: x/y'], 'x'.repeat(1_000));
    await using upstream = await listening((request, response) => {
      response.socket?.write(whole.subarray(0, 500));
      setImmediate(() => request.socket.destroy());
    });
    await using tap = await tapAt(upstream.origin);
    await assert.rejects(async () => (await call(tap.origin)).text());
    const { answer } = await tap.nextExchange();
    assert.ok('status' in answer && answer.brokeOff);
  });

  test('it changes to another protocol', async () => {
    const head = 'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n';
    using upstream = await bytesServer(() => Buffer.from(head));
    await using tap = await tapAt(upstream.origin);
    const response = await call(tap.origin);
    assert.equal(response.status, 502);
    assert.match(await response.text(), /it wants to speak something else than HTTP/);
  });

  test('it says nothing for too long', async () => {
    using upstream = await bytesServer(() => 'silence');
    await using tap = await tapAt(upstream.origin, { silence: 100 });
    const response = await call(tap.origin);
    assert.equal(response.status, 504);
    assert.match(await response.text(), /waited 0\.1 seconds/);
  });

  test('it does not speak HTTP', async () => {
    using upstream = await bytesServer(() => Buffer.from('220 mail.example.com ESMTP\r\n'));
    await using tap = await tapAt(upstream.origin);
    assert.match(await (await call(tap.origin)).text(), /it does not speak HTTP/);
  });

  test('a request larger than the service takes is not passed on', async () => {
    using upstream = await bytesServer(() => httpAnswer('200 OK', [], '{}'));
    await using tap = await tapAt(upstream.origin);
    const response = await fetch(tap.origin, {
      method: 'POST',
      headers: { 'x-amz-target': 'X.SignUp' },
      body: Buffer.alloc(3 * 1024 * 1024),
    });
    assert.equal(response.status, 413);
    assert.match(await response.text(), /RequestEntityTooLargeException/);
    assert.equal(upstream.asked.length, 0);
  });
});
