import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { createBoundedMap } from '../../src/tap/bounded-map.ts';
import { createRecordingFile } from '../../src/tap/recording-file.ts';
import type { RecordingHead } from '../../src/tap/recording-line.ts';
import { readRecording } from '../../src/tap/replay/read-recording.ts';
import type { WatchedCall } from '../../src/tap/watched-call.ts';

const head: RecordingHead = {
  recording: 1,
  madeBy: 'this test',
  upstream: 'http://127.0.0.1:9400',
  startedAt: '2026-11-21T10:00:00.000Z',
  showsUsers: false,
};
const call: WatchedCall = {
  time: Date.UTC(2026, 10, 21, 10),
  milliseconds: 1,
  operation: 'GetUser',
  signed: 'no',
  status: 200,
  outcome: 'ok',
  input: { AccessToken: 'access-token#01234567' },
};

let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tap-'));
});
after(() => rm(folder, { recursive: true }));

describe('the file of a recording', () => {
  test('grows to its size and no further, and counts what is left out', async () => {
    const path = join(folder, 'full.ndjson');
    const file = await createRecordingFile(path, 2_000, head);
    for (let at = 0; at < 100; at += 1) file.write(call);
    // A short one that would still fit comes too late: a recording has no gaps.
    file.write({ ...call, operation: 'X', input: {} });
    await file.close();
    const text = await readFile(path, 'utf8');
    assert.ok(text.length <= 2_000 && text.endsWith('}\n'));
    const { written, leftOut } = file.counts();
    assert.equal(written + leftOut, 101);
    assert.equal(text.split('\n').length, written + 2);
    assert.equal(file.problem(), 'It has reached its size.');
    assert.deepEqual(
      (await readRecording(path)).map(({ call: number }) => number),
      Array.from({ length: written }, (_, at) => at + 1),
    );
  });

  test('leaves out what a call carried where that is too long for a line', async () => {
    const path = join(folder, 'long.ndjson');
    const file = await createRecordingFile(path, 10_000_000, head);
    file.write({ ...call, input: { Filter: 'x'.repeat(600_000) } });
    await file.close();
    const [only] = await readRecording(path);
    assert.deepEqual([only?.isCut, only?.input, only?.operation], [true, undefined, 'GetUser']);
  });

  test('takes the place of no other', async () => {
    const path = join(folder, 'twice.ndjson');
    await (await createRecordingFile(path, 2_000, head)).close();
    await assert.rejects(createRecordingFile(path, 2_000, head), { code: 'EEXIST' });
  });
});

test('a bounded map forgets what was set longest ago', () => {
  const map = createBoundedMap<number>(3);
  for (const [key, value] of [
    ['a', 1],
    ['b', 2],
    ['c', 3],
    ['a', 4],
    ['d', 5],
  ] as const)
    map.set(key, value);
  assert.deepEqual(['a', 'b', 'c', 'd'].map(map.get), [4, undefined, 3, 5]);
  assert.equal(map.size, 3);
});
