import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { createPace } from '../../src/operations/pace.ts';
import { waitUntil } from '../../src/operations/wait-until.ts';
import { client, description } from './described.ts';
import { person } from './people.ts';
import { startWire, type Wire } from './wire.ts';

describe('a pace', () => {
  /** A pace whose time is moved by the test, with what it did and until when it waited. */
  function paceOfTest(below = (limit: number) => limit - 1) {
    const waits: (number | 'rehearsal')[] = [];
    const time = { now: 0 };
    const pace = createPace({
      random: { below },
      elapsed: () => time.now,
      waitUntil: async until => {
        waits.push(until - time.now);
        time.now = Math.max(time.now, until);
      },
    });
    const rehearsal = async () => void waits.push('rehearsal');
    const asLong = (kind: string, pretended = () => {}) => pace.asLong(kind, pretended, rehearsal);
    const work = (kind: string, milliseconds: number) =>
      pace.timed(kind, async () => {
        time.now += milliseconds;
        return 'done';
      });
    return { pace, time, waits, work, asLong };
  }

  test('rehearses while nothing is known of that kind', async () => {
    const { waits, work, asLong } = paceOfTest();
    await work('b', 500);
    await asLong('a');
    assert.deepEqual(waits, ['rehearsal']);
  });
  test('waits as long as work of that kind took', async () => {
    const { waits, work, asLong } = paceOfTest();
    assert.equal(await work('a', 20.25), 'done');
    await work('b', 500);
    await asLong('a');
    assert.deepEqual(waits, [20.25]);
  });
  test('counts what is done in place of the work, and gives its result', async () => {
    const { pace, time, waits, work } = paceOfTest();
    await work('a', 20);
    const pretended = () => {
      time.now += 8;
      return 'pretended';
    };
    assert.equal(await pace.asLong('a', pretended, async () => {}), 'pretended');
    assert.deepEqual(waits, [12]);
  });
  test('draws among the latest, each as likely', async () => {
    const draws = [2, 0, 1];
    const { waits, work, asLong } = paceOfTest(limit => {
      assert.equal(limit, 3);
      return draws.shift() ?? 0;
    });
    for (const milliseconds of [1, 70, 3]) await work('a', milliseconds);
    for (let count = 0; count < 3; count += 1) await asLong('a');
    assert.deepEqual(waits, [3, 1, 70]);
  });
  test('forgets what is long past', async () => {
    const limits: number[] = [];
    const { waits, work, asLong } = paceOfTest(limit => {
      limits.push(limit);
      return 0;
    });
    await work('a', 10_000);
    for (let count = 0; count < 64; count += 1) await work('a', count);
    await asLong('a');
    assert.deepEqual([waits, limits], [[0], [64]]);
  });
  test('does not count what failed, and passes the failure on', async () => {
    const { pace, waits, asLong } = paceOfTest();
    const failure = new Error('no');
    await assert.rejects(
      pace.timed('a', () => Promise.reject(failure)),
      failure,
    );
    await asLong('a');
    assert.deepEqual(waits, ['rehearsal']);
  });
});

describe('waiting until a time', () => {
  const rows: readonly [name: string, until: number, timers: readonly number[], ends: number][] = [
    ['that is past', -1, [], 0],
    ['that is now', 0, [], 0],
    ['a fraction of a millisecond away', 0.3, [], 0.5],
    ['two milliseconds away', 2, [], 2],
    ['far away, by a timer up to shortly before', 300.4, [298], 300.5],
  ];
  for (const [name, until, timers, ends] of rows) {
    test(name, async () => {
      let now = 0;
      const asked: number[] = [];
      const pause = async (milliseconds: number) => {
        asked.push(milliseconds);
        now += milliseconds + 1;
      };
      // Each turn of the event loop takes half a millisecond here.
      const turn = async () => {
        now += 0.5;
      };
      await waitUntil({ elapsed: () => now, pause, turn }, until);
      assert.deepEqual([asked, now], [timers, ends]);
    });
  }
});

describe('where sending takes a while', () => {
  let wire: Wire;
  before(async () => {
    const slow = new URL('./handlers/slow.mjs', import.meta.url);
    wire = await startWire({ pools: description, triggers: { CustomMessage: slow } });
  });
  after(() => wire.stop());

  test('an answer for a user who is not there takes as long', async () => {
    const anna = await person(wire);
    await wire.ok('ForgotPassword', { ClientId: client.hiding, Username: anna.name });
    const since = performance.now();
    await wire.ok('ForgotPassword', { ClientId: client.hiding, Username: 'nobody' });
    // The handler's own 300 ms are part of every sending.
    assert.ok(performance.now() - since > 290);
  });
});
