import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, test } from 'node:test';
import { commandsIn } from './commanding.ts';
import { handlerFolder } from './trigger-handlers.ts';
import { wellFormedXml, type XmlElement } from './well-formed-xml.ts';

const folder = handlerFolder();
const check = (...args: string[]) => folder.trigger(['check', ...args]);
const described = handlerFolder();

interface Found {
  readonly problem: string;
  readonly field?: string;
  readonly error?: { readonly type: string; readonly message: string };
  readonly consequence?: string;
  readonly cause?: string;
}

const checked = (...args: string[]) => checkedBy(check, ...args);

/** The events of a check as JSON tells them, all sources in one list. */
async function checkedBy(run: typeof check, ...args: string[]) {
  const { code, said } = await run(...args, '--json');
  const { ok, results } = JSON.parse(said);
  const events = results.flatMap(
    (result: { sources: readonly { source: string; events: readonly object[] }[] }) =>
      result.sources.flatMap(({ source, events: own }) => own.map(event => ({ source, ...event }))),
  );
  return {
    code,
    ok,
    results,
    // The members that the command documents.
    events: events as readonly {
      source: string;
      variant: string;
      verdict: string;
      findings: readonly Found[];
      advice: readonly Found[];
      printed: readonly string[];
    }[],
  };
}

describe('a handler that is right', () => {
  for (const file of ['right.mjs', 'typed.ts']) {
    test(`passes with every event of its trigger: ${file}`, async () => {
      const { code, ok, events } = await checked(file, '--trigger', 'PreSignUp');
      assert.deepEqual([code, ok], [0, true]);
      assert.deepEqual(
        [...new Set(events.map(({ source }) => source))],
        ['PreSignUp_SignUp', 'PreSignUp_AdminCreateUser', 'PreSignUp_ExternalProvider'],
      );
      const variants = events
        .filter(({ source }) => source === 'PreSignUp_SignUp')
        .map(({ variant }) => variant);
      assert.deepEqual(variants, [
        ...['complete', 'metadata', 'null-metadata', 'names', 'phone', 'no-attributes', 'no-client', 'thin'],
      ]);
    });
  }

  for (const [file, trigger] of [
    ['defined.ts', 'PreSignUp'],
    ['defined-v3.ts', 'PreTokenGenerationV3'],
  ] as const) {
    test(`passes without advice where defineTrigger makes it: ${file}`, async () => {
      const { code, events } = await checked(file, '--trigger', trigger);
      assert.equal(code, 0);
      // A start that takes its time is the machine's.
      const advice = events
        .flatMap(event => event.advice)
        .filter(({ problem }) => !/^it took /.test(problem));
      assert.deepEqual(advice, []);
      assert.ok(events.some(({ variant }) => variant === 'thin'));
    });
  }

  test('is told in plain text, source by source', async () => {
    const { code, said } = await check('right.mjs', '--source', 'PreSignUp_SignUp');
    assert.equal(code, 0);
    const [title, source, , total] = said.split('\n');
    assert.equal(title, 'right.mjs as PreSignUp');
    assert.match(source ?? '', /^ {2}ok {6}PreSignUp_SignUp {2}8 events, [\d.]+ m?s to [\d.]+ m?s$/);
    assert.equal(total, 'Events: 8, failed: 0, with a warning: 0.');
  });

  test('is the one that ships, for every pool that names it', async () => {
    const file = resolve(import.meta.dirname, '../../lambdas/custom-message/index.ts');
    const { code, results, events } = await checked(file);
    assert.equal(code, 0);
    assert.deepEqual(
      results.map((result: { pool: { name: string } }) => result.pool.name),
      ['phenom-dev-local', 'phenom-staging', 'phenom-prod'],
    );
    assert.equal(new Set(events.map(({ source }) => source)).size, 7);
    assert.ok(
      events.every(({ findings }) => findings.length === 0),
      'not even a thin event makes it fail',
    );
  });

  test('may take certain users only, which --set puts into every event', async () => {
    assert.equal((await check('domain.mjs', '--trigger', 'PreSignUp')).code, 1);
    const set = ['--set', 'request.userAttributes.email=ada@corp.example'];
    const { code, events } = await checked('domain.mjs', '--trigger', 'PreSignUp', ...set);
    assert.equal(code, 0);
    assert.ok(events.every(({ findings }) => findings.length === 0));
  });

  test('gets its environment from --env', async () => {
    assert.equal((await check('env.mjs', '--trigger', 'PreSignUp')).code, 1);
    assert.equal((await check('env.mjs', '--trigger', 'PreSignUp', '--env', 'STAGE=dev')).code, 0);
  });

  test('may send a link where --link says that the pool confirms by one', async () => {
    const args = ['links.mjs', '--source', 'CustomMessage_SignUp'];
    assert.equal((await check(...args)).code, 1);
    assert.equal((await check(...args, '--link')).code, 0);
  });

  test('may be exported under another name', async () => {
    assert.equal((await check('empty.mjs', '--trigger', 'PreSignUp', '--handler', 'other')).code, 0);
  });
});

describe('what Cognito would refuse', () => {
  test('is told with the field, what the client sees and what comes of it: the outage', async () => {
    const { code, said } = await check('quoted.mjs', '--source', 'PreSignUp_SignUp');
    assert.equal(code, 1);
    const lines = said.split('\n').map(line => line.trim());
    assert.match(lines[1] ?? '', /^failed {2}PreSignUp_SignUp {2}8 events/);
    assert.deepEqual(lines.slice(2), [
      'failure  autoConfirmUser is the string "true"; it must be the boolean true',
      'with         all 8 events',
      'client sees  InvalidLambdaResponseException: Unrecognizable lambda output',
      'and then     The caller gets the error and no user is made.',
      'cause        answer-breaks-contract',
      'printed      signing up anna@example.com',
      '',
      'Events: 8, failed: 5, with a warning: 3.',
      'See one with lifeguard trigger sample SOURCE --variant NAME.',
    ]);
  });

  test('is told in full, not up to the first', async () => {
    const { events } = await checked('twice-wrong.mjs', '--source', 'PreSignUp_SignUp');
    assert.deepEqual(
      events[0]?.findings.map(({ field }) => field),
      ['autoConfirmUser', 'autoVerifyMail'],
    );
  });

  test('is an error that the handler throws, in the words that its client sees', async () => {
    const { code, events } = await checked('throws.mjs', '--source', 'PostConfirmation_ConfirmSignUp');
    assert.equal(code, 1);
    const [finding] = events[0]?.findings ?? [];
    assert.ok(finding);
    const { problem, ...seen } = finding;
    assert.match(problem, /^The trigger function threw an error \(\/.*\/throws\.mjs:1\)$/);
    assert.deepEqual(seen, {
      error: {
        type: 'UserLambdaValidationException',
        message: 'PostConfirmation failed with error <no> & "never"\uFFFD.',
      },
      consequence: 'The caller gets the error, and what was confirmed stays confirmed.',
      cause: 'handler-threw',
    });
  });

  test('is a handler that does not answer in time, which is then not tried with the source’s other events', async () => {
    const args = ['hangs.mjs', '--source', 'PreSignUp_SignUp', '--timeout', '1'];
    const { code, events, results } = await checked(...args);
    assert.equal(code, 1);
    assert.deepEqual(
      events.map(({ variant, findings }) => [variant, findings[0]?.cause]),
      [['complete', 'function-timed-out']],
    );
    assert.equal(results[0].sources[0].notTried[0], 'metadata');
  });

  test('is a sender that overruns its own limit, since nobody waits for it any shorter', async () => {
    const { events } = await checked('hangs.mjs', '--source', 'CustomSMSSender_SignUp', '--timeout', '6');
    assert.equal(events[0]?.findings[0]?.cause, 'function-timed-out');
  });

  const afterwards = {
    'ends the process': 'setImmediate(() => process.exit(1))',
    'leaves a rejection that nobody handles': "void Promise.reject(new Error('too late'))",
    'throws in a timer': "setTimeout(() => { throw new Error('too late'); }, 1)",
    'throws in a timer whose time comes with that of the next event':
      "setTimeout(() => { throw new Error('too late'); }, 20); { const until = Date.now() + 30; while (Date.now() < until); }",
  };
  for (const [name, code] of Object.entries(afterwards)) {
    test(`is a handler that ${name} after its answer`, async () => {
      folder.write('dies.mjs', `export const handler = async event => { ${code}; return event; };`);
      const { code: exit, events } = await checked('dies.mjs', '--source', 'PreSignUp_SignUp');
      assert.equal(exit, 1);
      const found = events.flatMap(({ findings }) => findings);
      assert.deepEqual(
        events.filter(({ verdict, findings }) => verdict !== 'failed' || findings.length !== 1),
        [],
        'each time, however loaded the machine is',
      );
      for (const { problem } of found)
        assert.match(problem, /between two events: .+; in Lambda the event after it/);
      assert.ok(found.every(({ cause }) => cause === 'handler-exited'));
    });
  }

  test('is a handler that ends its process only after the last event', async () => {
    folder.write(
      'dies-late.mjs',
      `export const handler = async event => {
        if (event.callerContext === undefined) setTimeout(() => process.exit(1), 100);
        return event;
      };`,
    );
    const { code, events } = await checked('dies-late.mjs', '--source', 'PreSignUp_SignUp');
    assert.equal(code, 1);
    assert.deepEqual(
      events.filter(({ verdict }) => verdict === 'failed').map(({ variant }) => variant),
      ['thin'],
    );
  });

  test('of a sender is seen by nobody, which is what is told', async () => {
    const { events } = await checked('throws.mjs', '--source', 'CustomEmailSender_ForgotPassword');
    const [finding] = events[0]?.findings ?? [];
    assert.equal(finding?.error, undefined);
    assert.match(
      finding?.problem ?? '',
      /threw an error: CustomEmailSender failed with error <no>.* \(\/.*\/throws\.mjs:1\)$/,
    );
    assert.equal(finding?.consequence, 'The caller sees a success, and nobody gets the message.');
  });
});

describe('failures that differ in what passes only are told once', () => {
  const rows = {
    'the id of the request': 'process.exit(1)',
    'a point in time': "throw new Error('down since ' + new Date().toISOString())",
    'a duration': "throw new Error('gave up after ' + performance.now() + ' ms')",
  };
  for (const [name, code] of Object.entries(rows)) {
    test(name, async () => {
      folder.write('differs.mjs', `export const handler = async () => { ${code}; };`);
      const { said } = await check('differs.mjs', '--source', 'PreSignUp_SignUp');
      assert.equal(said.match(/^ +failure /gm)?.length, 1, said);
      assert.match(said, /with +all 8 events/);
    });
  }
});

describe('a warning', () => {
  test('is what fails with an event that production does not send, and a failure with --strict', async () => {
    const args = ['needs-client.mjs', '--source', 'CustomMessage_ForgotPassword'];
    const { code, ok, events } = await checked(...args);
    assert.deepEqual([code, ok], [0, true]);
    assert.deepEqual(
      events.filter(({ verdict }) => verdict !== 'ok').map(({ variant, verdict }) => [variant, verdict]),
      [
        ['no-client', 'warned'],
        ['thin', 'warned'],
      ],
    );
    assert.equal((await check(...args, '--strict')).code, 1);
  });

  test('is a word of UserMigration that nobody knows', async () => {
    const { code, events } = await checked('migrates.mjs', '--trigger', 'UserMigration');
    assert.equal(code, 0);
    assert.deepEqual([...new Set(events.map(({ verdict }) => verdict))], ['warned']);
    assert.deepEqual(
      events[0]?.advice.map(({ field, problem }) => [field, problem]),
      [
        [
          'finalUserStatus',
          'finalUserStatus is a text that is not known; it must be CONFIRMED or RESET_REQUIRED',
        ],
        ['messageAction', 'messageAction is a text that is not known; it must be SUPPRESS'],
        [
          'desiredDeliveryMediums.1',
          'desiredDeliveryMediums.1 is a text that is not known; it must be EMAIL or SMS',
        ],
      ],
    );
  });

  test('is a claim that Cognito does not let a handler change', async () => {
    folder.write(
      'reserved.mjs',
      `export const handler = async event => {
        event.response = { claimsOverrideDetails: { claimsToAddOrOverride: { iss: 'me' } } };
        return event;
      };`,
    );
    const args = ['reserved.mjs', '--source', 'TokenGeneration_RefreshTokens'];
    const { code, said } = await check(...args);
    assert.equal(code, 0);
    assert.match(
      said,
      /warning {2}claimsOverrideDetails\.claimsToAddOrOverride\.iss is a claim that no handler/,
    );
    assert.match(said, /and then {5}Cognito ignores it\./);
    assert.equal((await check(...args, '--strict')).code, 1);
  });

  test('is an answer that is late for a service that waits five seconds', async () => {
    const { code, events } = await checked('slow.mjs', '--source', 'UserMigration_ForgotPassword');
    assert.equal(code, 0);
    const slow = events.filter(({ variant }) => variant === 'metadata');
    assert.match(slow[0]?.advice[0]?.problem ?? '', /^it took \d\.\d s; Cognito waits 5 s/);
    assert.equal(slow[0]?.verdict, 'warned');
  });

  test('is an answer without the members that came in beside the response', async () => {
    const { code, events } = await checked('drops.mjs', '--source', 'PreSignUp_SignUp');
    assert.equal(code, 0);
    assert.match(
      events[0]?.advice[0]?.problem ?? '',
      /the event’s version, triggerSource, region, userPoolId/,
    );
  });
});

test('of what a handler prints, secrets are left out', async () => {
  const { code, events } = await checked(
    'asks.mjs',
    '--set',
    'request.challengeAnswer=Bello',
    '--trigger',
    'VerifyAuthChallengeResponse',
  );
  assert.equal(code, 0);
  assert.deepEqual(events[0]?.printed, ['answer •••']);
});

test('of what a handler throws or answers, secrets are left out', async () => {
  const set = ['--set', 'request.password=Bello-Secret-1', '--source', 'UserMigration_Authentication'];
  const tells = (code: string) => `export const handler = async event => { ${code}; return event; };`;
  folder.write(
    'throws-it.mjs',
    tells("throw new Error('is it ' + 'x'.repeat(990) + event.request.password)"),
  );
  folder.write('answers-it.mjs', tells('event.response = { [event.request.password]: true }'));
  for (const file of ['throws-it.mjs', 'answers-it.mjs']) {
    for (const shown of [[], ['--json'], ['--junit', 'secret.xml']]) {
      const { code, said } = await check(file, ...set, ...shown);
      assert.equal(code, 1);
      assert.doesNotMatch(said, /Bello/);
      assert.match(said, /•••/);
    }
    assert.doesNotMatch(readFileSync(folder.path('secret.xml'), 'utf8'), /Bello/);
  }
});

test('what a handler says cannot command a terminal', async () => {
  const commands = '\\u001b[2J\\u009b31m\\u202e\\u200f\\u061c\\u2028evil\\u0007';
  folder.write(
    'commands.mjs',
    `export const handler = async event => {
      console.log('${commands}');
      if (event.request.clientMetadata) throw new Error('${commands}\\n::error::forged');
      event.response = { '${commands}': '${commands}' };
      return event;
    };`,
  );
  const source = ['commands.mjs', '--source', 'PreSignUp_SignUp'];
  for (const line of [
    ['check', ...source],
    ['check', ...source, '--json'],
    ['invoke', ...source],
    ['invoke', ...source, '--json'],
    ['sample', 'PreSignUp_SignUp', '--set', 'userName=\u009b31m\u202e\u200e'],
  ]) {
    const { said, complained } = await folder.trigger(line);
    assert.notEqual(said, '');
    assert.deepEqual(commandsIn(said + complained), [], line.join(' '));
    assert.doesNotMatch(said, /^\s*::error/m);
  }
});

describe('without a pools.yaml', () => {
  test('a handler is checked as what the command line says, and that is asked for', async () => {
    const { code, complained } = await check('right.mjs');
    assert.equal(code, 2);
    assert.equal(
      complained,
      'No pools.yaml says what right.mjs is for: say it with --trigger NAME or --source NAME.',
    );
  });

  test('no function of one is looked for', async () => {
    const { code, complained } = await check('gone.mjs');
    assert.equal(code, 2);
    assert.equal(complained, 'There is no file gone.mjs, and no pools.yaml with functions.');
  });
});

describe('a function of pools.yaml', () => {
  const inPools = (...args: string[]) => described.trigger(['check', ...args]);
  described.write(
    'pools.yaml',
    `
regions: [eu-central-1]
functions:
  sign-up: { handler: ./env.mjs, environment: { STAGE: dev } }
  token: { handler: ./claims.mjs }
  idle: { handler: ./right.mjs }
  dead: { endpoint: 'http://127.0.0.1:3' }
pools:
  - id: eu-central-1_Check0001
    name: staff
    tier: ESSENTIALS
    preTokenGenerationVersion: V2_0
    triggers: { PreSignUp: sign-up, PreTokenGeneration: token }
    clients: [{ id: staff0client0of0checks0001, name: app }]
`,
  );

  for (const named of ['sign-up', 'env.mjs', './env.mjs']) {
    test(`is checked as its pool’s trigger, in its environment, when named ${named}`, async () => {
      const { code, results } = await checkedBy(inPools, named);
      assert.equal(code, 0);
      assert.deepEqual(
        results.map(({ trigger, pool }: { trigger: string; pool: object }) => [trigger, pool]),
        [
          [
            'PreSignUp',
            { id: 'eu-central-1_Check0001', name: 'staff', clientId: 'staff0client0of0checks0001' },
          ],
        ],
      );
    });
  }

  test('gets the events in the version of its pool', async () => {
    const { code, results } = await checkedBy(inPools, 'token');
    assert.equal(code, 0);
    assert.equal(results[0].version, '2');
    assert.equal((await inPools('token', '--trigger', 'PreTokenGeneration')).code, 0);
  });

  const rows: readonly (readonly [args: string, code: number, sentence: string])[] = [
    [
      'idle',
      2,
      'No pool of pools.yaml has idle for a trigger: say with --trigger NAME or --source NAME what it is for.',
    ],
    ['gone.mjs', 2, 'There is no file gone.mjs, and pools.yaml has no function of that name.'],
    [
      'pools.yaml',
      2,
      'pools.yaml is no module: a handler is in a file that ends in .js, .mjs, .cjs, .ts, .mts, .cts.',
    ],
    [
      'empty.mjs --trigger PreSignUp',
      3,
      'empty.mjs does not load: Runtime.HandlerNotFound: empty.handler is undefined or not exported',
    ],
    ['', 2, 'lifeguard trigger check needs a FILE: see --help.'],
    ['idle --trigger PreSingUp', 2, 'There is no trigger PreSingUp. Did you mean "PreSignUp"?'],
    [
      'idle --source PreSignUp_SingUp',
      2,
      'No trigger has the source PreSignUp_SingUp. Did you mean "PreSignUp_SignUp"?',
    ],
    [
      'idle --trigger PreSignUp --source CustomMessage_SignUp',
      2,
      'PreSignUp has no source CustomMessage_SignUp.',
    ],
    [
      'token --set version=2',
      2,
      'The trigger’s name says the version, as in --trigger PreTokenGenerationV2, not --set.',
    ],
    [
      'idle --trigger PreSignUp --set triggerSource=PreSignUp_SignUp',
      2,
      '--source says the source, as in --source PreSignUp_SignUp, not --set.',
    ],
    ['idle --trigger PreSignUp --junit no/report.xml', 2, '--junit no/report.xml: there is no folder /'],
    [
      'dead --trigger PreSignUp',
      3,
      'dead is not reached: nothing answers at 127.0.0.1:3 (connect ECONNREFUSED 127.0.0.1:3)',
    ],
    ['idle --trigger PreSignUp --env STAGE', 2, '--env takes NAME=TEXT, such as STAGE=dev, not STAGE.'],
    [
      'idle --trigger PreSignUp --set userNmae=x',
      2,
      'An event has no member userNmae. Did you mean "userName"?',
    ],
    [
      'idle --trigger PreSignUp --set request.x:={',
      2,
      '--set request.x:={: what follows := is not JSON; a text takes = alone.',
    ],
  ];
  for (const [args, code, sentence] of rows) {
    test(`is told: check ${args}`, async () => {
      const result = await inPools(...args.split(' ').filter(word => word !== ''));
      assert.equal(result.code, code);
      assert.equal(result.said, '');
      assert.equal(result.complained.slice(0, sentence.length), sentence);
      assert.equal(result.complained.split('\n').length, 1);
    });
  }

  test('that does not load is told, with what is wrong in it', async () => {
    const { code, complained } = await inPools('broken.mjs', '--trigger', 'PreSignUp');
    assert.equal(code, 3);
    assert.match(complained, /^broken\.mjs does not load: SyntaxError: /);
  });
});

describe('JUnit’s XML', () => {
  async function junit(...args: string[]): Promise<{ code: number; suites: readonly XmlElement[] }> {
    const { code } = await check(...args, '--junit', 'report.xml');
    const root = wellFormedXml(readFileSync(folder.path('report.xml'), 'utf8'));
    assert.equal(root.name, 'testsuites');
    return { code, suites: root.children };
  }
  const inside = ({ children }: XmlElement, name: string) => children.filter(child => child.name === name);

  test('has a case for each event and tells failures in full, whatever is in them', async () => {
    const { suites } = await junit('throws.mjs', '--source', 'PreSignUp_SignUp');
    const [suite] = suites;
    assert.ok(suite);
    const { name, tests, failures, errors, skipped } = suite.attributes;
    assert.deepEqual(
      [name, tests, failures, errors, skipped],
      ['throws.mjs as PreSignUp', '8', '5', '0', '0'],
    );
    const cases = inside(suite, 'testcase');
    assert.equal(cases.length, 8);
    const [first, last] = [cases[0], cases.at(-1)];
    assert.ok(first && last);
    assert.deepEqual([first.attributes.classname, first.attributes.name], ['PreSignUp_SignUp', 'complete']);
    assert.match(first.attributes.time ?? '', /^\d+\.\d{3}$/);
    const [failure] = inside(first, 'failure');
    assert.equal(failure?.attributes.type, 'handler-threw');
    assert.match(
      failure?.text ?? '',
      /UserLambdaValidationException: PreSignUp failed with error <no> & "never"\ufffd\./,
    );
    assert.deepEqual(inside(last, 'failure'), []);
    assert.match(
      inside(last, 'system-out')[0]?.text ?? '',
      /^warning: The trigger function threw an error \(.*:1\)\n/,
    );
  });

  test('counts warnings as failures where they are', async () => {
    const { code, suites } = await junit('throws.mjs', '--source', 'PreSignUp_SignUp', '--strict');
    assert.equal(code, 1);
    assert.equal(suites[0]?.attributes.failures, '8');
  });

  test('says which events were not tried', async () => {
    const { suites } = await junit('hangs.mjs', '--source', 'PreSignUp_SignUp', '--timeout', '1');
    assert.deepEqual([suites[0]?.attributes.tests, suites[0]?.attributes.skipped], ['8', '7']);
  });

  test('that cannot be written is told, after the results', async () => {
    const { code, said, complained } = await check('right.mjs', '--trigger', 'PreSignUp', '--junit', '.');
    assert.equal(code, 3);
    assert.match(said, /^Events: 24, failed: 0/m);
    assert.match(complained, /^.+ cannot be written \(EISDIR\)\.$/);
  });

  test('has an error where the handler does not load', async () => {
    const { code, suites } = await junit('empty.mjs', '--trigger', 'PreSignUp');
    assert.equal(code, 3);
    const [only] = suites[0]?.children ?? [];
    assert.match(only?.children[0]?.attributes.message ?? '', /^does not load: Runtime\.HandlerNotFound/);
  });
});
