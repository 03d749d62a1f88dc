import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createTestClock, type TimeSpan } from '../../src/testing/test-clock.ts';

/** A machine whose time a test sets. */
function machine() {
  const given = { time: 1_000_000, now: () => given.time };
  return { given, clock: createTestClock(given) };
}

describe('the clock', () => {
  test("starts at the machine's time and runs on with it", () => {
    const { given, clock } = machine();
    assert.equal(clock.now(), 1_000_000);
    given.time += 5;
    assert.equal(clock.now(), 1_000_005);
  });
  test('stands still while it is paused, and runs on from there', () => {
    const { given, clock } = machine();
    clock.pause();
    given.time += 5_000;
    assert.equal(clock.now(), 1_000_000);
    clock.advance(1);
    clock.pause();
    assert.equal(clock.now(), 1_000_001);
    clock.resume();
    given.time += 5;
    assert.equal(clock.now(), 1_000_006);
    clock.resume();
    assert.equal(clock.now(), 1_000_006);
  });

  const spans: readonly (readonly [by: TimeSpan, milliseconds: number])[] = [
    [0, 0],
    [1, 1],
    ['500ms', 500],
    ['90s', 90_000],
    ['61m', 3_660_000],
    ['2h', 7_200_000],
    ['1d', 86_400_000],
  ];
  for (const [by, milliseconds] of spans) {
    test(`advances by ${by}`, () => {
      const { clock } = machine();
      clock.advance(by);
      assert.equal(clock.now(), 1_000_000 + milliseconds);
    });
  }

  for (const by of [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY]) {
    test(`does not advance by ${by}`, () => {
      assert.throws(() => machine().clock.advance(by), {
        name: 'RangeError',
        message: `The clock moves forward by whole milliseconds, not by ${by}.`,
      });
    });
  }
  for (const by of ['', '1', 'h', '1h30m', '-1h', '1 h', '1w', '1.5h']) {
    test(`does not advance by "${by}"`, () => {
      assert.throws(() => machine().clock.advance(by), {
        name: 'RangeError',
        message: `"${by}" is no length of time; write such as 500ms, 90s, 61m, 2h or 1d.`,
      });
    });
  }
});
