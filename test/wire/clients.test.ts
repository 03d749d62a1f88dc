import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { promisify } from 'node:util';
import {
  AdminGetUserCommand,
  CodeMismatchException,
  CognitoIdentityProviderClient,
  ConfirmForgotPasswordCommand,
  ForgotPasswordCommand,
  ListDevicesCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { defineCause } from '../../src/causes/cause.ts';
import { createApi } from '../../src/wire/api.ts';
import type { Handle } from '../../src/wire/handle.ts';
import { createListener } from '../../src/wire/listener.ts';
import { clientId, poolId, testService } from './test-service.ts';

const secretAccessKey = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY';
const createdAt = new Date(1790257797161);
const codeWasWrong = defineCause({
  id: 'code-was-wrong',
  title: 'The code was wrong',
  shows: { type: 'CodeMismatchException', message: 'Invalid verification code provided, please try again.' },
  means: '',
  toldApart: '',
  fix: '',
});
let regionSeen: string | undefined;
let versionSeen: string | undefined;
const service = testService(
  {
    AdminGetUser: async (_ports, { Username }, { region, sdkVersion }) => {
      regionSeen = region;
      versionSeen = sdkVersion;
      return {
        Username,
        UserCreateDate: createdAt,
        Enabled: true,
        UserAttributes: [{ Name: 'name', Value: 'Zoë' }],
      };
    },
    ForgotPassword: async () => ({ CodeDeliveryDetails: { Destination: 'a***@e***' } }),
    ConfirmForgotPassword: async () => {
      throw codeWasWrong({});
    },
    AdminDeleteUser: async () => ({}),
  },
  { credentials: new Map([['AKIDEXAMPLE', { secretAccessKey }]]) },
);

let attempts = 0;
const counted: Handle = request => {
  attempts += 1;
  return service.handle(request);
};
const server = createListener(createApi(counted));
let endpoint = '';
before(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // It listens on TCP.
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
after(() => server.close());

describe('the AWS SDK for JavaScript', () => {
  const sdk = (secret = secretAccessKey) =>
    new CognitoIdentityProviderClient({
      region: 'eu-central-1',
      endpoint,
      credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: secret },
    });
  const named = (name: string, message: string) => (error: unknown) => {
    assert.ok(error instanceof Error);
    assert.deepEqual([error.name, error.message], [name, message]);
    return true;
  };

  test('signs, and reads the answer with its dates', async () => {
    const user = await sdk().send(new AdminGetUserCommand({ UserPoolId: poolId, Username: 'Zoë' }));
    assert.deepEqual([user.Username, user.UserCreateDate, user.Enabled], ['Zoë', createdAt, true]);
    assert.match(user.$metadata.requestId ?? '', /^[0-9a-f-]{36}$/);
    assert.equal(regionSeen, 'eu-central-1');
    assert.match(versionSeen ?? '', /^aws-sdk-js-3\.\d+\.\d+$/);
  });
  test('needs no credentials for a public operation', async () => {
    const client = new CognitoIdentityProviderClient({ region: 'us-east-1', endpoint });
    const answer = await client.send(new ForgotPasswordCommand({ ClientId: clientId, Username: 'anna' }));
    assert.equal(answer.CodeDeliveryDetails?.Destination, 'a***@e***');
  });
  test('throws the typed error of a cause', async () => {
    const command = new ConfirmForgotPasswordCommand({
      ClientId: clientId,
      Username: 'anna',
      ConfirmationCode: '123456',
      Password: 'Secret-123',
    });
    await assert.rejects(sdk().send(command), error => {
      assert.ok(error instanceof CodeMismatchException);
      return named('CodeMismatchException', 'Invalid verification code provided, please try again.')(error);
    });
  });
  test('is told of a wrong secret', async () => {
    const command = new AdminGetUserCommand({ UserPoolId: poolId, Username: 'anna' });
    await assert.rejects(sdk('another').send(command), { name: 'InvalidSignatureException' });
  });
  test('does not try again what is not built', async () => {
    attempts = 0;
    await assert.rejects(sdk().send(new ListDevicesCommand({ AccessToken: 'a.b.c' })), {
      name: 'UnsupportedOperationException',
    });
    assert.equal(attempts, 1);
  });
});

const run = promisify(execFile);
const hasCli = spawnSync('aws', ['--version']).status === 0;

describe('the AWS CLI', { skip: hasCli ? false : 'aws is not on the PATH' }, () => {
  const cli = (...parameters: string[]) =>
    run('aws', ['--endpoint-url', endpoint, '--region', 'us-east-1', 'cognito-idp', ...parameters], {
      env: {
        PATH: process.env.PATH,
        HOME: process.env.HOME,
        AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
        AWS_SECRET_ACCESS_KEY: secretAccessKey,
      },
    });

  test('signs, and reads the answer', async () => {
    const { stdout } = await cli('admin-get-user', '--user-pool-id', poolId, '--username', 'anna');
    assert.equal(JSON.parse(stdout).Username, 'anna');
    assert.equal(regionSeen, 'us-east-1');
  });
  test('takes a body of zero bytes', async () => {
    const { stdout } = await cli('admin-delete-user', '--user-pool-id', poolId, '--username', 'anna');
    assert.equal(stdout, '');
  });
  test('shows type and message of an error', async () => {
    await assert.rejects(cli('list-devices', '--access-token', 'a.b.c'), ({ stderr }: { stderr: string }) => {
      assert.match(stderr, /\(UnsupportedOperationException\).*Lifeguard does not have ListDevices yet/);
      return true;
    });
  });
});
