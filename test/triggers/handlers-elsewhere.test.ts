import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, describe, test } from 'node:test';
import { systemClock } from '../../src/pool/clock.ts';
import { createTriggers } from '../../src/triggers/create-triggers.ts';
import type { FunctionConfig } from '../../src/triggers/functions/function-config.ts';
import { arnOf, callOf, causeOf, poolWith } from './trigger-runner.ts';

const requestId = '7e9c1c3e-6f0b-4b9a-9d2f-0c9a3b1d5e77';
const closing: (() => unknown)[] = [];
after(() => Promise.all(closing.map(close => close())));

interface Asked {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** What listens where a function should be; the answer is made of the event. */
async function listening(answer: (response: ServerResponse, body: string, asked: Asked) => void) {
  const asked: Asked[] = [];
  const server = createServer(async (request, response) => {
    const body = (await request.setEncoding('utf8').toArray()).join('');
    const one = { path: `${request.method} ${request.url}`, headers: request.headers, body };
    asked.push(one);
    answer(response, body, one);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  closing.push(() => {
    server.close();
    server.closeAllConnections();
  });
  // A TCP server's address is none of the other kinds.
  return { asked, endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

function triggersOf(
  config: FunctionConfig | undefined,
  options: { limitMilliseconds?: number; lambdaEndpoint?: string } = {},
) {
  const lines: string[] = [];
  const triggers = createTriggers({
    functions: new Map(config ? [['fn', config]] : []),
    clock: systemClock,
    random: { uuid: () => requestId },
    log: (_, line) => lines.push(line),
    fetch,
    ...options,
  });
  closing.push(() => triggers.close());
  return { triggers, lines };
}

/** Answers as a right handler does, with that subject. */
const answering = (subject: string, headers: Record<string, string> = {}) =>
  function answer(response: ServerResponse, body: string) {
    const event = { ...JSON.parse(body), response: { emailSubject: subject } };
    response.writeHead(200, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(event));
  };

const failing = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  function answer(response: ServerResponse) {
    response.writeHead(status, headers).end(typeof body === 'string' ? body : JSON.stringify(body));
  };

const deep = '['.repeat(500_000) + ']'.repeat(500_000);

const aws = { AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE000000000', AWS_SECRET_ACCESS_KEY: 'nobody-has-this-key' };
const unhandled = { 'x-amz-function-error': 'Unhandled' };

/** An answer, the cause that it comes to, and what the client sees. */
type Row = [name: string, answer: ReturnType<typeof failing>, id: string, type: string, shown: string];

const rows: readonly Row[] = [
  [
    'the function threw',
    failing(200, { errorMessage: 'no', errorType: 'Error', trace: [] }, unhandled),
    'handler-threw',
    'UserLambdaValidationException',
    'CustomMessage failed with error no.',
  ],
  [
    'the function threw no error',
    failing(200, { errorMessage: null, errorType: null }, unhandled),
    'handler-threw',
    'UserLambdaValidationException',
    'CustomMessage failed with error null.',
  ],
  [
    'the function threw an error named as what objects inherit',
    failing(200, { errorMessage: 'no', errorType: 'constructor', trace: [] }, unhandled),
    'handler-threw',
    'UserLambdaValidationException',
    'CustomMessage failed with error no.',
  ],
  [
    'the function threw, as the emulator tells it',
    failing(200, { errorMessage: 'no', errorType: 'Error', trace: [] }),
    'handler-threw',
    'UserLambdaValidationException',
    'CustomMessage failed with error no.',
  ],
  [
    'the function threw what is nested deeply',
    failing(200, `{"errorMessage":${deep}}`, unhandled),
    'handler-threw',
    'UserLambdaValidationException',
    'CustomMessage failed with error an error that is nested too deeply.',
  ],
  [
    'what is beside the response is nested deeply',
    failing(200, `{"response":{},"deep":${deep}}`),
    'answer-breaks-contract',
    'InvalidLambdaResponseException',
    'Unrecognizable lambda output',
  ],
  [
    'its process ended',
    failing(
      200,
      {
        errorMessage: 'RequestId: 1 Error: Runtime exited with error: exit status 3',
        errorType: 'Runtime.ExitError',
      },
      unhandled,
    ),
    'handler-exited',
    'UserLambdaValidationException',
    `CustomMessage failed with error RequestId: ${requestId} Error: Runtime exited with error: exit status 3.`,
  ],
  [
    'its process ended, as the emulator tells it',
    failing(502, { errorMessage: 'Error: exit status 3', errorType: 'Runtime.ExitError' }),
    'handler-exited',
    'UserLambdaValidationException',
    `CustomMessage failed with error RequestId: ${requestId} Error: Error: exit status 3.`,
  ],
  [
    'its code does not load',
    failing(
      200,
      { errorMessage: "Error: Cannot find module 'index'", errorType: 'Runtime.ImportModuleError' },
      unhandled,
    ),
    'handler-does-not-load',
    'UserLambdaValidationException',
    "CustomMessage failed with error Error: Cannot find module 'index'.",
  ],
  [
    'it overran its own limit',
    failing(
      200,
      {
        errorMessage: 'RequestId: 1 Error: Task timed out after 3.00 seconds',
        errorType: 'Sandbox.Timedout',
      },
      unhandled,
    ),
    'function-timed-out',
    'UserLambdaValidationException',
    `CustomMessage failed with error RequestId: ${requestId} Error: Task timed out after 3.00 seconds.`,
  ],
  [
    'it overran its own limit, as the emulator tells it',
    failing(200, 'Task timed out after 3.00 seconds'),
    'function-timed-out',
    'UserLambdaValidationException',
    `CustomMessage failed with error RequestId: ${requestId} Error: Task timed out after 3.00 seconds.`,
  ],
  [
    'it answered null',
    failing(200, 'null'),
    'handler-answered-nothing',
    'InvalidLambdaResponseException',
    'Invalid lambda function output : Invalid JSON',
  ],
  [
    'it answered nothing',
    failing(200, ''),
    'answer-is-not-json',
    'InvalidLambdaResponseException',
    'Invalid lambda function output : Invalid JSON',
  ],
  [
    'it answered a page',
    failing(200, '<html>'),
    'answer-is-not-json',
    'InvalidLambdaResponseException',
    'Invalid lambda function output : Invalid JSON',
  ],
  [
    'it answered the wrong type',
    failing(200, { response: { emailSubject: true } }),
    'answer-breaks-contract',
    'InvalidLambdaResponseException',
    'Unrecognizable lambda output',
  ],
  [
    'it answered 7 MB',
    failing(200, JSON.stringify('x'.repeat(7_000_000))),
    'answer-too-large',
    'UserLambdaValidationException',
    'CustomMessage failed with error Response payload size exceeded maximum allowed payload size (6291556 bytes)..',
  ],
  [
    'there is no such function, in SAM’s words',
    failing(404, { Type: 'User', Message: 'Function not found' }, { 'x-amzn-errortype': 'ResourceNotFound' }),
    'lambda-function-not-found',
    'UnexpectedLambdaException',
    'CustomMessage invocation failed due to error AccessDeniedException.',
  ],
  [
    'there is no such function, in Lambda’s words',
    failing(404, '{}', { 'x-amzn-errortype': 'ResourceNotFoundException:http://internal' }),
    'lambda-function-not-found',
    'UnexpectedLambdaException',
    'CustomMessage invocation failed due to error AccessDeniedException.',
  ],
  [
    'there is no such path',
    failing(404, 'Not found'),
    'lambda-function-not-found',
    'UnexpectedLambdaException',
    'CustomMessage invocation failed due to error AccessDeniedException.',
  ],
  [
    'it is throttled',
    failing(429, '{}', { 'x-amzn-errortype': 'TooManyRequestsException' }),
    'lambda-throttled',
    'UnexpectedLambdaException',
    'CustomMessage invocation failed due to error TooManyRequestsException.',
  ],
  [
    'it may not be invoked',
    failing(403, '{}', { 'x-amzn-errortype': 'AccessDeniedException' }),
    'lambda-not-permitted',
    'UnexpectedLambdaException',
    'CustomMessage invocation failed due to error AccessDeniedException.',
  ],
  [
    'it is being updated',
    failing(409, '{}', { 'x-amzn-errortype': 'ResourceConflictException' }),
    'lambda-refused',
    'UnexpectedLambdaException',
    'CustomMessage invocation failed due to error ResourceConflictException.',
  ],
  [
    'it is refused with a code named as what objects inherit',
    failing(400, '{}', { 'x-amzn-errortype': 'constructor' }),
    'lambda-refused',
    'UnexpectedLambdaException',
    'CustomMessage invocation failed due to error constructor.',
  ],
  [
    'the emulator is busy',
    failing(400, ''),
    'lambda-refused',
    'UnexpectedLambdaException',
    'CustomMessage invocation failed due to error ServiceException.',
  ],
  [
    'the connection breaks',
    response => response.destroy(),
    'lambda-unreachable',
    'UnexpectedLambdaException',
    'CustomMessage invocation failed due to error ServiceException.',
  ],
  [
    'it leads elsewhere',
    failing(302, '', { location: 'http://127.0.0.1:1/' }),
    'lambda-unreachable',
    'UnexpectedLambdaException',
    'CustomMessage invocation failed due to error ServiceException.',
  ],
];

describe('a function behind an endpoint', () => {
  test('is given the event as production sends it, and its answer is used', async () => {
    const log = Buffer.from('START\nasked for a mail\nEND\n').toString('base64');
    const { endpoint, asked } = await listening(answering('Hello', { 'x-amz-log-result': log }));
    const { triggers, lines } = triggersOf({ endpoint: `${endpoint}/`, functionName: 'function' });
    const call = callOf();
    assert.equal((await triggers.run(call))?.emailSubject, 'Hello');
    const [one] = asked;
    assert.equal(one?.path, 'POST /2015-03-31/functions/function/invocations');
    assert.equal(one?.headers['content-type'], 'application/json');
    assert.equal(one?.headers['x-amz-invocation-type'], 'RequestResponse');
    assert.equal(JSON.parse(one?.body ?? '').triggerSource, 'CustomMessage_ForgotPassword');
    assert.deepEqual(lines, ['START', 'asked for a mail', 'END']);
    assert.deepEqual(call.notes[0]?.printed, { lines, isCut: false });
    assert.deepEqual([call.notes[0]?.function, call.notes[0]?.attempts], ['fn', 1]);
  });

  test('that cannot be asked for its log, as of SAM, is asked without, from then on', async () => {
    const { endpoint, asked } = await listening((response, body, { headers }) =>
      (headers['x-amz-log-type'] ? failing(501, '{}') : answering('Hello'))(response, body),
    );
    const { triggers } = triggersOf({ endpoint, functionName: 'fn' });
    for (let time = 1; time <= 2; time += 1) {
      assert.equal((await triggers.run(callOf()))?.emailSubject, 'Hello');
    }
    assert.deepEqual(
      asked.map(({ headers }) => headers['x-amz-log-type']),
      ['Tail', undefined, undefined],
    );
  });

  test('a log whose beginning is missing is told from its first whole line on', async () => {
    const log = Buffer.from(`ret of 482913\n${'x'.repeat(4_080)}\nEND\n`).toString('base64');
    const { endpoint } = await listening(answering('Hello', { 'x-amz-log-result': log }));
    const { triggers, lines } = triggersOf({ endpoint, functionName: 'fn' });
    await triggers.run(callOf());
    assert.deepEqual(
      lines.map(line => line.slice(-3)),
      ['xxx', 'END'],
    );
  });

  const password = 'Secret-482913';
  const refusals: [how: string, answer: ReturnType<typeof failing>][] = [
    ['why it refuses', failing(500, `${'x'.repeat(150)}${password}`)],
    ['its error', failing(200, { errorMessage: `${'x'.repeat(990)}${password}`, errorType: 'Error' })],
    [
      'how its process ended',
      failing(200, { errorMessage: `${'x'.repeat(990)}${password}`, errorType: 'Runtime.ExitError' }),
    ],
  ];
  for (const [how, answer] of refusals) {
    test(`${how} is cut in a secret: nothing of it is recorded`, async () => {
      const { endpoint } = await listening(answer);
      const { triggers } = triggersOf({ endpoint, functionName: 'fn' });
      const pool = poolWith({ LambdaConfig: { UserMigration: arnOf('fn') } });
      const source = 'UserMigration_Authentication';
      const { facts } = await causeOf(triggers.run(callOf({ pool, source, request: { password } })));
      assert.match(String(facts.reason ?? facts.message), /x•••…$/);
    });
  }

  for (const [name, answer, id, type, shown] of rows) {
    test(`${name}: ${id}, without another attempt`, async () => {
      const { endpoint, asked } = await listening(answer);
      const { triggers } = triggersOf({ endpoint, functionName: 'fn' });
      const cause = await causeOf(triggers.run(callOf()));
      assert.deepEqual([cause.id, cause.type, cause.shown], [id, type, shown]);
      assert.equal(asked.length, 1);
    });
  }

  test('nothing listens: the cause names the address', async () => {
    const address = 'http://127.0.0.1:1/2015-03-31/functions/fn/invocations';
    const { triggers } = triggersOf({ endpoint: 'http://127.0.0.1:1', functionName: 'fn' });
    const cause = await causeOf(triggers.run(callOf()));
    assert.deepEqual(cause, {
      id: 'lambda-unreachable',
      type: 'UnexpectedLambdaException',
      shown: 'CustomMessage invocation failed due to error ServiceException.',
      facts: { trigger: 'CustomMessage', function: 'fn', address, reason: cause.facts.reason },
    });
    assert.match(String(cause.facts.reason), /./);
  });

  for (const [name, answer] of [
    ['it never answers', () => {}],
    ['its answer never ends', response => response.writeHead(200).write('{')],
  ] satisfies [string, (response: ServerResponse) => void][]) {
    test(`${name}: tried three times`, async () => {
      const { endpoint, asked } = await listening(answer);
      const { triggers } = triggersOf({ endpoint, functionName: 'fn' }, { limitMilliseconds: 300 });
      const call = callOf();
      const cause = await causeOf(triggers.run(call));
      assert.equal(cause.id, 'trigger-timed-out');
      assert.deepEqual([call.notes[0]?.attempts, asked.length], [3, 3]);
    });
  }
});

describe('closing while a function elsewhere runs', () => {
  for (const [name, configure] of [
    ['behind an endpoint', (endpoint: string) => ({ endpoint, functionName: 'fn' })],
    [
      'in AWS',
      (endpoint: string) => {
        Object.assign(process.env, aws, { AWS_ENDPOINT_URL_LAMBDA: endpoint });
        return { arn: arnOf('theirs') };
      },
    ],
  ] satisfies [string, (endpoint: string) => FunctionConfig][]) {
    test(`${name}: its call ends`, async () => {
      const asked = Promise.withResolvers<void>();
      const { endpoint } = await listening(() => asked.resolve());
      const { triggers } = triggersOf(configure(endpoint));
      const running = causeOf(triggers.run(callOf()));
      await asked.promise;
      await triggers.close();
      assert.equal((await running).id, 'lambda-unreachable');
    });
  }
});

describe('a function that only an ARN names', () => {
  test('is behind the endpoint for all of them, by its name', async () => {
    const { endpoint, asked } = await listening(answering('Hello'));
    const { triggers } = triggersOf(undefined, { lambdaEndpoint: endpoint });
    assert.equal((await triggers.run(callOf()))?.emailSubject, 'Hello');
    assert.equal(asked[0]?.path, 'POST /2015-03-31/functions/fn/invocations');
  });

  test('is an entry’s where one has its name', async () => {
    const { endpoint, asked } = await listening(answering('Hello'));
    const { triggers } = triggersOf(
      { endpoint, functionName: 'ours' },
      { lambdaEndpoint: 'http://127.0.0.1:1' },
    );
    assert.ok(await triggers.run(callOf()));
    assert.equal(asked[0]?.path, 'POST /2015-03-31/functions/ours/invocations');
  });
});

describe('a function in AWS', () => {
  const arn = `${arnOf('theirs')}:live`;

  async function edge(answer: Parameters<typeof listening>[0], options = {}) {
    const { endpoint, asked } = await listening(answer);
    Object.assign(process.env, aws, { AWS_ENDPOINT_URL_LAMBDA: endpoint });
    return { asked, ...triggersOf({ arn }, options) };
  }

  test('is invoked by its ARN, signed for its region, and its log is read', async () => {
    const log = Buffer.from('in AWS\n').toString('base64');
    const { triggers, lines, asked } = await edge(answering('Hello', { 'x-amz-log-result': log }));
    assert.equal((await triggers.run(callOf()))?.emailSubject, 'Hello');
    const [one] = asked;
    assert.equal(decodeURIComponent(one?.path ?? ''), `POST /2015-03-31/functions/${arn}/invocations`);
    assert.match(
      one?.headers.authorization ?? '',
      /Credential=AKIDEXAMPLE000000000\/\d{8}\/us-east-1\/lambda\//,
    );
    assert.equal(one?.headers['x-amz-log-type'], 'Tail');
    assert.deepEqual(lines, ['in AWS']);
  });

  const told: [name: string, answer: ReturnType<typeof failing>, id: string, shown: string][] = [
    [
      'it threw',
      failing(200, { errorMessage: 'no', errorType: 'Error' }, unhandled),
      'handler-threw',
      'CustomMessage failed with error no.',
    ],
    [
      'it is not there',
      failing(404, { Message: 'gone' }, { 'x-amzn-errortype': 'ResourceNotFoundException' }),
      'lambda-function-not-found',
      'CustomMessage invocation failed due to error AccessDeniedException.',
    ],
    [
      'nobody may invoke it',
      failing(403, { Message: 'no' }, { 'x-amzn-errortype': 'AccessDeniedException' }),
      'lambda-not-permitted',
      'CustomMessage invocation failed due to error AccessDeniedException.',
    ],
    [
      'the session has ended',
      failing(403, { Message: 'no' }, { 'x-amzn-errortype': 'ExpiredTokenException' }),
      'lambda-not-permitted',
      'CustomMessage invocation failed due to error AccessDeniedException.',
    ],
    [
      'it is throttled',
      failing(429, { Reason: 'x' }, { 'x-amzn-errortype': 'TooManyRequestsException' }),
      'lambda-throttled',
      'CustomMessage invocation failed due to error TooManyRequestsException.',
    ],
    [
      'Lambda itself failed',
      failing(500, { Message: 'oh' }, { 'x-amzn-errortype': 'ServiceException' }),
      'lambda-refused',
      'CustomMessage invocation failed due to error ServiceException.',
    ],
    [
      'the connection breaks',
      response => response.destroy(),
      'lambda-unreachable',
      'CustomMessage invocation failed due to error ServiceException.',
    ],
  ];
  for (const [name, answer, id, shown] of told) {
    test(`${name}: ${id}, without another attempt`, async () => {
      const { triggers, asked } = await edge(answer);
      const cause = await causeOf(triggers.run(callOf()));
      assert.deepEqual([cause.id, cause.shown], [id, shown]);
      assert.equal(asked.length, 1);
    });
  }

  test('the SDK is not installed: the cause names the package', () => {
    const runner = new URL('../../src/triggers/functions/aws-runner.ts', import.meta.url).href;
    const script =
      `import { registerHooks } from 'node:module';` +
      `registerHooks({ resolve: (name, context, next) => next(name, name === '@aws-sdk/client-lambda' ? { ...context, parentURL: 'file:///none/here.js' } : context) });` +
      `const { awsRunner } = await import('${runner}');` +
      `const runner = awsRunner({ arn: '${arn}' });` +
      `console.log(JSON.stringify(await runner.attempt({ event: '{}' }, 5000, () => {})));` +
      `await runner.end();`;
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      encoding: 'utf8',
      timeout: 30_000,
    });
    assert.equal(stderr, '');
    assert.deepEqual(JSON.parse(stdout), { kind: 'clientMissing', package: '@aws-sdk/client-lambda' });
  });

  test('it never answers: tried three times', async () => {
    const { triggers, asked } = await edge(() => {}, { limitMilliseconds: 500 });
    assert.equal((await causeOf(triggers.run(callOf()))).id, 'trigger-timed-out');
    assert.equal(asked.length, 3);
  });
});
