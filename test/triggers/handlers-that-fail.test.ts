import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
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

/** A file of that name and text, in a folder of its own with the others. */
function written(name: string, text: string, others: Readonly<Record<string, string>> = {}): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'lifeguard-')));
  for (const [one, content] of Object.entries({ ...others, [name]: text })) {
    writeFileSync(join(folder, one), content);
  }
  return join(folder, name);
}

/** A handler that does not load; its reason, the line of the error, and what to do about it. */
type Unloadable = [name: string, file: string, reason: RegExp, line: number | undefined, hint?: RegExp];

describe('a handler that does not load', () => {
  const handler = 'export const handler = async (event: unknown) => event;\n';
  const rows: Unloadable[] = [
    ['its file is missing', fixture('is-not-there.ts'), /^Error: Cannot find module/, undefined],
    ['a file that it imports is missing', fixture('imports-nothing.ts'), /^Error: Cannot find module/, 2],
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
    [
      'it imports types of a package of types as if they were values',
      written('handler.ts', `import { PreSignUpTriggerHandler } from 'aws-lambda';\n${handler}`),
      /^Error: Cannot find package 'aws-lambda' imported from/,
      1,
      /^Where aws-lambda has types alone, as aws-lambda has, import them by `import type`: /,
    ],
    [
      'it imports a type of a file as if it were a value',
      written('handler.ts', `${handler}import { Mail } from './mail.mts';\n`, {
        'mail.mts': 'export interface Mail { to: string }\n',
      }),
      /^SyntaxError: The requested module '\.\/mail\.mts' does not provide an export named 'Mail'$/,
      2,
      /^Where Mail is a type or an interface, import it by `import type`: /,
    ],
    ...(
      [
        ['without its extension', './mail', 'mail.ts'],
        ['by the name that it has once built', './mail.js', 'mail.ts'],
        ['by that of a module once built', './mail.mjs', 'mail.mts'],
      ] as const
    ).map(
      ([how, named, there]): Unloadable => [
        `it imports a file ${how}`,
        written('handler.ts', `${handler}\nimport { mail } from '${named}';\n`, {
          [there]: 'export const mail = 1;\n',
        }),
        /^Error: Cannot find module/,
        3,
        new RegExp(`^The file is ${there}: write that name in the import, `),
      ],
    ),
    [
      'it requires a file that Node.js does not find by that name',
      written('handler.cjs', "\nrequire('./mail');\n", { 'mail.cjs': '' }),
      /^Error: Cannot find module '\.\/mail'$/,
      2,
      /^The file is mail\.cjs: /,
    ],
    ...(
      [
        ['exports', 'handler.js', handler.replace(': unknown', ''), 'mjs'],
        ['imports', 'handler.ts', `import 'node:fs';\n${handler}`, 'mts'],
      ] as const
    ).map(
      ([what, name, text, extension]): Unloadable => [
        `it ${what} where package.json says that files are CommonJS`,
        written(name, text, { 'package.json': '{ "type": "commonjs" }' }),
        /^SyntaxError: (Unexpected token 'export'|Cannot use import statement outside a module)$/,
        1,
        new RegExp(
          `^Node\\.js reads ${name} as CommonJS, .* Name it handler\\.${extension}, or set "type": "module"`,
        ),
      ],
    ),
    [
      'a module has a wrong line',
      written('handler.mjs', 'export const handler = 1;\nconst x = ;\n'),
      /^SyntaxError: Unexpected token ';'$/,
      2,
    ],
    [
      'JavaScript finds a fault in what is left of TypeScript',
      written('handler.mts', `${handler}interface A {\n  b: string;\n}\nconst a = 1;\nconst a = 2;\n`),
      /^SyntaxError: Identifier 'a' has already been declared$/,
      6,
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
      // Node.js warns of modules that are read as CommonJS.
      const own = lines.filter(line => !line.includes('Warning: Failed to load the ES module'));
      assert.deepEqual(own, [`fn: ${file} does not load: ${told}`]);
    });
  }
});

describe('of a file that a handler imports and that does not load', () => {
  const rows: [name: string, text: string, line: number][] = [
    ['a wrong line is told', 'export const a = 1;\nconst x = ;\n', 2],
    ['an import of what is not there is told', "\n\nimport './gone.mjs';\n", 3],
    ['an import of what is not exported is told', "\nimport { gone } from 'node:fs';\n", 2],
  ];
  for (const [name, text, line] of rows) {
    test(name, async () => {
      const file = written('handler.mjs', "import './first.mjs';\nimport './other.mjs';\n", {
        'first.mjs': '',
        'other.mjs': text,
      });
      const { triggers } = runnerOf(file);
      const { facts } = await causeOf(triggers.run(callOf()));
      await triggers.close();
      assert.equal(facts.at, `${join(dirname(file), 'other.mjs')}:${line}`);
    });
  }
});

describe('a handler that does not answer in time', () => {
  // Time enough for a process to start on a busy machine: it is the handler that must be late.
  const limitMilliseconds = 1_500;
  for (const [name, metadata] of [
    ['it waits', {}],
    ['it spins', { spin: 'yes' }],
  ] as const) {
    test(`${name}: ended and tried three times`, async () => {
      const { triggers } = runnerOf(fixture('hangs.ts'), { limitMilliseconds });
      const call = callWith(metadata);
      const cause = await causeOf(triggers.run(call));
      await triggers.close();
      assert.deepEqual(cause, {
        id: 'trigger-timed-out',
        type: 'UnexpectedLambdaException',
        shown: 'CustomMessage invocation failed due to error Socket timeout while invoking Lambda function.',
        facts: { trigger: 'CustomMessage', function: 'fn', attempts: 3, limitMilliseconds },
      });
      assert.equal(call.notes[0]?.attempts, 3);
    });
  }

  const holding: [limit: string, id: string, options: Parameters<typeof runnerOf>[1]][] = [
    ['Cognito’s', 'trigger-timed-out', { limitMilliseconds }],
    ['its own', 'function-timed-out', { timeoutSeconds: 1.5 }],
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

  const waiting = (loading: string) =>
    written(
      'loads.mjs',
      `import { appendFileSync } from 'node:fs';
      appendFileSync(import.meta.dirname + '/loads', 'once ');
      ${loading}
      export const handler = async event => event;`,
    );
  const loadsOf = (file: string) => readFileSync(join(dirname(file), 'loads'), 'utf8');

  for (const [how, loading] of [
    ['waits', 'await new Promise(resolve => setTimeout(resolve, 1500));'],
    ['works', 'for (const until = Date.now() + 1500; Date.now() < until; );'],
  ] as const) {
    test(`code that ${how} while it loads goes on, and serves a later attempt`, async () => {
      const file = waiting(loading);
      const { triggers } = runnerOf(file, { limitMilliseconds: 1_400 });
      const call = callOf();
      await triggers.run(call);
      await triggers.close();
      assert.ok(Number(call.notes[0]?.attempts) > 1);
      assert.equal(loadsOf(file), 'once ');
    });
  }

  test('is told that its code was still loading', async () => {
    const file = waiting('await new Promise(() => {});');
    const { triggers } = runnerOf(file, { limitMilliseconds: 500 });
    const { id, facts } = await causeOf(triggers.run(callOf()));
    await triggers.close();
    assert.equal(id, 'trigger-timed-out');
    assert.match(String(facts.hint), /^The function had not begun: its code was still loading/);
    assert.equal(loadsOf(file), 'once ');
  });

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
