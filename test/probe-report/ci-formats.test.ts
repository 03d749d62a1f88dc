import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { paint } from '../../src/cli/paint.ts';
import { githubReport } from '../../src/cli/probe/probe-github.ts';
import { junitReport } from '../../src/cli/probe/probe-junit.ts';
import { runLine } from '../../src/cli/probe/probe-report.ts';
import type { PostponedWork } from '../../src/cli/probe/round-report.ts';
import { probeFormat, tellReport } from '../../src/cli/probe/tell-report.ts';
import type { ProbeRun } from '../../src/probe/run.ts';
import { fakeTerminal } from '../cli/fake-terminal.ts';
import { wellFormedXml, type XmlElement } from '../cli/well-formed-xml.ts';
import { aFailedRun, aFailure, aPoolsRun, aRun } from './a-run.ts';

/** Names and numbers of the suites, and what is in their cases. */
function suitesOf(xml: string) {
  const inside = ({ children }: XmlElement) =>
    children.map(({ name, attributes }) => [name, attributes.message]);
  return wellFormedXml(xml).children.map(
    ({ attributes: { name, tests, failures, errors, skipped }, children }) => ({
      ...{ name, tests, failures, errors, skipped },
      cases: children.map(one => [one.attributes.name, ...inside(one)]),
    }),
  );
}

describe('runs as JUnit’s XML', () => {
  test('a suite for each, a case for each stage', () => {
    const passedOver = { subject: aRun().subject, journey: 'lockdown', reason: 'Sign-up is open.' };
    const failed = aFailedRun({ message: 'It said "<no>" & went.' });
    assert.deepEqual(suitesOf(junitReport([aRun(), failed], [passedOver])), [
      {
        ...{ name: 'phenom-staging / phenom-dev-hasura-client / reset' },
        ...{ tests: '3', failures: '0', errors: '0', skipped: '0' },
        cases: [['request'], ['mail'], ['sign-in']],
      },
      {
        ...{ name: 'phenom-staging / phenom-dev-hasura-client / reset' },
        ...{ tests: '3', failures: '1', errors: '0', skipped: '1' },
        cases: [
          ['request'],
          ['confirm', ['failure', 'It said "<no>" & went.']],
          ['sign-in', ['skipped', 'an earlier stage failed']],
        ],
      },
      {
        ...{ name: 'phenom-staging / phenom-dev-hasura-client / lockdown' },
        ...{ tests: '1', failures: '0', errors: '0', skipped: '1' },
        cases: [['lockdown', ['skipped', 'Sign-up is open.']]],
      },
    ]);
  });

  test('what is not the target’s fault is an error', () => {
    const [suite] = suitesOf(junitReport([aFailedRun({ kind: 'mailbox', stage: 'mail' })], []));
    assert.deepEqual([suite?.failures, suite?.errors], ['0', '1']);
  });

  test('whatever is seen, it is well-formed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), message => {
        wellFormedXml(junitReport([aFailedRun({ message, findings: [{ check: 'x', title: message }] })], []));
      }),
      { numRuns: 50 },
    );
  });
});

describe('the report of a round', () => {
  /** What is said in the terminal. */
  function said(
    format: string,
    runs: readonly ProbeRun[] = [aRun()],
    colour = true,
    postponed: readonly PostponedWork[] = [],
  ): string {
    const terminal = fakeTerminal('/');
    const choice = { all: true, format, output: undefined, json: false };
    tellReport({ runs, passedOver: [], postponed }, choice, { paint: paint(colour), columns: 80 }, terminal);
    return terminal.said.join('\n');
  }

  test('is coloured in the terminal, and neither in a log of GitHub’s nor in XML', () => {
    assert.ok(said('text').includes('\u001b['));
    for (const format of ['github', 'junit', 'json']) assert.ok(!said(format).includes('\u001b['), format);
  });

  test('with annotations has the report above them, in which nothing is a command', () => {
    const run = aFailedRun(
      { message: '::stop-commands::x' },
      { subject: { ...aRun().subject, poolName: '::set-env' } },
    );
    const lines = said('github', [run]).split('\n');
    assert.equal(lines.filter(line => /^\s*::/.test(line)).length, 1);
    assert.match(lines.at(-1) ?? '', /^::error title=reset failed at confirm%3A %3A%3Aset-env/);
  });

  const hostile = '\u001b]0;owned\u0007\u202e\u0085\n::stop-commands::x\u2028##[add-mask]ok';
  const runOfOthers = aFailedRun(
    { cause: { id: 'x', title: hostile, facts: { said: hostile } }, message: hostile },
    { subject: { ...aRun().subject, poolName: hostile } },
  );
  const look = { paint: paint(false), columns: 80 };
  const reports: readonly (readonly [name: string, text: () => string])[] = [
    ['of one run', () => said('text', [runOfOthers], false)],
    ['of many', () => said('text', [runOfOthers, aRun()], false)],
    ['with annotations', () => said('github', [runOfOthers]).split('\n').slice(0, -1).join('\n')],
    ['as lines', () => runLine(runOfOthers, look)],
    ['as JSON', () => said('json', [runOfOthers])],
    ['as XML', () => said('junit', [runOfOthers])],
  ];
  for (const [name, text] of reports) {
    test(`${name} says what others wrote without what a terminal or GitHub obeys`, () => {
      const plain = text();
      assert.doesNotMatch(plain, /(?!\n)[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}]|^\s*::|##\[/mu);
      assert.match(plain, /add-mask/);
    });
  }

  const reason = 'the 4 attempts of this user are used up';
  const postponed = [{ subject: aRun().subject, journey: 'reset', reason, until: 60_000 }];
  const told: readonly (readonly [format: string, text: RegExp])[] = [
    ['text', /\nPostponed\n {2}The 4 attempts of this user are used up\n\n0 of 0 ok, 1 postponed$/],
    ['json', /"postponed": "the 4 attempts of this user are used up",\n +"until": 60000/],
    ['junit', /<skipped message="the 4 attempts of this user are used up"\/?>/],
    [
      'github',
      /\n::warning title=reset did not begin%3A phenom-staging \/ phenom-dev-hasura-client::the 4 attempts of this user are used up$/,
    ],
  ];
  for (const [format, text] of told) {
    test(`as ${format} tells what could not begin`, () =>
      assert.match(said(format, [], false, postponed), text));
  }

  const rows = [
    ['no format', {}, 'text'],
    ['--json', { json: true }, 'json'],
    ['--format junit', { format: 'junit' }, 'junit'],
    ['both', { json: true, format: 'junit' }, /exclude each other/],
    [
      'another',
      { format: 'constructor' },
      /^--format is one of text, json, junit, github, not "constructor"\.$/,
    ],
  ] as const;
  for (const [name, given, expected] of rows) {
    test(`is chosen by ${name}`, () => {
      const choose = () => probeFormat({ format: undefined, json: false, ...given });
      if (typeof expected === 'string') assert.equal(choose(), expected);
      else assert.throws(choose, { name: 'UsageProblem', message: expected });
    });
  }
});

describe('runs as annotations of GitHub', () => {
  const rows = [
    ['nothing wrong', [aRun()], 'Nothing wrong.'],
    [
      'a failure of the target is an error',
      [aRun(), aFailedRun({ message: 'Refused: 100 %\n::error::x', findings: [] })],
      '::error title=reset failed at confirm%3A phenom-staging / phenom-dev-hasura-client::Refused: 100 %25%0A::error::x%0ACause: The code was submitted by another app client than the one that asked for it (code-issued-to-another-client)',
    ],
    [
      'anything else a warning',
      [aPoolsRun(aFailure({ kind: 'probe', stage: 'keys', message: 'No.', cause: undefined, findings: [] }))],
      '::warning title=jwks failed at keys%3A phenom-staging::No.',
    ],
  ] as const;
  for (const [name, runs, text] of rows)
    test(name, () => assert.equal(githubReport({ runs, postponed: [] }), text));
});
