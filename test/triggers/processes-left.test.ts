import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { callWith, causeOf, fixture, runnerOf } from './trigger-runner.ts';

/** A file of a new folder, into which handlers write the ids of processes. */
function markFile(): string {
  return join(mkdtempSync(join(tmpdir(), 'lifeguard-')), 'mark');
}

function soon(): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, 20));
}

/** The ids in such a file, once one is there. */
async function marked(file: string): Promise<readonly number[]> {
  for (;;) {
    const ids = existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
    if (ids !== '') return ids.split('\n').map(Number);
    await soon();
  }
}

/** One that has ended and that nobody has asked after is still listed. */
function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return process.platform !== 'linux' || !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch {
    return false;
  }
}

describe('a service that is killed leaves no process behind', () => {
  const rows: [handler: string, metadata: Record<string, string>][] = [
    ['hangs.ts', {}],
    ['hangs.ts', { spin: 'yes' }],
    ['starts.ts', { goesOn: 'answers' }],
    ['starts.ts', { goesOn: 'hangs' }],
    ['starts.ts', { goesOn: 'loops' }],
  ];
  for (const [handler, metadata] of rows) {
    test(`${handler} with ${JSON.stringify(metadata)}`, async () => {
      const mark = markFile();
      const setup = new URL('./trigger-runner.ts', import.meta.url).href;
      const script =
        `import { callWith, fixture, runnerOf } from '${setup}';` +
        `const { triggers } = runnerOf(fixture('${handler}'), { environment: { MARK: '${mark}' } });` +
        `await triggers.run(callWith(${JSON.stringify(metadata)}));` +
        'setInterval(() => {}, 1000);';
      const service = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'ignore' });
      const [pid = 0] = await marked(mark);
      assert.ok(runs(pid));
      service.kill('SIGKILL');
      while (runs(pid)) await soon();
    });
  }
});

describe('what a handler has started ends with it', () => {
  const rows: [goesOn: string, cause: string][] = [
    ['hangs', 'trigger-timed-out'],
    ['loops', 'trigger-timed-out'],
    ['exits', 'handler-exited'],
    ['takes memory', 'handler-exited'],
  ];
  for (const [goesOn, cause] of rows) {
    test(`a handler that ${goesOn}`, async () => {
      const MARK = markFile();
      const { triggers } = runnerOf(fixture('starts.ts'), {
        environment: { MARK },
        memoryMegabytes: 64,
        limitMilliseconds: 2_000,
      });
      assert.equal((await causeOf(triggers.run(callWith({ goesOn })))).id, cause);
      const started = await marked(MARK);
      while (started.some(runs)) await soon();
      await triggers.close();
    });
  }

  test('a handler that has answered, once the service closes', async () => {
    const MARK = markFile();
    const { triggers } = runnerOf(fixture('starts.ts'), { environment: { MARK } });
    await triggers.run(callWith({ goesOn: 'answers' }));
    const started = await marked(MARK);
    assert.deepEqual(started.map(runs), [true]);
    await triggers.close();
    while (started.some(runs)) await soon();
  });
});

describe('what a handler has started in a session of its own, with the channel', () => {
  for (const [goesOn, cause] of [
    ['exits', 'handler-exited'],
    ['hangs', 'trigger-timed-out'],
  ] as const) {
    test(`holds neither the call nor the next one: a handler that ${goesOn}`, async () => {
      const MARK = markFile();
      const { triggers } = runnerOf(fixture('starts.ts'), {
        environment: { MARK },
        concurrency: 1,
        limitMilliseconds: 2_000,
      });
      for (let time = 1; time <= 2; time += 1) {
        assert.equal((await causeOf(triggers.run(callWith({ goesOn, escapes: 'yes' })))).id, cause);
      }
      await triggers.close();
      const started = await marked(MARK);
      assert.ok(started.length >= 2 && started.every(runs));
      for (const pid of started) process.kill(pid);
    });
  }
});
