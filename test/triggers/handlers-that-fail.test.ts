import assert from 'node:assert/strict';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { arnOf, callOf, callWith, causeOf, fixture, poolWith, runnerOf } from './trigger-runner.ts';

const requestId = '7e9c1c3e-6f0b-4b9a-9d2f-0c9a3b1d5e77';

describe('a handler that fails', () => {
  const { triggers } = runnerOf(fixture('fails.ts'));
  after(() => triggers.close());

  const rows: [how: string, id: string, shown: string][] = [
    ['error', 'handler-threw', 'CustomMessage failed with error no..'],
    ['text', 'handler-threw', 'CustomMessage failed with error only a text.'],
    ['nothing', 'handler-threw', 'CustomMessage failed with error undefined.'],
    ['a long text', 'handler-threw', `CustomMessage failed with error ${'x'.repeat(1000)}….`],
    ['uncaught and long', 'handler-threw', `CustomMessage failed with error ${'x'.repeat(1000)}….`],
    ['no text', 'handler-threw', 'CustomMessage failed with error an error that cannot be written as text.'],
    ['uncaught', 'handler-threw', 'CustomMessage failed with error nobody catches this.'],
    ['unhandled', 'handler-threw', 'CustomMessage failed with error nobody waits for this.'],
    [
      'exit',
      'handler-exited',
      `CustomMessage failed with error RequestId: ${requestId} Error: Runtime exited with error: exit status 3.`,
    ],
    [
      'exit 0',
      'handler-exited',
      `CustomMessage failed with error RequestId: ${requestId} Error: Runtime exited without providing a reason.`,
    ],
  ];
  for (const [how, id, shown] of rows) {
    test(`${how}: fails at once, is not tried again, and the next event is served`, async () => {
      const call = callWith({ how });
      const cause = await causeOf(triggers.run(call));
      assert.equal(cause.id, id);
      assert.equal(cause.type, 'UserLambdaValidationException');
      assert.equal(cause.shown, shown);
      const [note] = call.notes;
      assert.equal(note?.outcome, 'failed');
      assert.equal(note?.attempts, 1);
      assert.equal((await causeOf(triggers.run(callWith({ how: 'text' })))).id, 'handler-threw');
    });
  }

  test('the error text names the trigger, not its source', async () => {
    const pool = poolWith({ LambdaConfig: { PreSignUp: arnOf('fn') } });
    const { shown } = await causeOf(
      triggers.run(callWith({ how: 'text' }, { pool, source: 'PreSignUp_SignUp' })),
    );
    assert.equal(shown, 'PreSignUp failed with error only a text.');
  });
});

describe('a handler that does not load', () => {
  const rows: [name: string, file: string, reason: RegExp][] = [
    ['its file is missing', 'is-not-there.ts', /^Error: Cannot find module/],
    ['a file that it imports is missing', 'imports-nothing.ts', /^Error: Cannot find module/],
    ['it throws while it is loaded', 'throws-on-load.ts', /^Error: no DATABASE_URL$/],
    [
      'it exports no handler',
      'without-handler.ts',
      /^Runtime\.HandlerNotFound: without-handler\.handler is undefined or not exported$/,
    ],
  ];
  for (const [name, file, reason] of rows) {
    test(name, async () => {
      const { triggers, lines } = runnerOf(fixture(file));
      const { id, type, shown, facts } = await causeOf(triggers.run(callOf()));
      await causeOf(triggers.run(callOf()));
      await triggers.close();
      assert.deepEqual(lines, [`fn: ${fixture(file)} does not load: ${facts.reason}`]);
      assert.equal(id, 'handler-does-not-load');
      assert.equal(type, 'UserLambdaValidationException');
      assert.match(String(facts.reason), reason);
      assert.equal(shown, `CustomMessage failed with error ${facts.reason}.`);
      assert.equal(facts.file, fixture(file));
    });
  }
});

describe('a handler that does not answer in time', () => {
  for (const [name, metadata] of [
    ['it waits', {}],
    ['it spins', { spin: 'yes' }],
  ] as const) {
    test(`${name}: ended and tried three times`, async () => {
      const { triggers } = runnerOf(fixture('hangs.ts'), { limitMilliseconds: 400 });
      const call = callWith(metadata);
      const cause = await causeOf(triggers.run(call));
      await triggers.close();
      assert.deepEqual(cause, {
        id: 'trigger-timed-out',
        type: 'UnexpectedLambdaException',
        shown: 'CustomMessage invocation failed due to error Socket timeout while invoking Lambda function.',
        facts: { trigger: 'CustomMessage', function: 'fn', attempts: 3, limitMilliseconds: 400 },
      });
      assert.equal(call.notes[0]?.attempts, 3);
    });
  }

  test('an answer to the second attempt counts', async () => {
    const mark = join(mkdtempSync(join(tmpdir(), 'lifeguard-')), 'mark');
    const { triggers } = runnerOf(fixture('slow-once.ts'), {
      limitMilliseconds: 4000,
      environment: { MARK: mark },
    });
    const call = callOf();
    await triggers.run(call);
    await triggers.close();
    assert.ok(existsSync(mark));
    assert.equal(call.notes[0]?.attempts, 2);
    assert.equal(call.notes[0]?.outcome, 'ok');
  });

  test('the function’s own limit, where shorter, is an error of the function and not tried again', async () => {
    const { triggers } = runnerOf(fixture('hangs.ts'), { timeoutSeconds: 0.5 });
    const call = callOf();
    const { id, type, shown } = await causeOf(triggers.run(call));
    await triggers.close();
    assert.equal(id, 'function-timed-out');
    assert.equal(type, 'UserLambdaValidationException');
    assert.equal(
      shown,
      `CustomMessage failed with error RequestId: ${requestId} Error: Task timed out after 0.50 seconds.`,
    );
    assert.equal(call.notes[0]?.attempts, 1);
  });
});
