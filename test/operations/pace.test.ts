import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { createPace } from '../../src/operations/pace.ts';
import { client, description } from './described.ts';
import { person } from './people.ts';
import { startWire, type Wire } from './wire.ts';

describe('a pace', () => {
  /** A pace whose time is moved by the test, with the waits that it asked for. */
  function paceOfTest() {
    const waits: number[] = [];
    const time = { now: 0 };
    const pace = createPace({
      random: { below: limit => limit - 1 },
      elapsed: () => time.now,
      pause: async milliseconds => void waits.push(milliseconds),
    });
    const work = (kind: string, milliseconds: number) =>
      pace.timed(kind, async () => {
        time.now += milliseconds;
        return 'done';
      });
    return { pace, waits, work };
  }

  test('waits for nothing while nothing is known', async () => {
    const { pace, waits } = paceOfTest();
    await pace.asLong('a');
    assert.deepEqual(waits, []);
  });
  test('waits as long as work of that kind took', async () => {
    const { pace, waits, work } = paceOfTest();
    assert.equal(await work('a', 20), 'done');
    await work('b', 500);
    await pace.asLong('a');
    assert.deepEqual(waits, [20]);
  });
  test('forgets what is long past', async () => {
    const { pace, waits, work } = paceOfTest();
    await work('a', 10_000);
    for (let count = 0; count < 32; count += 1) await work('a', count);
    await pace.asLong('a');
    assert.deepEqual(waits, [31]);
  });
  test('does not count what failed, and passes the failure on', async () => {
    const { pace, waits } = paceOfTest();
    const failure = new Error('no');
    await assert.rejects(
      pace.timed('a', () => Promise.reject(failure)),
      failure,
    );
    await pace.asLong('a');
    assert.deepEqual(waits, []);
  });
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
