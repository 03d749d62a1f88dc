import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { after, before, describe, test } from 'node:test';
import { thisProcess } from '../../../src/cli/probe/this-process.ts';
import { systemRandom } from '../../../src/pool/random.ts';
import { fileKeep } from '../../../src/probe/keep/file-keep.ts';
import { AttemptsUsed, type Holder, type HoldRequest, hold, UserBusy } from '../../../src/probe/keep/hold.ts';
import { type Keep, KeepProblem } from '../../../src/probe/keep/keep.ts';
import { type KeptProcess, nothingKept } from '../../../src/probe/keep/kept-user.ts';
import { memoryKeep } from '../../../src/probe/keep/memory-keep.ts';
import { secretKeep } from '../../../src/probe/keep/secret-keep.ts';
import { type Secret, secretsManager } from './secrets-manager.ts';

const hour = 3_600_000;
const name = { poolId: 'eu-west-1_Kept', username: 'ann@example.com' };
let folder: string;
const secrets = new Map<string, Secret>();
const server = createServer(async (request, response) => {
  const operation = String(request.headers['x-amz-target']).split('.')[1] ?? '';
  const { status, body } = secretsManager(secrets, operation, await json(request));
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(body));
});
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'probe-keep-'));
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
});
after(async () => {
  server.close();
  server.closeAllConnections();
  await rm(folder, { recursive: true });
});

const environment = { AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b' };
let made = 0;
const keeps: Readonly<Record<string, () => Keep>> = {
  memory: memoryKeep,
  file: () => fileKeep(join(folder, `f${++made}`), systemRandom),
  'Secrets Manager': () => {
    // A server that listens on an address has one.
    const { port } = server.address() as AddressInfo;
    const endpoint = `http://127.0.0.1:${port}`;
    return secretKeep(
      { region: 'eu-west-1', prefix: `p${++made}/`, endpoint },
      { random: systemRandom, environment },
    );
  },
};

const asked = (request: Partial<HoldRequest> = {}): HoldRequest => ({
  name,
  run: systemRandom.uuid(),
  holder: undefined,
  time: 60_000,
  attempts: 2,
  attemptsAnHour: 4,
  now: () => hour,
  ...request,
});
const ended = { outcomes: [{ at: hour, ok: true }] };
const all = (keep: Keep) => keep.update(name, kept => ({ kept, gives: kept }));

for (const [kind, make] of Object.entries(keeps)) {
  describe(`what is kept in ${kind}`, () => {
    test('is nothing at first, and what was written then', async () => {
      const keep = make();
      assert.deepEqual(await all(keep), nothingKept);
      await keep.update(name, kept => ({ kept: { ...kept, current: 'a' }, gives: undefined }));
      await keep.update(name, kept => ({ kept: { ...kept, pending: 'b' }, gives: undefined }));
      assert.deepEqual(await all(keep), { ...nothingKept, current: 'a', pending: 'b' });
      assert.deepEqual(
        await keep.update({ ...name, username: 'bob' }, kept => ({ kept, gives: kept })),
        nothingKept,
      );
    });

    test('loses nothing where several write at once', async () => {
      const keep = make();
      const add = (at: number) =>
        keep.update(name, kept => ({ kept: { ...kept, attempts: [...kept.attempts, at] }, gives: at }));
      await Promise.all([1, 2, 3, 4].map(add));
      assert.deepEqual((await all(keep)).attempts.toSorted(), [1, 2, 3, 4]);
    });

    test('holds a password before it is set, and one password in the end', async () => {
      const keep = make();
      const first = await hold(keep, asked());
      await first.pend('new');
      assert.equal((await all(keep)).pending, 'new');
      first.settle('new');
      await first.release('reset/web', () => ended);
      const { current, pending, lock, journeys } = await all(keep);
      assert.deepEqual(
        [current, pending, lock, journeys],
        ['new', undefined, undefined, { 'reset/web': ended }],
      );
    });

    test('holds a user for one run at a time', async () => {
      const keep = make();
      const first = await hold(keep, asked({ attempts: 0 }));
      await assert.rejects(hold(keep, asked({ attempts: 0 })), (error: unknown) => {
        assert.ok(error instanceof UserBusy);
        assert.equal(error.until, hour + 60_000);
        return true;
      });
      const late = await hold(keep, asked({ attempts: 0, now: () => hour + 60_000 }));
      assert.ok(late.isAfterDeath);
      await assert.rejects(first.pend('new'), KeepProblem);
      await late.release('reset/web', () => ended);
      assert.ok(!(await hold(keep, asked({ attempts: 0 }))).isAfterDeath);
    });
  });
}

/** When a process began, as Linux counts it. */
function startOf(pid: number): number {
  return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[19]);
}

describe('a hold', () => {
  const self = thisProcess();
  const after = (other: Partial<KeptProcess>): Holder | undefined =>
    self && { ...self, process: { ...self.process, ...other } };
  const gone = spawnSync(process.execPath, ['--version']).pid;
  const rows: readonly (readonly [name: string, holder: Holder | undefined, isTaken: boolean])[] = [
    ['this process, which still runs it', self, false],
    ['one that had the number of this process', after({ started: 1 }), true],
    ['one that has ended', after({ pid: gone }), true],
    ['one that lives', after({ pid: process.ppid, started: self ? startOf(process.ppid) : 0 }), false],
    ['the same number of another machine or container', after({ machine: 'other', started: 1 }), false],
    ['one that has ended on another machine', after({ machine: 'other', pid: gone }), false],
    ['nobody knows which process', undefined, false],
  ];
  for (const [name, holder, isTaken] of rows) {
    test(`of ${name} is ${isTaken ? 'taken over at once' : 'left alone'}`, { skip: !self }, async () => {
      const keep = memoryKeep();
      await (await hold(keep, asked({ holder }))).pend('left');
      const next = hold(keep, asked({ holder: self }));
      if (!isTaken) return assert.rejects(next, UserBusy);
      const { isAfterDeath, pending } = await next;
      return assert.deepEqual([isAfterDeath, pending], [true, 'left']);
    });
  }

  test('is taken over by nobody who cannot tell a dead process', { skip: !self }, async () => {
    const keep = memoryKeep();
    await hold(keep, asked({ holder: after({ pid: gone }) }));
    await assert.rejects(hold(keep, asked()), UserBusy);
  });

  test('takes no more attempts than the hour has, and says when there are more', async () => {
    const keep = memoryKeep();
    const run = async (at: number) => {
      const held = await hold(keep, asked({ now: () => at }));
      await held.take();
      await held.take();
      await held.release('reset/web', () => ended);
    };
    await run(hour);
    await run(hour + 1);
    await assert.rejects(run(hour + 2), (error: unknown) => {
      assert.ok(error instanceof AttemptsUsed);
      assert.equal(error.until, 2 * hour);
      assert.match(error.message, /^the 4 attempts an hour of this user are used up: .* 1970-01-01T02:00:00/);
      return true;
    });
    await run(2 * hour);
  });

  test('gives back what it set aside and did not take', async () => {
    const keep = memoryKeep();
    const held = await hold(keep, asked({ attempts: 3 }));
    await held.take();
    await held.release('reset/web', () => ended);
    assert.deepEqual((await all(keep)).attempts, [hour]);
  });

  test('takes more than it set aside only while there are some', async () => {
    const held = await hold(memoryKeep(), asked({ attempts: 2, attemptsAnHour: 3 }));
    for (const _each of [1, 2, 3]) await held.take();
    await assert.rejects(held.take(), AttemptsUsed);
  });
});

describe('the folder of what is kept', () => {
  test('is its owner’s alone, has no name of a user, and no more files than users', async () => {
    const place = join(folder, 'own');
    const keep = fileKeep(place, systemRandom);
    for (const current of ['a', 'b', 'c']) {
      await keep.update(name, kept => ({ kept: { ...kept, current }, gives: undefined }));
    }
    const files = await readdir(place);
    assert.equal(files.length, 1);
    assert.match(files[0] ?? '', /^eu-west-1_Kept\.[0-9a-f]{24}\.3\.json$/);
    assert.equal((await stat(place)).mode & 0o777, 0o700);
    assert.equal((await stat(join(place, files[0] ?? ''))).mode & 0o777, 0o600);
  });

  test('is not used where others may look into it', async () => {
    const place = join(folder, 'open');
    const keep = fileKeep(place, systemRandom);
    await all(keep);
    await chmod(place, 0o755);
    await assert.rejects(all(keep), /Others may look into .*; run: chmod 700 /);
  });

  test('is told where it is none', async () => {
    const place = join(folder, 'file');
    await writeFile(place, '');
    await assert.rejects(all(fileKeep(place, systemRandom)), {
      name: 'KeepProblem',
      message: `${place}, where the probe is to remember, is no folder: name another with keep.file.`,
    });
  });

  test('is told where a file in it is none of the probe’s', async () => {
    const place = join(folder, 'strange');
    const keep = fileKeep(place, systemRandom);
    await keep.update(name, kept => ({ kept: { ...kept, current: 'a' }, gives: undefined }));
    const [file = ''] = await readdir(place);
    assert.match(await readFile(join(place, file), 'utf8'), /"current":"a"/);
    const others = ['{"version":2}', 'text', '{"version":1,"current":7,"attempts":[],"journeys":{}}'];
    for (const other of others) {
      await writeFile(join(place, file), other);
      await assert.rejects(all(keep), /is not what the probe has written/);
    }
  });

  test('is told where it cannot be made', async () => {
    await assert.rejects(all(fileKeep('/proc/none/keep', systemRandom)), KeepProblem);
  });
});

test('a secret that was made without a value takes what the probe remembers, and loses nothing', async () => {
  const keep = keeps['Secrets Manager']?.() ?? memoryKeep();
  const add = (at: number) =>
    keep.update(name, kept => ({ kept: { ...kept, attempts: [...kept.attempts, at] }, gives: at }));
  await add(0);
  const made = [...secrets.keys()].at(-1) ?? '';
  secrets.set(made, { versions: new Map(), labels: new Map() });
  assert.deepEqual(await all(keep), nothingKept);
  await Promise.all([1, 2, 3].map(add));
  assert.deepEqual((await all(keep)).attempts.toSorted(), [1, 2, 3]);
});
