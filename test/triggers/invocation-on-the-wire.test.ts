import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, test } from 'node:test';
import {
  CognitoIdentityProviderClient,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { startLifeguard } from '../../src/testing/start-lifeguard.ts';
import { fixture } from './trigger-runner.ts';

/** Answers for every function that it is asked for, as `sam local start-lambda` does; those of `held` when it is told. */
const asked: string[] = [];
const held = { isAsked: Promise.withResolvers<void>(), mayAnswer: Promise.withResolvers<void>() };
const lambda = createServer(async (request, response) => {
  asked.push(request.url ?? '');
  if (request.url?.includes('/held/')) {
    held.isAsked.resolve();
    await held.mayAnswer.promise;
  }
  const event = JSON.parse((await request.setEncoding('utf8').toArray()).join(''));
  event.response.autoConfirmUser = true;
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(event));
}).listen(0, '127.0.0.1');
await once(lambda, 'listening');
// A TCP server's address is none of the other kinds.
const lambdaEndpoint = `http://127.0.0.1:${(lambda.address() as AddressInfo).port}`;

const lifeguard = await startLifeguard({
  pools: {
    regions: ['us-east-1'],
    lambdaEndpoint,
    functions: {
      prints: { handler: fixture('prints.ts') },
      gone: { endpoint: 'http://127.0.0.1:1' },
    },
    pools: [
      {
        id: 'us-east-1_AkG9mnbjA',
        name: 'prints',
        triggers: { PreSignUp: 'prints' },
        clients: [{ id: '6sjjnkaeagnqgkmbl1mr5rtfsr', name: 'web' }],
      },
      {
        id: 'us-east-1_AkG9mnbjB',
        name: 'gone',
        triggers: { PreSignUp: 'gone' },
        clients: [{ id: '6sjjnkaeagnqgkmbl1mr5rtfss', name: 'web' }],
      },
    ],
  },
  log: () => {},
});
const { endpoint, region, credentials } = lifeguard;
const sdk = new CognitoIdentityProviderClient({ endpoint, region, credentials, maxAttempts: 1 });
after(async () => {
  sdk.destroy();
  await lifeguard.stop();
  lambda.close();
  lambda.closeAllConnections();
});

const someone = { Username: 'anna', Password: 'Right-Password-1' };

test('a pool that the API made with an ARN runs the function behind lambdaEndpoint', async () => {
  const PreSignUp = 'arn:aws:lambda:us-east-1:123456789012:function:made-by-terraform:live';
  const { UserPool } = await sdk.send(
    new CreateUserPoolCommand({ PoolName: 'made', LambdaConfig: { PreSignUp } }),
  );
  const { UserPoolClient } = await sdk.send(
    new CreateUserPoolClientCommand({ UserPoolId: UserPool?.Id, ClientName: 'web' }),
  );
  const { UserConfirmed } = await sdk.send(
    new SignUpCommand({ ClientId: UserPoolClient?.ClientId, ...someone }),
  );
  assert.equal(UserConfirmed, true);
  assert.deepEqual(asked, ['/2015-03-31/functions/made-by-terraform/invocations']);
});

test('an endpoint where nothing listens is told to the recorder with its address', async () => {
  const signUp = new SignUpCommand({ ClientId: '6sjjnkaeagnqgkmbl1mr5rtfss', ...someone });
  await assert.rejects(sdk.send(signUp), {
    name: 'UnexpectedLambdaException',
    message: 'PreSignUp invocation failed due to error ServiceException.',
  });
  const { cause } = lifeguard.events.last({ operation: 'SignUp' }) ?? {};
  assert.equal(cause?.id, 'lambda-unreachable');
  assert.equal(cause?.facts.address, 'http://127.0.0.1:1/2015-03-31/functions/gone/invocations');
});

test('what a handler prints is in the event of its call and on the recorder’s page, escaped', async () => {
  const ClientMetadata = { print: JSON.stringify(['one', '<b>two</b>']) };
  await sdk.send(new SignUpCommand({ ClientId: '6sjjnkaeagnqgkmbl1mr5rtfsr', ...someone, ClientMetadata }));
  const { triggers } = lifeguard.events.last({ operation: 'SignUp' }) ?? {};
  assert.deepEqual(triggers?.[0]?.printed, { lines: ['one', '<b>two</b>'], isCut: false });
  const page = await (await fetch(`${endpoint}/_lifeguard/`)).text();
  assert.match(page, /<pre class="printed">one\n&lt;b&gt;two&lt;\/b&gt;<\/pre>/);
});

test('a service that stops lets a call finish whose function runs', async () => {
  const stopping = await startLifeguard({
    pools: {
      regions: ['us-east-1'],
      functions: { held: { endpoint: lambdaEndpoint } },
      pools: [
        {
          id: 'us-east-1_AkG9mnbjC',
          name: 'held',
          triggers: { PreSignUp: 'held' },
          clients: [{ id: '6sjjnkaeagnqgkmbl1mr5rtfst', name: 'web' }],
        },
      ],
    },
  });
  const client = new CognitoIdentityProviderClient({
    endpoint: stopping.endpoint,
    region,
    credentials,
    maxAttempts: 1,
  });
  const signingUp = client.send(new SignUpCommand({ ClientId: '6sjjnkaeagnqgkmbl1mr5rtfst', ...someone }));
  await held.isAsked.promise;
  // A page that follows the calls waits for nothing that ends; nobody is to wait for it.
  const stream = await fetch(`${stopping.endpoint}/_lifeguard/events`, {
    headers: { accept: 'text/event-stream' },
  });
  const stopped = stopping.stop();
  assert.match(await stream.text(), /^retry: /);
  held.mayAnswer.resolve();
  assert.equal((await signingUp).UserConfirmed, true);
  await stopped;
  client.destroy();
});
