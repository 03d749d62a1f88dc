import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { after, before, describe, test } from 'node:test';
import {
  CognitoIdentityProviderClient,
  ListUserPoolsCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { boundedCall } from '../../src/surroundings/bounded-call.ts';

const closestToWire = { step: 'deserialize', priority: 'low' } as const;
/** Tells that the headers of an answer have come. */
const answers = new EventEmitter();
const begun = <T>(answer: T): T => {
  answers.emit('begun');
  return answer;
};

function closeOf(socket: Socket): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  socket.once('close', () => resolve());
  return promise;
}

describe('a call of a client of AWS', { timeout: 60_000 }, () => {
  let server: Server;
  let settings: object;
  let isWhole = false;
  before(async () => {
    server = createServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/x-amz-json-1.1' });
      if (isWhole) response.end('{"UserPools":[]}');
      else response.write('{');
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    // A server that listens on a port has an address with one.
    const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
    settings = { region: 'us-east-1', endpoint, credentials, maxAttempts: 2 };
  });
  after(() => server.close());

  const cognito = (signal: AbortSignal, more: object = {}) => {
    const client = new CognitoIdentityProviderClient({ ...settings, ...more });
    client.middlewareStack.add(next => async args => begun(await next(args)), closestToWire);
    return boundedCall(client, signal, one => one.send(new ListUserPoolsCommand({ MaxResults: 1 })));
  };
  const secrets = (signal: AbortSignal) => {
    const client = new SecretsManagerClient(settings);
    client.middlewareStack.add(next => async args => begun(await next(args)), closestToWire);
    return boundedCall(client, signal, one => one.send(new GetSecretValueCommand({ SecretId: 'one' })));
  };
  const late = { name: 'TimeoutError', message: 'no whole answer in time' };
  for (const [name, call] of [
    ['Cognito', cognito],
    ['Secrets Manager', secrets],
  ] as const) {
    test(`of ${name} ends, and leaves no connection open, where the body of an answer does not`, async () => {
      const bound = new AbortController();
      const closed = once(server, 'connection').then(([socket]) => closeOf(socket));
      const begins = once(answers, 'begun');
      const ended = assert.rejects(call(bound.signal), late);
      // A call that ends before that fails here.
      await Promise.race([begins, ended.then(() => assert.fail('no answer has begun'))]);
      bound.abort();
      await ended;
      await closed;
    });
  }

  test('ends where the search for credentials does not', async () => {
    const bound = new AbortController();
    const { promise: searched, resolve: search } = Promise.withResolvers<void>();
    const credentials = () => {
      search();
      return new Promise<never>(() => {});
    };
    const ended = assert.rejects(cognito(bound.signal, { credentials }), late);
    await searched;
    bound.abort();
    await ended;
  });

  test('is not in the way of an answer that is whole', async () => {
    isWhole = true;
    assert.deepEqual((await cognito(new AbortController().signal)).UserPools, []);
  });
});
