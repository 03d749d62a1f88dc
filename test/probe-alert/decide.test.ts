import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { alertsEntry } from '../../src/config/alerts-entry.ts';
import { type AlertState, noAlertState } from '../../src/probe/alert/alert-state.ts';
import { type AlertRules, decide } from '../../src/probe/alert/decide.ts';
import type { ProbeRun } from '../../src/probe/run.ts';
import { aFailedRun, aRun } from '../probe-report/a-run.ts';

const minute = 60_000;
const begin = Date.UTC(2026, 4, 1);

/**
 * A run by a letter: `o` went well; `t` failed at confirm and `T` at sign-in, by the target; `m` by the mailbox, `q` by a
 * quota, `p` by the probe itself.
 */
function runOf(letter: string, startedAt: number, mailMilliseconds: number | undefined): ProbeRun {
  const run = { startedAt, mailMilliseconds };
  const kinds: Readonly<Record<string, 'mailbox' | 'quota' | 'probe'>> = {
    m: 'mailbox',
    q: 'quota',
    p: 'probe',
  };
  if (letter === 'o') return aRun(run);
  if (letter === 't') return aFailedRun({}, run);
  if (letter === 'T') return aFailedRun({ stage: 'sign-in', cause: undefined }, run);
  const kind = kinds[letter] ?? assert.fail(`no run is ${letter}`);
  return aFailedRun({ stage: 'mail', kind, cause: undefined }, run);
}

/** What is told after each of the runs, which are so many minutes apart: a word for each, `-` for nothing. */
function told(letters: string, every: number, given: object = {}): { words: string; state: AlertState } {
  const rules: AlertRules = alertsEntry.parse(given);
  let state = noAlertState;
  const words = [...letters].map((letter, index) => {
    const at = begin + index * every * minute;
    const decision = decide(state, runOf(letter, at, undefined), rules, at + 5_000);
    state = decision.state;
    const { incident } = decision;
    if (!incident) return '-';
    const kind = incident.kind === 'firing' && incident.isRepeat ? 'still' : incident.kind;
    return `${kind}/${incident.severity === 'page' ? 'page' : 'warn'}`;
  });
  return { words: words.join(' '), state };
}

describe('after runs an hour apart', () => {
  const rows = [
    ['one failure is none', 'oto', '- - -'],
    ['two in a row page', 'ott', '- - firing/page'],
    ['two in a row page from the start', 'tt', '- firing/page'],
    ['and are told once', 'ttttt', '- firing/page - - -'],
    [
      'and again after six hours',
      'tttttttttttttt',
      '- firing/page - - - - - still/page - - - - - still/page',
    ],
    ['that it is over is told at once', 'tttoo', '- firing/page - recovered/page -'],
    ['and a relapse is told at once', 'ttott', '- firing/page recovered/page firing/page -'],
    ['and what comes later is new', 'ttoooott', '- firing/page recovered/page - - - - firing/page'],
    ['another stage is told at once', 'tttTT', '- firing/page - firing/page -'],
    ['three of five page', 'totot', '- - - - firing/page'],
    ['which one good run does not end', 'tototoo', '- - - - firing/page - recovered/page'],
    ['two of five do not', 'tooto', '- - - - -'],
    ['the mailbox alone never pages, and warns after four', 'mmmmmm', '- - - firing/warn - -'],
    ['nor does a quota', 'qqqqo', '- - - firing/warn recovered/warn'],
    ['nor the probe itself', 'pppp', '- - - firing/warn'],
    ['different reasons in a row warn', 'mqpm', '- - - firing/warn'],
    [
      'a warning that becomes a failure of the target pages',
      'mmmmtt',
      '- - - firing/warn firing/warn firing/page',
    ],
    [
      'whose recovery those are told who were woken up',
      'ttmmmmo',
      '- firing/page - firing/warn - - recovered/page',
    ],
    [
      'a mailbox between two failures of the target does not end them',
      'ttmto',
      '- firing/page - - recovered/page',
    ],
  ] as const;
  for (const [name, letters, words] of rows) {
    test(name, () => assert.equal(told(letters, 60).words, words));
  }
});

describe('the rules are those of the settings', () => {
  const rows = [
    ['after: 1 pages at once', 't', { after: 1 }, 'firing/page'],
    ['after: 3 waits', 'ttt', { after: 3, often: { failed: 5, of: 5 } }, '- - firing/page'],
    ['often: 2 of 4', 'toot', { often: { failed: 2, of: 4 } }, '- - - firing/page'],
    ['warnAfter: 1', 'm', { warnAfter: 1 }, 'firing/warn'],
    ['repeat: 2h', 'ttttt', { repeat: '2h' }, '- firing/page - still/page -'],
  ] as const;
  for (const [name, letters, given, words] of rows) {
    test(name, () => assert.equal(told(letters, 60, given).words, words));
  }
});

describe('results that change all the time', () => {
  const five = { flapping: { changes: 4, within: '1h' } };
  const rows = [
    [
      'are told once, then nothing, until they are steady and well',
      'tototototoooooo',
      '- - - - firing/page flapping/page - - - - - - - recovered/page -',
    ],
    ['or steady and bad', 'totototottttttt', '- - - - firing/page flapping/page - - - - - - firing/page - -'],
    [
      'so are stages that change',
      'tTtTtTtT',
      '- firing/page firing/page firing/page firing/page flapping/page - -',
    ],
    ['what never is told does not flap either', 'momomomomo', '- - - - - - - - - -'],
  ] as const;
  for (const [name, letters, words] of rows) {
    test(name, () => assert.equal(told(letters, 5, five).words, words));
  }

  test('an hour without a change ends it too', () => {
    const { state } = told('totototo', 5);
    assert.ok(state.flapping);
    const at = begin + 8 * 60 * minute;
    const { incident, state: steady } = decide(state, runOf('o', at, undefined), alertsEntry.parse({}), at);
    // The first good run after a good one is no change.
    assert.equal(incident?.kind, 'recovered');
    assert.equal(steady.flapping, undefined);
  });

  test('a bad end that is not told yet is told once it is over', () => {
    const at = begin;
    const flapping: AlertState = {
      runs: [{ at, failed: 'mailbox', what: 'mailbox mail ' }],
      changes: [],
      flapping: { since: begin, severity: 'page' },
    };
    const rules = alertsEntry.parse({});
    const quiet = decide(flapping, runOf('m', at + minute, undefined), rules, at + minute);
    assert.equal(quiet.incident, undefined);
    let { state } = quiet;
    const kinds = [2, 3].map(minutes => {
      const when = at + minutes * minute;
      const decision = decide(state, runOf('o', when, undefined), rules, when);
      state = decision.state;
      return decision.incident?.kind;
    });
    assert.deepEqual(kinds, [undefined, 'recovered']);
  });
});

test('an alert says since when', () => {
  const rules = alertsEntry.parse({});
  let state = noAlertState;
  const since = [...'ottto'].map((letter, index) => {
    const at = begin + index * 60 * minute;
    const { incident, state: next } = decide(state, runOf(letter, at, undefined), rules, at);
    state = next;
    return incident && (incident.since - begin) / minute;
  });
  assert.deepEqual(since, [undefined, undefined, 60, undefined, 60]);
  assert.equal(state.lastSuccessAt, begin + 240 * minute);
});

describe('mails that are slow', () => {
  function mails(seconds: readonly (number | undefined)[], every = 60): string {
    const rules = alertsEntry.parse({});
    let state = noAlertState;
    return seconds
      .map((took, index) => {
        const at = begin + index * every * minute;
        const run = runOf('o', at, took === undefined ? undefined : took * 1_000);
        const decision = decide(state, run, rules, at);
        state = decision.state;
        return decision.slowMail?.kind ?? '-';
      })
      .join(' ');
  }
  const quick = Array.from({ length: 20 }, () => 5);
  const rows = [
    ['few say nothing', [90, 90, 90, 90], '- - - -'],
    ['five do', [90, 90, 90, 90, 90], '- - - - slow-mail'],
    ['one alone does not', [5, 5, 5, 5, 90, 5], '- - - - - -'],
    ['two do', [5, 5, 5, 90, 90, 5], '- - - - slow-mail -'],
    [
      'told again after six hours',
      [90, 90, 90, 90, 90, 90, 90, 90, 90, 90, 90],
      '- - - - slow-mail - - - - - slow-mail',
    ],
    ['runs without a mail say nothing', [90, 90, 90, 90, undefined, 90], '- - - - - slow-mail'],
  ] as const;
  for (const [name, seconds, words] of rows) {
    test(name, () => assert.equal(mails(seconds), words));
  }

  test('told when they no longer are', () => {
    const words = mails([90, 90, 90, 90, 90, ...quick], 5).split(' ');
    assert.equal(words[4], 'slow-mail');
    assert.deepEqual(
      words.filter(word => word !== '-'),
      ['slow-mail', 'mail-in-time'],
    );
  });
});
