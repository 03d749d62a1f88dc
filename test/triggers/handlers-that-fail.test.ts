import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs';
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

describe('a handler that throws', () => {
  const rows: [how: string, at: RegExp | undefined][] = [
    ['error', /^\/.*\/handlers\/fails\.ts:4$/],
    ['uncaught', /^\/.*\/handlers\/fails\.ts:20$/],
    ['text', undefined],
  ];
  for (const [how, at] of rows) {
    test(`${how}: the file and line are among the facts, where it has any`, async () => {
      const { triggers } = runnerOf(fixture('fails.ts'));
      const { facts } = await causeOf(triggers.run(callWith({ how })));
      await triggers.close();
      if (at) assert.match(String(facts.at), at);
      else assert.ok(!('at' in facts));
    });
  }
});

/** A file of that name and text, in a folder of its own. */
function written(name: string, text: string): string {
  const file = join(realpathSync(mkdtempSync(join(tmpdir(), 'lifeguard-'))), name);
  writeFileSync(file, text);
  return file;
}

/** A handler that does not load; its reason, the line of the error, and what to do about it. */
type Unloadable = [name: string, file: string, reason: RegExp, line: number | undefined, hint?: RegExp];

describe('a handler that does not load', () => {
  const handler = 'export const handler = async (event: unknown) => event;\n';
  const rows: Unloadable[] = [
    ['its file is missing', fixture('is-not-there.ts'), /^Error: Cannot find module/, undefined],
    [
      'a file that it imports is missing',
      fixture('imports-nothing.ts'),
      /^Error: Cannot find module/,
      undefined,
    ],
    ['it throws while it is loaded', fixture('throws-on-load.ts'), /^Error: no DATABASE_URL$/, 1],
    [
      'what it requires has a wrong line',
      written('handler.cjs', 'exports.a = 1;\nlet b = {;\n'),
      /^SyntaxError: Unexpected token ';'$/,
      2,
    ],
    [
      'it exports something else',
      fixture('without-handler.ts'),
      /^Runtime\.HandlerNotFound: without-handler\.handler is undefined or not exported$/,
      undefined,
      /^The file exports notTheHandler; it must export a function named handler\.$/,
    ],
    [
      'it exports nothing, by require',
      written('handler.cjs', ''),
      /^Runtime\.HandlerNotFound: handler\.handler is undefined or not exported$/,
      undefined,
      /^The file exports nothing; it must export a function named handler\.$/,
    ],
    [
      'it exports a handler that is undefined',
      written('handler.mjs', 'export const handler = undefined;'),
      /^Runtime\.HandlerNotFound: handler\.handler is undefined or not exported$/,
      undefined,
      /^handler is undefined; it must be a function\.$/,
    ],
    [
      'it exports a handler that is a number',
      written('handler.mjs', 'export const handler = 42;'),
      /^Runtime\.HandlerNotFound: handler\.handler is not a function$/,
      undefined,
      /^handler is a number; it must be a function\.$/,
    ],
    [
      'it has an enum',
      written('handler.ts', `${handler}enum Way {\n  Mail,\n}\n`),
      /^SyntaxError: TypeScript enum is not supported in strip-only mode$/,
      2,
      /object `as const`.*`handler` in pools\.yaml name the built JavaScript\.$/,
    ],
    [
      'it has a parameter property',
      written('handler.ts', `${handler}class A {\n  constructor(readonly a: string) {}\n}\n`),
      /^SyntaxError: TypeScript parameter property is not supported in strip-only mode$/,
      3,
      /of a parameter property a member/,
    ],
  ];
  for (const [name, file, reason, line, hint] of rows) {
    test(name, async () => {
      const { triggers, lines } = runnerOf(file);
      const { id, type, shown, facts } = await causeOf(triggers.run(callOf()));
      await causeOf(triggers.run(callOf()));
      await triggers.close();
      assert.equal(id, 'handler-does-not-load');
      assert.equal(type, 'UserLambdaValidationException');
      assert.match(String(facts.reason), reason);
      assert.equal(shown, `CustomMessage failed with error ${facts.reason}.`);
      assert.equal(facts.file, file);
      assert.equal(facts.at, line && `${file}:${line}`);
      if (hint) assert.match(String(facts.hint), hint);
      const told = `${facts.reason}${line ? ` (${facts.at})` : ''}${hint ? `. ${facts.hint}` : ''}`;
      assert.deepEqual(lines, [`fn: ${file} does not load: ${told}`]);
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

  const holding: [limit: string, id: string, options: Parameters<typeof runnerOf>[1]][] = [
    ['Cognito’s', 'trigger-timed-out', { limitMilliseconds: 400 }],
    ['its own', 'function-timed-out', { timeoutSeconds: 0.5 }],
  ];
  for (const [limit, id, options] of holding) {
    test(`what stays open after its callback is told where ${limit} limit strikes`, async () => {
      const { triggers } = runnerOf(fixture('calls-back.cjs'), options);
      const cause = await causeOf(triggers.run(callWith({ way: 'waits for ever' })));
      const { facts } = await causeOf(triggers.run(callWith({ way: 'hangs' })));
      await triggers.close();
      assert.equal(cause.id, id);
      assert.match(
        String(cause.facts.hint),
        /callback; what it leaves open \(Timeout\) holds the answer back/,
      );
      assert.ok(!('hint' in facts));
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
