import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { clientId, poolId, testService } from './test-service.ts';

const service = testService({
  ForgotPassword: async () => ({}),
  AdminGetUser: async () => ({ Username: 'anna' }),
});

describe('a page', () => {
  test('of any origin may call public operations and read the answer', async () => {
    const input = { ClientId: clientId, Username: 'anna' };
    const { status, headers } = await service.call('ForgotPassword', input, {
      origin: 'https://app.example',
    });
    assert.equal(status, 200);
    assert.equal(headers['Access-Control-Allow-Origin'], '*');
    assert.equal(
      headers['Access-Control-Expose-Headers'],
      'x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,Date,x-lifeguard-cause',
    );
    assert.equal(headers['Access-Control-Allow-Credentials'], undefined);
  });
  test('may read errors too', async () => {
    const { headers } = await service.call('ForgotPassword', {}, { origin: 'https://app.example' });
    assert.equal(headers['Access-Control-Allow-Origin'], '*');
  });
  test('is not spoken of where there is none', async () => {
    const { headers } = await service.call('ForgotPassword', { ClientId: clientId, Username: 'anna' });
    assert.deepEqual(
      Object.keys(headers).filter(name => name.startsWith('Access-Control')),
      [],
    );
  });
});

describe('a preflight', () => {
  const wanted =
    'amz-sdk-invocation-id,amz-sdk-request,cache-control,content-type,x-amz-target,x-amz-user-agent';
  const ask = (localMode: boolean) =>
    testService({}, { localMode }).handle({
      method: 'OPTIONS',
      path: '/',
      headers: {
        origin: 'http://localhost:3000',
        'access-control-request-method': 'POST',
        'access-control-request-headers': wanted,
      },
      body: '',
    });

  test('allows what the page asks for', async () => {
    const { status, body, headers } = await ask(false);
    const { 'x-amzn-RequestId': _, ...others } = headers;
    assert.equal(status, 200);
    assert.equal(body, '');
    assert.deepEqual(others, {
      'Content-Length': '0',
      'Access-Control-Allow-Origin': '*',
      'Access-Control-Allow-Methods': 'POST',
      'Access-Control-Allow-Headers': wanted,
      'Access-Control-Expose-Headers': 'x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,Date',
      'Access-Control-Max-Age': '172800',
    });
  });
  test('exposes the cause in local mode', async () => {
    assert.match((await ask(true)).headers['Access-Control-Expose-Headers'] ?? '', /,x-lifeguard-cause$/);
  });
  test('is no call, and is not recorded', async () => {
    const { handle, recorder } = testService({});
    await handle({ method: 'OPTIONS', path: '/', headers: {}, body: '' });
    assert.deepEqual(recorder.events(), []);
  });
});

describe('where any credentials are taken, a signed operation', () => {
  const rows: [origin: string | undefined, taken: boolean][] = [
    [undefined, true],
    ['http://localhost:3000', true],
    ['https://localhost', true],
    ['http://127.0.0.1:5173', true],
    ['http://127.3.2.1', true],
    ['http://[::1]:8080', true],
    ['http://app.localhost:9400', true],
    ['capacitor://localhost', true],
    ['https://evil.example', false],
    ['http://evil.example:9400', false],
    ['http://localhost.evil.example', false],
    ['http://127.0.0.1.evil.example', false],
    ['http://notlocalhost', false],
    ['http://192.168.1.5:3000', false],
    ['null', false],
    ['', false],
    ['http://', false],
  ];
  for (const [origin, taken] of rows) {
    test(`is ${taken ? 'taken' : 'refused'} from ${origin ?? 'a caller that is no page'}`, async () => {
      const headers = origin === undefined ? {} : { origin };
      const { status } = await service.call(
        'AdminGetUser',
        { UserPoolId: poolId, Username: 'anna' },
        headers,
      );
      assert.equal(status, taken ? 200 : 400);
    });
  }
});
