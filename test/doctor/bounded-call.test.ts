import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import {
  CognitoIdentityProviderClient,
  ListUserPoolsCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { boundedCall } from '../../src/surroundings/bounded-call.ts';

describe('a call of a client of AWS', () => {
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

  const cognito = (milliseconds: number) =>
    boundedCall(new CognitoIdentityProviderClient(settings), milliseconds, client =>
      client.send(new ListUserPoolsCommand({ MaxResults: 1 })),
    );
  const secrets = (milliseconds: number) =>
    boundedCall(new SecretsManagerClient(settings), milliseconds, client =>
      client.send(new GetSecretValueCommand({ SecretId: 'one' })),
    );
  for (const [name, call] of [
    ['Cognito', cognito],
    ['Secrets Manager', secrets],
  ] as const) {
    test(`of ${name} ends, and leaves no connection open, where the body of an answer does not`, async () => {
      const hangs = once(server, 'connection').then(([socket]) => once(socket, 'close'));
      await assert.rejects(call(200), { name: 'TimeoutError', message: 'no whole answer in time' });
      await hangs;
    });
  }

  test('is not in the way of an answer that is whole', async () => {
    isWhole = true;
    assert.deepEqual((await cognito(60_000)).UserPools, []);
  });
});
