import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { openCommand } from '../../src/probe/mailbox/command.ts';
import type { WantedMail } from '../../src/probe/mailbox/mailbox.ts';
import { resetMail } from './mails.ts';
import { problemOf } from './problem-of.ts';

const folder = mkdtempSync(join(tmpdir(), 'command-'));
after(() => rmSync(folder, { recursive: true }));

const wanted: WantedMail = { to: 'ada@example.com', since: 1_800_000_000_000, clientId: 'client1' };
writeFileSync(join(folder, 'mail'), resetMail({ to: wanted.to, code: '482913', clientId: 'client1' }));

const running = (script: string) =>
  openCommand(['/bin/sh', '-c', script], {
    environment: { PATH: process.env.PATH },
    folder,
    betweenRuns: 10,
  });
const patience = () => AbortSignal.timeout(60_000);

describe('a command', () => {
  test('is told what is wanted, and prints the mail', async () => {
    const received = await running('cat > told; cat mail').receive(wanted, patience());
    assert.deepEqual(received?.codes, ['482913']);
    assert.deepEqual(JSON.parse(readFileSync(join(folder, 'told'), 'utf8')), wanted);
  });

  test('is run again until it prints something', async () => {
    const mailbox = running('echo x >> runs; if [ $(wc -l < runs) -ge 3 ]; then cat mail; else echo; fi');
    assert.deepEqual((await mailbox.receive(wanted, patience()))?.codes, ['482913']);
  });

  test('needs not read what it is told', async () => {
    assert.deepEqual((await running('exec 0<&-; cat mail').receive(wanted, patience()))?.codes, ['482913']);
  });

  const broken: readonly [name: string, script: string, kind: string, message: RegExp][] = [
    [
      'fails',
      'echo password=hunter2 >&2; cat mail; exit 3',
      'command-failed',
      /^The command "\/bin\/sh" failed \(3\)\.$/,
    ],
    ['is ended', 'kill -9 $$', 'command-failed', /failed \(SIGKILL\)/],
    ['prints without an end', 'exec cat /dev/zero', 'too-large', /more than 1 MiB/],
  ];
  for (const [name, script, kind, message] of broken) {
    test(`that ${name} is named`, async () => {
      const problem = await problemOf(running(script).receive(wanted, patience()));
      assert.equal(problem[0], kind);
      assert.match(problem[1], message);
    });
  }

  test('that is not there is named', async () => {
    const mailbox = openCommand(['no-such-program'], { environment: {}, folder });
    const problem = await problemOf(mailbox.receive(wanted, patience()));
    assert.deepEqual(problem, ['command-failed', 'The command "no-such-program" cannot be run (ENOENT).']);
  });

  test('that hangs is ended, with what it started, when the patience ends', async () => {
    const patienceEnds = new AbortController();
    const mailbox = running('sleep 600 & echo $! > began; mv began child; wait');
    const problem = problemOf(mailbox.receive(wanted, patienceEnds.signal));
    while (!existsSync(join(folder, 'child'))) await new Promise(resolve => setImmediate(resolve));
    patienceEnds.abort();
    assert.deepEqual(await problem, ['command-failed', 'The command "/bin/sh" did not end in time.']);
    const child = Number(readFileSync(join(folder, 'child'), 'utf8'));
    assert.throws(() => process.kill(child, 0) && isZombie(child));
  });
});

/** Ended, though nobody has asked how. @throws where it is there no more */
function isZombie(process: number): never | undefined {
  if (/^\d+ \(sleep\) Z/.test(readFileSync(`/proc/${process}/stat`, 'utf8'))) throw new Error('ended');
  return undefined;
}
