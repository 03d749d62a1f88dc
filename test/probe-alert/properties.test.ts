import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { alertsEntry } from '../../src/config/alerts-entry.ts';
import { inSeconds } from '../../src/config/duration.ts';
import { noAlertState, readAlertState } from '../../src/probe/alert/alert-state.ts';
import { type AlertRules, type Decision, decide } from '../../src/probe/alert/decide.ts';
import { dueEvent, settle } from '../../src/probe/alert/owed.ts';
import type { ProbeRun } from '../../src/probe/run.ts';
import { aFailedRun, aRun } from '../probe-report/a-run.ts';

const failure = fc.record({
  kind: fc.constantFrom('target', 'target', 'mailbox', 'quota', 'probe'),
  stage: fc.constantFrom('confirm', 'mail'),
});
const step = fc.record({
  failure: fc.option(failure, { nil: undefined }),
  /** Minutes since the run before. */
  later: fc.integer({ min: 1, max: 240 }),
  mail: fc.option(fc.integer({ min: 1, max: 120_000 }), { nil: undefined }),
  missed: fc.subarray(['slack[0]', 'pagerduty[0]']),
});
const steps = fc.array(step, { minLength: 1, maxLength: 60 });
const settings = fc.record({
  after: fc.integer({ min: 1, max: 4 }),
  warnAfter: fc.integer({ min: 1, max: 6 }),
  repeat: fc.constantFrom('5m', '6h', '30d'),
  flapping: fc.record({
    changes: fc.integer({ min: 2, max: 8 }),
    within: fc.constantFrom('10m', '1h', '7d'),
  }),
});

interface Seen extends Decision {
  readonly run: ProbeRun;
  readonly at: number;
}

/** What is decided after each of the runs; what is remembered goes through JSON, as it is kept. */
function decisions(
  given: readonly (typeof step extends fc.Arbitrary<infer S> ? S : never)[],
  rules: AlertRules,
): Seen[] {
  let state: unknown = noAlertState;
  let at = Date.UTC(2026, 4, 1);
  return given.map(({ failure: failed, later, mail, missed }) => {
    at += later * 60_000;
    const base = { startedAt: at, mailMilliseconds: mail };
    const run = failed ? aFailedRun({ ...failed, cause: undefined }, base) : aRun(base);
    const decision = decide(readAlertState(state), run, rules, at);
    const due = dueEvent(decision, failed !== undefined);
    const kept = settle(decision.state, due, missed);
    state = JSON.parse(JSON.stringify(kept));
    assert.deepEqual(readAlertState(state), kept, 'what is kept is read again');
    return { ...decision, state: kept, run, at };
  });
}

function holds(check: (seen: readonly Seen[], rules: AlertRules) => void): void {
  fc.assert(
    fc.property(steps, settings, (given, set) => {
      const rules = alertsEntry.parse(set);
      check(decisions(given, rules), rules);
    }),
    { numRuns: 300 },
  );
}

function whatFails({ failure: failed }: ProbeRun): string {
  return `${failed?.kind} ${failed?.stage}`;
}

describe('whatever happens', () => {
  test('nothing is told twice within `repeat`, unless what fails or how bad it is has changed', () => {
    holds((seen, rules) => {
      let last: Seen | undefined;
      for (const now of seen) {
        if (now.incident?.kind === 'firing') {
          const isSame =
            last?.incident?.kind === 'firing' &&
            whatFails(last.run) === whatFails(now.run) &&
            last.incident.severity === now.incident.severity;
          if (last && isSame) assert.ok(now.at - last.at >= inSeconds(rules.repeat) * 1_000);
        }
        if (now.incident) last = now;
      }
    });
  });

  test('a recovery follows something that was told, and only once', () => {
    holds(seen => {
      let isOpen = false;
      for (const { incident, run } of seen) {
        if (incident?.kind === 'recovered') {
          assert.ok(isOpen, 'something was told before');
          assert.equal(run.failure, undefined);
        }
        if (incident) isOpen = incident.kind !== 'recovered';
      }
    });
  });

  test('while results change all the time, nothing but that is told', () => {
    holds(seen => {
      let isFlapping = false;
      for (const { incident, state } of seen) {
        if (isFlapping && state.flapping) assert.equal(incident, undefined);
        if (incident?.kind === 'flapping') assert.ok(!isFlapping && state.flapping);
        isFlapping = state.flapping !== undefined;
      }
    });
  });

  test('people are woken up only by failures of the target', () => {
    holds(seen => {
      for (const { incident, run } of seen) {
        if (incident?.kind === 'firing' && incident.severity === 'page')
          assert.equal(run.failure?.kind, 'target');
      }
    });
  });

  test('an alert begins before it is told', () => {
    holds(seen => {
      for (const { incident, at } of seen)
        if (incident) assert.ok(incident.since <= at && incident.since > 0);
    });
  });

  test('what is remembered is bounded', () => {
    holds(seen => {
      for (const { state } of seen) assert.ok(JSON.stringify(state).length < 6_000);
    });
  });
});

describe('what was kept', () => {
  const rows = [
    ['nothing', undefined],
    ['null', null],
    ['another form', { runs: 'many' }],
    ['more runs than are kept', { runs: Array.from({ length: 21 }, () => ({ at: 1 })), changes: [] }],
    ['an unknown kind', { runs: [{ at: 1, failed: 'weather' }], changes: [] }],
  ] as const;
  for (const [name, value] of rows) {
    test(`${name} is as if nothing was`, () => assert.deepEqual(readAlertState(value), noAlertState));
  }
});
