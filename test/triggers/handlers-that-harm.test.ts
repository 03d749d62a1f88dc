import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { arnOf, callOf, callWith, causeOf, fixture, poolWith, runnerOf } from './trigger-runner.ts';

const usualMessage = { smsMessage: null, emailMessage: null, emailSubject: null };

/** What each harm comes to for its own call: a cause, any of those that come first, or nothing. */
const rows: Readonly<Record<string, string | undefined>> = {
  'loops for ever': 'any',
  'searches for ever': 'any',
  'allocates strings': 'handler-exited',
  'allocates one large array': 'handler-exited',
  'allocates buffers': 'handler-exited',
  'allocates in microtasks': 'handler-exited',
  'ends its process': 'handler-exited',
  'aborts its process': 'handler-exited',
  'kills its process': 'handler-exited',
  'throws asynchronously': 'handler-threw',
  'prints megabytes': undefined,
  'prints for ever': 'any',
  'prints empty lines for ever': 'any',
  'answers megabytes': 'answer-too-large',
  'leaves timers and sockets': undefined,
  'fails after its answer': undefined,
  'changes its environment': undefined,
  'patches globals': undefined,
  'patches prototypes': undefined,
  'writes to the channel': 'handler-exited',
  'writes to the channel and loops': 'handler-exited',
  'sends a handle of Node.js': 'handler-exited',
  'says what no handler answers': 'handler-exited',
  'closes the channel': 'handler-exited',
  'floods the channel': 'handler-exited',
  'floods the channel with what it prints': 'handler-exited',
  'floods the channel with errors': 'handler-threw',
  'takes its event up again and again': 'handler-exited',
};

describe('a handler that does harm', () => {
  const memoryMegabytes = 64;
  const { triggers, lines } = runnerOf(fixture('harms.ts'), { limitMilliseconds: 2_500, memoryMegabytes });
  // On a busy machine it takes seconds to fill a memory: it is the harm that must end a call, not the limit.
  const patient = runnerOf(fixture('harms.ts'), { limitMilliseconds: 60_000, memoryMegabytes });
  const other = runnerOf(fixture('answers.ts'));
  after(() => Promise.all([triggers, patient.triggers, other.triggers].map(each => each.close())));

  for (const [harm, id] of Object.entries(rows)) {
    test(`${harm}: its own call alone`, async () => {
      lines.length = 0;
      const environment = { ...process.env };
      const harmful = callWith({ harm });
      const ended = triggers.run(harmful).then(
        () => undefined,
        () => 'failed',
      );
      const [beside, elsewhere] = await Promise.all([
        triggers.run(callWith({ harm: 'none' })),
        other.triggers.run(callOf()),
      ]);
      assert.deepEqual([beside, elsewhere], [usualMessage, usualMessage]);
      assert.equal(await ended, id && 'failed');
      assert.deepEqual(await triggers.run(callWith({ harm: 'none' })), usualMessage);

      const printed = lines.reduce((sum, line) => sum + line.length, 0);
      assert.ok(printed < 3 * 66_000, `${printed} characters`);
      assert.ok(lines.length < 3 * 3_000, `${lines.length} lines`);
      const note = harmful.notes[0]?.printed?.lines.join('') ?? '';
      assert.ok(note.length <= 4_200, `${note.length} characters`);
      assert.deepEqual({ ...process.env }, environment);
    });
  }

  for (const [harm, id] of Object.entries(rows)) {
    if (id === undefined || id === 'any') continue;
    test(`${harm}: the cause is ${id}`, async () => {
      const cause = await causeOf(patient.triggers.run(callWith({ harm })));
      assert.equal(cause.id, id);
      if (harm.startsWith('allocates'))
        assert.match(String(cause.facts.hint), /more than its \d+ MB: memoryM/);
      if (harm === 'ends its process' || harm === 'writes to the channel')
        assert.ok(!('hint' in cause.facts));
    });
  }

  test('an answer of more than 6 MB: Lambda’s sentence', async () => {
    const { type, shown, facts } = await causeOf(triggers.run(callWith({ harm: 'answers megabytes' })));
    assert.equal(type, 'UserLambdaValidationException');
    assert.equal(
      shown,
      'CustomMessage failed with error Response payload size exceeded maximum allowed payload size (6291556 bytes)..',
    );
    assert.ok(Number(facts.bytes) > 7_000_000);
  });

  test('an error between two events is told, and the next event has a process of its own', async () => {
    const fresh = runnerOf(fixture('harms.ts'));
    for (let time = 1; time <= 5; time += 1) {
      await fresh.triggers.run(callWith({ harm: 'fails after its answer' }));
      await fresh.triggers.run(callWith({ harm: 'none' }));
    }
    assert.deepEqual(new Set(fresh.lines), new Set(['fn: ended by an error between two events: too late']));
    await fresh.triggers.close();
  });
});

describe('a handler that goes on after its answer', () => {
  for (const [harm, reason] of [
    ['works on after its answer', 'signal: killed'],
    ['exits after its answer', 'exit status 4'],
  ] as const) {
    test(`${harm}: its process ends, and is told`, async () => {
      const { triggers, lines } = runnerOf(fixture('harms.ts'));
      await triggers.run(callWith({ harm }));
      while (lines.length === 0) await new Promise(resolve => setTimeout(resolve, 50));
      assert.deepEqual(lines, [`fn: ended between two events: Runtime exited with error: ${reason}`]);
      assert.deepEqual(await triggers.run(callWith({ harm: 'none' })), usualMessage);
      await triggers.close();
    });
  }
});

describe('closing', () => {
  test('while a handler runs: its call ends, and the next one does not begin', async () => {
    const { triggers } = runnerOf(fixture('hangs.ts'));
    const running = causeOf(triggers.run(callOf()));
    await triggers.close();
    assert.equal((await running).id, 'handler-exited');
    assert.equal((await causeOf(triggers.run(callOf()))).id, 'handler-exited');
  });

  test('without any call', async () => {
    await runnerOf(fixture('answers.ts')).triggers.close();
  });
});

describe('a busy function', () => {
  test('a call waits no longer than three attempts may take', async () => {
    const { triggers } = runnerOf(fixture('hangs.ts'), { limitMilliseconds: 400, concurrency: 1 });
    const first = causeOf(triggers.run(callOf()));
    const second = await causeOf(triggers.run(callOf()));
    assert.deepEqual(
      [(await first).id, second.id, second.shown],
      [
        'trigger-timed-out',
        'function-overloaded',
        'CustomMessage invocation failed due to error TooManyRequestsException.',
      ],
    );
    await triggers.close();
  });
});

describe('what a handler prints', () => {
  const prints = fixture('prints.ts');

  test('is in the note of its call, cut where there is too much', async () => {
    const { triggers } = runnerOf(prints);
    const short = callWith({ print: JSON.stringify(['one', 'two\nlines']) });
    await triggers.run(short);
    assert.deepEqual(short.notes[0]?.printed, { lines: ['one', 'two\nlines'], isCut: false });

    const long = callWith({ print: JSON.stringify(['x'.repeat(600), 'end']) });
    await triggers.run(long);
    assert.deepEqual(long.notes[0]?.printed, { lines: [`${'x'.repeat(500)}…`, 'end'], isCut: true });

    const many = callWith({ print: JSON.stringify(Array.from({ length: 101 }, (_, at) => String(at))) });
    await triggers.run(many);
    assert.equal(many.notes[0]?.printed?.lines.length, 100);
    assert.equal(many.notes[0]?.printed?.isCut, true);

    const nothing = callWith({ print: '[]' });
    await triggers.run(nothing);
    assert.ok(!('printed' in (nothing.notes[0] ?? {})));
    await triggers.close();
  });

  test('can tell the terminal nothing', async () => {
    const { triggers, lines } = runnerOf(prints);
    const call = callWith({ print: JSON.stringify(['\x1b]0;title\x07\x9b2J\x7fa\r\nb\rc\td']) });
    await triggers.run(call);
    await triggers.close();
    const told = '\uFFFD]0;title\uFFFD\uFFFD2J\uFFFDa\nb\uFFFDc\td';
    assert.deepEqual([lines, call.notes[0]?.printed?.lines], [[`fn: ${told}`], [told]]);
  });

  test('after its answer, with the password of its event, is in no log and no note', async () => {
    const { triggers, lines } = runnerOf(prints, { concurrency: 1 });
    const pool = poolWith({ LambdaConfig: { UserMigration: arnOf('fn') } });
    const source = 'UserMigration_Authentication';
    const late = (password: string) =>
      callOf({ pool, source, request: { password, clientMetadata: { late: 'yes' } } });
    const notes: unknown[] = [];
    // What the one prints late falls between the next ones or into them.
    for (let turn = 0; lines.length < 5; turn += 1) {
      const call = late(`Secret-482913-${turn}`);
      await triggers.run(call);
      notes.push(...call.notes);
      await new Promise(resolve => setTimeout(resolve, 20));
    }
    await triggers.close();
    const told = JSON.stringify([lines, notes]);
    assert.match(told, /late: yes .*•••/);
    assert.doesNotMatch(told, /482913/);
  });

  const secrets: [name: string, source: string, request: Record<string, unknown>][] = [
    ['the password of a migration', 'UserMigration_Authentication', { password: 'Sec"ret-1' }],
    ['a password with all quotation marks', 'UserMigration_Authentication', { password: 'Sec"r`e\'ret-1' }],
    [
      'the answer to a challenge',
      'VerifyAuthChallengeResponse_Authentication',
      { challengeAnswer: '482913' },
    ],
    [
      'what a challenge is compared with',
      'VerifyAuthChallengeResponse_Authentication',
      { privateChallengeParameters: { answer: '482913' } },
    ],
    [
      'the code that a challenge keeps in its metadata',
      'CreateAuthChallenge_Authentication',
      { session: [{ challengeName: 'CUSTOM_CHALLENGE', challengeMetadata: 'CODE-482913' }] },
    ],
    ['the code that a challenge makes up', 'CreateAuthChallenge_Authentication', { makesUp: '482913' }],
  ];
  for (const [name, source, request] of secrets) {
    test(`${name} is in no log and no note`, async () => {
      const environment = { LIFEGUARD_SENDER_KEY: 'key-482913' };
      const { triggers, lines } = runnerOf(prints, { environment });
      const [trigger = ''] = source.split('_');
      const pool = poolWith({ LambdaConfig: { [trigger]: arnOf('fn') } });
      const call = callOf({ pool, source, request });
      // That the answer is not one of this trigger does not matter.
      await triggers.run(call).catch(() => {});
      await triggers.close();
      const told = [...lines, ...(call.notes[0]?.printed?.lines ?? [])].join('\n');
      assert.match(told, /•••/);
      assert.doesNotMatch(told, /482913|ret-1/);
    });
  }
});
