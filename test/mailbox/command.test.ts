import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { openCommand } from '../../src/probe/mailbox/command.ts';
import type { WantedMail } from '../../src/probe/mailbox/mailbox.ts';
import { until } from '../until.ts';
import { resetMail } from './mails.ts';
import { problemOf } from './problem-of.ts';

const folder = mkdtempSync(join(tmpdir(), 'command-'));
after(() => rmSync(folder, { recursive: true }));

const wanted: WantedMail = {
  ...{ to: 'ada@example.com', since: 1_800_000_000_000, clientId: 'client1' },
  from: 'Phenom <noreply@example.com>',
};
writeFileSync(join(folder, 'mail'), resetMail({ to: wanted.to, code: '482913', clientId: 'client1' }));

const running = (script: string) =>
  openCommand(['/bin/sh', '-c', script], {
    environment: { PATH: process.env.PATH },
    folder,
    betweenRuns: 10,
  });
const patience = () => AbortSignal.timeout(60_000);

describe('a command', { timeout: 120_000 }, () => {
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
    [
      'prints no mail',
      'echo 1',
      'not-understood',
      /^The command "\/bin\/sh" printed something that is no mail\.$/,
    ],
    ['prints a page', 'printf "Date: now\\n\\nFrom: nobody"', 'not-understood', /no mail/],
  ];
  for (const [name, script, kind, message] of broken) {
    test(`that ${name} is named, also before a mail is asked for`, async () => {
      for (const read of ['prepare', 'receive'] as const) {
        const problem = await problemOf(running(script)[read](wanted, patience()));
        assert.equal(problem[0], kind);
        assert.match(problem[1], message);
      }
    });
  }

  test('that prints nothing or an older mail yet may be asked for one', async () => {
    for (const script of ['echo', 'cat mail']) await running(script).prepare(wanted, patience());
  });

  test('that waits for its mail may do so', async () => {
    const patienceEnds = new AbortController();
    const prepared = running('touch waits; exec sleep 600').prepare(wanted, patienceEnds.signal);
    await until('the script has begun', () => existsSync(join(folder, 'waits')));
    patienceEnds.abort();
    await prepared;
  });

  for (const [program, code] of [
    ['no-such-program', 'ENOENT'],
    ['/etc/passwd/program', 'ENOTDIR'],
  ]) {
    test(`that cannot be run is named: ${code}`, async () => {
      const mailbox = openCommand([program ?? ''], { environment: {}, folder });
      for (const read of ['prepare', 'receive'] as const) {
        const problem = await problemOf(mailbox[read](wanted, patience()));
        assert.deepEqual(problem, ['command-failed', `The command "${program}" cannot be run (${code}).`]);
      }
    });
  }

  test('is over when it ends, though what it left behind holds its output', async () => {
    const mailbox = running('sleep 600 & echo $! > left; cat mail');
    assert.deepEqual((await mailbox.receive(wanted, patience()))?.codes, ['482913']);
    const left = Number(readFileSync(join(folder, 'left'), 'utf8'));
    await isOver(left);
  });

  test('is waited for no longer than the patience, though something out of reach holds its output', async () => {
    const patienceEnds = new AbortController();
    const mailbox = running('setsid sleep 600 & echo $! > far; mv far away; wait');
    const problem = problemOf(mailbox.receive(wanted, patienceEnds.signal));
    await until('the script has begun', () => existsSync(join(folder, 'away')));
    patienceEnds.abort();
    assert.deepEqual(await problem, ['command-failed', 'The command "/bin/sh" did not end in time.']);
    process.kill(Number(readFileSync(join(folder, 'away'), 'utf8')), 'SIGKILL');
  });

  test('gets what programs need of the environment and what is named for it, and nothing else', async () => {
    const environment = {
      ...{
        PATH: process.env.PATH,
        HOME: '/home/probe',
        LANG: 'C.UTF-8',
        https_proxy: 'http://127.0.0.1:3128',
      },
      ...{ MAIL_TOKEN: 'one', PROBE_PASSWORD: 'two', AWS_SECRET_ACCESS_KEY: 'three' },
    };
    const argv = ['/bin/sh', '-c', 'env > given; cat mail'];
    const mailbox = openCommand(argv, { environment, named: ['MAIL_TOKEN', 'NOT_SET'], folder });
    await mailbox.receive(wanted, patience());
    const given = readFileSync(join(folder, 'given'), 'utf8').match(/^\w+(?==)/gm) ?? [];
    const ofTheShell = ['PWD', 'OLDPWD', 'SHLVL', '_'];
    assert.deepEqual(given.filter(name => !ofTheShell.includes(name)).toSorted(), [
      ...['HOME', 'LANG', 'MAIL_TOKEN', 'PATH', 'https_proxy'],
    ]);
  });

  test('that hangs is ended, with what it started, when the patience ends', async () => {
    const patienceEnds = new AbortController();
    const mailbox = running('sleep 600 & echo $! > began; mv began child; wait');
    const problem = problemOf(mailbox.receive(wanted, patienceEnds.signal));
    await until('the script has begun', () => existsSync(join(folder, 'child')));
    patienceEnds.abort();
    assert.deepEqual(await problem, ['command-failed', 'The command "/bin/sh" did not end in time.']);
    const child = Number(readFileSync(join(folder, 'child'), 'utf8'));
    await isOver(child);
  });
});

/** Returns once a process is over, though nobody has asked how it ended. */
async function isOver(process: number): Promise<void> {
  const isThere = () => {
    try {
      return !/^\d+ \(\w+\) Z/.test(readFileSync(`/proc/${process}/stat`, 'utf8'));
    } catch {
      return false;
    }
  };
  await until(`process ${process} is over`, () => !isThere());
}
