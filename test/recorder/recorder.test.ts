import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { bounded } from '../../src/recorder/bounded.ts';
import type { CallEvent } from '../../src/recorder/event.ts';
import { createRecorder, type EventFilter, type Recorder } from '../../src/recorder/recorder.ts';

function call(over: Partial<CallEvent> = {}): Omit<CallEvent, 'sequence'> {
  const event = { time: 0, requestId: 'r', operation: 'ForgotPassword', outcome: 'ok', ...over } as const;
  return { ...event, triggers: [], messages: [], milliseconds: 1 };
}

test('events are kept oldest first, and the oldest is dropped when there is no room', () => {
  const recorder = createRecorder({ calls: 3, bytes: 1_000_000 });
  for (let i = 0; i < 5; i += 1) recorder.record(call({ time: i }));
  assert.deepEqual(
    recorder.events().map(({ sequence, time }) => [sequence, time]),
    [
      [3, 2],
      [4, 3],
      [5, 4],
    ],
  );
});

describe('where all calls together are too large', () => {
  const room = 20_000;
  const withFacts = (texts: number) =>
    call({
      cause: {
        id: 'a',
        title: 'A',
        facts: Object.fromEntries(Array.from({ length: texts }, (_, at) => [`text${at}`, 'x'.repeat(512)])),
      },
    });
  const sizeOf = ({ sequence: _, ...recorded }: CallEvent) => bounded(recorded).bytes;
  const sequences = (recorder: Recorder) => recorder.events().map(({ sequence }) => sequence);

  test('the oldest are dropped, and no more than must be', () => {
    const recorder = createRecorder({ calls: 100, bytes: room });
    for (let turn = 0; turn < 500; turn += 1) {
      const before = recorder.events();
      recorder.record(withFacts((turn * 7) % 12));
      const kept = recorder.events();
      const dropped = before.filter(({ sequence }) => sequence < (kept[0]?.sequence ?? 0));
      const size = kept.reduce((sum, event) => sum + sizeOf(event), 0);
      assert.ok(size <= room);
      const last = dropped.at(-1);
      assert.ok(!last || size + sizeOf(last) > room);
      assert.equal(kept.at(-1)?.sequence, turn + 1);
      assert.equal(kept.length, (kept.at(-1)?.sequence ?? 0) - (kept[0]?.sequence ?? 0) + 1);
    }
  });
  test('one that is larger than the room is kept until the next', () => {
    const recorder = createRecorder({ calls: 100, bytes: room });
    recorder.record(call());
    recorder.record(withFacts(30));
    assert.deepEqual(sequences(recorder), [2]);
    recorder.record(call());
    assert.deepEqual(sequences(recorder), [3]);
    assert.deepEqual(
      recorder.events({ since: 1 }).map(({ sequence }) => sequence),
      [3],
    );
  });
  test('usual ones are all kept', () => {
    const recorder = createRecorder();
    for (let i = 0; i < 10_001; i += 1) recorder.record(withFacts(1));
    assert.deepEqual([sequences(recorder)[0], recorder.events().length], [2, 10_000]);
  });
});

describe('events can be chosen', () => {
  const recorder = createRecorder();
  recorder.record(call({ poolId: 'a', user: 'anna' }));
  recorder.record(call({ poolId: 'b', clientId: 'c', outcome: 'failed' }));
  recorder.record(
    call({ poolId: 'a', operation: 'SignUp', cause: { id: 'code-expired', title: 'Expired', facts: {} } }),
  );
  const rows: [name: string, filter: EventFilter, sequences: number[]][] = [
    ['all', {}, [1, 2, 3]],
    ['after a sequence', { since: 1 }, [2, 3]],
    ['after the last', { since: 3 }, []],
    ['the newest', { limit: 2 }, [2, 3]],
    ['none', { limit: 0 }, []],
    ['of a pool', { poolId: 'a' }, [1, 3]],
    ['of a client', { clientId: 'c' }, [2]],
    ['of a user', { user: 'anna' }, [1]],
    ['of an operation', { operation: 'SignUp' }, [3]],
    ['that failed', { outcome: 'failed' }, [2]],
    ['with a cause', { cause: 'code-expired' }, [3]],
    ['the newest of a pool', { poolId: 'a', limit: 1 }, [3]],
  ];
  for (const [name, filter, sequences] of rows) {
    test(name, () => {
      assert.deepEqual(
        recorder.events(filter).map(event => event.sequence),
        sequences,
      );
    });
  }
});

test('a listener hears each call until it stops', () => {
  const recorder = createRecorder();
  const heard: number[] = [];
  const stop = recorder.follow(event => heard.push(event.sequence));
  recorder.record(call());
  recorder.record(call());
  stop();
  recorder.record(call());
  assert.deepEqual(heard, [1, 2]);
});

test('long texts are cut, however deep they stand', () => {
  const long = 'x'.repeat(5000);
  const recorder = createRecorder();
  recorder.record(
    call({ user: long, cause: { id: 'a', title: 'A', facts: { target: long, violations: [long] } } }),
  );
  const [event] = recorder.events();
  assert.equal(event?.user?.length, 513);
  assert.ok(JSON.stringify(event).length < 2500);
});

test('of a long text no more than its beginning stays in memory', () => {
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  const recorder = createRecorder();
  const inUse = () => {
    collect();
    return process.memoryUsage().heapUsed;
  };
  const before = inUse();
  // Flat texts of a megabyte each, as parsing a body makes them.
  for (let i = 0; i < 100; i += 1) recorder.record(call({ user: JSON.parse(`"${'x'.repeat(1_000_000)}"`) }));
  assert.ok(inUse() - before < 10_000_000);
  assert.equal(recorder.events().length, 100);
});
