import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, describe, test } from 'node:test';
import {
  arnOf,
  callOf,
  callWith,
  causeOf,
  fixture,
  messageRequest,
  poolWith,
  runnerOf,
} from './trigger-runner.ts';

async function told(call = callOf(), environment: Record<string, string> = {}) {
  const { triggers, lines } = runnerOf(fixture('tells.ts'), { environment });
  await triggers.run(call);
  await triggers.close();
  return JSON.parse(lines[0]?.slice('fn: '.length) ?? '');
}

describe('what a handler is given', () => {
  test('the event as production sends it', async () => {
    const { event } = await told();
    assert.deepEqual(event, {
      version: '1',
      triggerSource: 'CustomMessage_ForgotPassword',
      region: 'us-east-1',
      userPoolId: 'us-east-1_n8gO6SbP6',
      userName: '64684428-c021-7049-51b0-d218e66ffecd',
      callerContext: { awsSdkVersion: 'aws-sdk-js-3.1169.0', clientId: '6sjjnkaeagnqgkmbl1mr5rtfsr' },
      request: messageRequest,
      response: { smsMessage: null, emailMessage: null, emailSubject: null },
    });
  });

  test('a call without an app client', async () => {
    const { event } = await told(callOf({ client: undefined }));
    assert.equal(event.callerContext.clientId, 'CLIENT_ID_NOT_APPLICABLE');
  });

  test('members that are undefined do not cross', async () => {
    const request = { ...messageRequest, clientMetadata: undefined };
    const { event } = await told(callOf({ request }));
    assert.ok(!('clientMetadata' in event.request));
  });

  test('Lambda’s environment and the configured one, nothing of the host’s', async () => {
    process.env.SECRET_OF_THE_HOST = 'yes';
    const { environment } = await told(callOf(), {
      PASSWORD_RESET_URL: 'https://example.com/',
      TZ: 'Asia/Tokyo',
      AWS_REGION: 'overridden',
    });
    assert.deepEqual(environment, {
      PATH: '/usr/local/bin:/usr/bin:/bin',
      LANG: 'en_US.UTF-8',
      TZ: 'Asia/Tokyo',
      PASSWORD_RESET_URL: 'https://example.com/',
      _HANDLER: 'tells.handler',
      LAMBDA_TASK_ROOT: dirname(fixture('tells.ts')),
      AWS_REGION: 'us-east-1',
      AWS_DEFAULT_REGION: 'us-east-1',
      AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
      AWS_LAMBDA_FUNCTION_NAME: 'fn',
      AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '128',
      AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
      AWS_LAMBDA_LOG_GROUP_NAME: '/aws/lambda/fn',
      AWS_LAMBDA_LOG_STREAM_NAME: '[$LATEST]lifeguard',
    });
  });

  test('the context', async () => {
    const { context } = await told();
    assert.ok(context.remaining > 0 && context.remaining <= 5000);
    delete context.remaining;
    assert.deepEqual(context, {
      callbackWaitsForEmptyEventLoop: true,
      awsRequestId: '7e9c1c3e-6f0b-4b9a-9d2f-0c9a3b1d5e77',
      functionName: 'fn',
      functionVersion: '$LATEST',
      invokedFunctionArn: arnOf('fn'),
      memoryLimitInMB: '128',
      logGroupName: '/aws/lambda/fn',
      logStreamName: '[$LATEST]lifeguard',
    });
  });
});

describe('an answer by callback', () => {
  const untouched = { smsMessage: null, emailMessage: null, emailSubject: null };
  const rows: [way: string, expected: object | string, lines?: string[]][] = [
    ['now', untouched],
    ['later', untouched],
    ['twice', untouched],
    ['waits for timers', untouched, ['fn: timer ran']],
    ['does not wait', untouched],
    ['error', 'CustomMessage failed with error by callback.'],
    ['text', 'CustomMessage failed with error a text by callback.'],
    ['never', 'Invalid lambda function output : Invalid JSON'],
    ['sync return', 'Invalid lambda function output : Invalid JSON'],
  ];
  for (const [way, expected, lines = []] of rows) {
    test(`${way}, twice in the same worker`, async () => {
      const { triggers, lines: printed } = runnerOf(fixture('calls-back.cjs'));
      for (let time = 1; time <= 2; time += 1) {
        const running = triggers.run(callWith({ way }));
        if (typeof expected === 'string') assert.equal((await causeOf(running)).shown, expected);
        else assert.deepEqual(await running, expected);
      }
      await triggers.close();
      assert.deepEqual(printed, [...lines, ...lines]);
    });
  }
});

describe('running', () => {
  test('what is printed arrives record by record, before the answer', async () => {
    const { triggers, lines } = runnerOf(fixture('logs.ts'));
    await triggers.run(callOf());
    assert.deepEqual(lines, [
      'fn: one { two: 2 }',
      'fn: to the error stream',
      'fn: no line endfirst line\nsecond line',
    ]);
    await triggers.close();
  });

  test('one worker serves one event at a time and stays warm; several serve several', async () => {
    const { triggers, lines } = runnerOf(fixture('counts.ts'), { concurrency: 2 });
    await triggers.run(callOf());
    await triggers.run(callOf());
    await Promise.all(Array.from({ length: 6 }, () => triggers.run(callOf())));
    await triggers.close();
    const seen = lines.map(line => JSON.parse(line.slice('fn: '.length)));
    assert.deepEqual(new Set(seen.map(({ inside }) => inside)), new Set([1]));
    assert.deepEqual([seen[0]?.seen, seen[1]?.seen], [1, 2]);
    // Two workers at most: the counts of eight events start at 1 twice and no more.
    assert.equal(seen.length, 8);
    assert.equal(seen.filter(({ seen: first }) => first === 1).length, 2);
  });

  test('so many may wait and no more: the next is refused at once', async () => {
    const { triggers, lines } = runnerOf(fixture('counts.ts'), { concurrency: 1, mostWaiting: 2 });
    const calls = Array.from({ length: 5 }, () => triggers.run(callOf()));
    const refused = {
      id: 'function-overloaded',
      type: 'UnexpectedLambdaException',
      shown: 'CustomMessage invocation failed due to error TooManyRequestsException.',
      facts: { trigger: 'CustomMessage', function: 'fn', waiting: 2 },
    };
    const [, , , ...late] = calls;
    for (const call of late) assert.deepEqual(await causeOf(call), refused);
    await Promise.all(calls.slice(0, 3));
    await triggers.run(callOf());
    await triggers.close();
    assert.equal(lines.length, 4);
  });

  test('a changed file is read anew', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'lifeguard-')), 'handler.mjs');
    const answering = (subject: string) =>
      `export const handler = async e => ({ ...e, response: { emailSubject: ${JSON.stringify(subject)} } });`;
    const { triggers } = runnerOf(file);
    writeFileSync(file, answering('before'));
    utimesSync(file, 1, 1);
    assert.equal((await triggers.run(callOf()))?.emailSubject, 'before');
    writeFileSync(file, answering('later!'));
    utimesSync(file, 2, 2);
    assert.equal((await triggers.run(callOf()))?.emailSubject, 'later!');
    await triggers.close();
  });

  const importing: [how: string, file: string, text: string][] = [
    ['a module', 'handler.mjs', "import { subject } from './words.mjs';"],
    ['TypeScript', 'handler.ts', "import { subject } from './words.mjs';"],
    ['require', 'handler.cjs', "const { subject } = require('./words.mjs');"],
    ['a later import', 'handler.mjs', "const { subject } = await import('./words.mjs');"],
  ];
  for (const [how, name, text] of importing) {
    test(`a changed file that it imports is read anew: ${how}`, async () => {
      const folder = mkdtempSync(join(tmpdir(), 'lifeguard-'));
      const words = join(folder, 'words.mjs');
      const write = (subject: string, time: number) => {
        writeFileSync(words, `export const subject = ${JSON.stringify(subject)};`);
        utimesSync(words, time, time);
      };
      const answer = 'async event => ({ ...event, response: { emailSubject: subject } });';
      const exported = name.endsWith('.cjs') ? 'exports.handler =' : 'export const handler =';
      writeFileSync(join(folder, name), `${text}\n${exported} ${answer}`);
      const { triggers } = runnerOf(join(folder, name));
      for (const [at, subject] of ['first', 'second'].entries()) {
        write(subject, at + 1);
        assert.equal((await triggers.run(callOf()))?.emailSubject, subject);
      }
      await triggers.close();
    });
  }

  test('a file that was missing is found once it is there', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'lifeguard-')), 'handler.ts');
    const { triggers } = runnerOf(file);
    assert.equal((await causeOf(triggers.run(callOf()))).id, 'handler-does-not-load');
    copyFileSync(fixture('answers.ts'), file);
    assert.ok(await triggers.run(callOf()));
    await triggers.close();
  });

  test('a warm worker does not keep the process up', () => {
    const setup = new URL('./trigger-runner.ts', import.meta.url).href;
    const script =
      `import { callOf, fixture, runnerOf } from '${setup}';` +
      `await runnerOf(fixture('answers.ts')).triggers.run(callOf());`;
    const { status } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      timeout: 30_000,
    });
    assert.equal(status, 0);
  });

  test('the recorder’s note of a run', async () => {
    const { triggers } = runnerOf(fixture('answers.ts'));
    const call = callOf();
    await triggers.run(call);
    await triggers.close();
    const [{ milliseconds, ...note } = { milliseconds: -1 }, ...others] = call.notes;
    assert.deepEqual(note, {
      source: 'CustomMessage_ForgotPassword',
      function: 'fn',
      outcome: 'ok',
      attempts: 1,
    });
    assert.ok(milliseconds >= 0);
    assert.deepEqual(others, []);
  });
});

describe('which function runs', () => {
  const { triggers } = runnerOf(fixture('answers.ts'));
  after(() => triggers.close());

  test('a pool without the trigger: nothing runs and nothing is noted', async () => {
    const call = callOf({ pool: poolWith({ LambdaConfig: { PreSignUp: arnOf('fn') } }) });
    assert.equal(await triggers.run(call), undefined);
    assert.deepEqual(call.notes, []);
    assert.equal(await triggers.run(callOf({ pool: poolWith({}) })), undefined);
  });

  for (const arn of [`${arnOf('fn')}:live`, `${arnOf('fn')}:7`, `${arnOf('fn')}:$LATEST`]) {
    test(`${arn} runs fn`, async () => {
      const pool = poolWith({ LambdaConfig: { CustomMessage: arn } });
      assert.ok(await triggers.run(callOf({ pool })));
    });
  }

  for (const arn of [arnOf('gone'), 'arn:aws:sns:us-east-1:657033058608:topic']) {
    test(`${arn} is no function`, async () => {
      const call = callOf({ pool: poolWith({ LambdaConfig: { CustomMessage: arn } }) });
      assert.deepEqual(await causeOf(triggers.run(call)), {
        id: 'no-such-function',
        type: 'UnexpectedLambdaException',
        shown: 'CustomMessage invocation failed due to error AccessDeniedException.',
        facts: { trigger: 'CustomMessage', arn, known: ['fn'] },
      });
      assert.equal(call.notes[0]?.outcome, 'failed');
      assert.equal(call.notes[0]?.attempts, 0);
    });
  }

  test('a trigger that Lifeguard does not run yet fails plainly', async () => {
    const InboundFederation = { LambdaArn: arnOf('fn'), LambdaVersion: 'V1_0' } as const;
    const pool = poolWith({ LambdaConfig: { InboundFederation } });
    const call = callOf({ source: 'InboundFederation_ExternalProvider', pool });
    const cause = await causeOf(triggers.run(call));
    assert.equal(cause.id, 'trigger-is-not-built');
    assert.equal(cause.type, 'UnexpectedLambdaException');
    assert.equal(cause.facts.trigger, 'InboundFederation');
    assert.equal(call.notes[0]?.outcome, 'failed');
  });

  test('a source that no trigger has is a bug', async () => {
    await assert.rejects(
      triggers.run(callOf({ source: 'Custom_ForgotPassword' })),
      /No trigger has the source/,
    );
    await assert.rejects(
      triggers.run(callOf({ source: 'CustomMessage_Nonsense' })),
      /No trigger has the source/,
    );
  });
});
