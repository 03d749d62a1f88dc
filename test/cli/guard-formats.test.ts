import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { githubReport } from '../../src/cli/guard/guard-github.ts';
import { jsonReport } from '../../src/cli/guard/guard-json.ts';
import { junitReport } from '../../src/cli/guard/guard-junit.ts';
import type { GuardReport } from '../../src/cli/guard/guard-report.ts';
import { tapReport } from '../../src/cli/guard/guard-tap.ts';
import { textReport } from '../../src/cli/guard/guard-text.ts';
import { paint } from '../../src/cli/paint.ts';
import { invariants } from '../../src/guard/invariants.ts';
import { occasionsOf } from '../../src/guard/occasion.ts';
import { pools } from '../guard/guarded-pages.ts';
import { wellFormedXml } from './well-formed-xml.ts';

/** One thing wrong in all: the second app client's code goes astray, with signs that mean something in each format. */
const report: GuardReport = {
  page: 'dist',
  browser: 'jsdom',
  pools,
  verdicts: occasionsOf(pools).flatMap(occasion =>
    invariants
      .filter(({ appliesTo }) => appliesTo(occasion))
      .map(invariant => {
        const isIt =
          invariant.id === 'returns-to-issuer' &&
          occasion.kind === 'client' &&
          occasion.client.name === 'access';
        return {
          invariant,
          occasion,
          problem: isIt ? 'It went to <nobody>, 100 % & "more".\nNot # here.' : undefined,
          isSeen: true,
          isEndless: false,
        };
      }),
  ),
  mutants: [
    { name: 'hardcode-client', about: 'sends all to one', outcome: 'caught', by: 'It went elsewhere.' },
    { name: 'drop-client', about: 'reads no client', outcome: 'not caught', by: undefined },
    { name: 'ignore-pool', about: 'reads no pool', outcome: 'no place', by: 'there is one pool' },
  ],
  milliseconds: 1_234,
};

describe('a report of guard', () => {
  test('as JSON', () => {
    const data = JSON.parse(jsonReport(report));
    assert.deepEqual([data.schemaVersion, data.ok, data.milliseconds], [1, false, 1_234]);
    assert.equal(data.clients.length, 4);
    const wrong = data.checks.filter((check: { ok: boolean }) => !check.ok);
    assert.deepEqual(
      wrong.map((check: { invariant: string; kind: string; client: string }) => [
        check.invariant,
        check.kind,
        check.client,
      ]),
      [['returns-to-issuer', 'client', '4h0qk7sdn2v9ru1c6mfo5tbe3p']],
    );
    assert.deepEqual(
      data.mutants.map(({ outcome }: { outcome: string }) => outcome),
      ['caught', 'not caught', 'no place'],
    );
  });

  test('as JSON, in which a page says nothing that a terminal or GitHub Actions obeys', () => {
    const problem = 'The page says \u009b2J\u202e and ##[add-mask]x';
    const verdicts = report.verdicts.map(verdict => ({ ...verdict, problem }));
    const text = jsonReport({ ...report, verdicts });
    assert.doesNotMatch(text, /[\u009b\u202e]|##\[/);
    assert.equal(JSON.parse(text).checks[0].problem, problem);
  });

  test('as text, in which nothing that a page says is a command to GitHub Actions', () => {
    const said = `The page says ${'word '.repeat(20)} ::error::not ours ##[add-mask]x ::`;
    const verdicts = report.verdicts.map(verdict => ({ ...verdict, problem: said }));
    for (const columns of [40, 80, 110]) {
      const text = textReport({ ...report, page: '::stop-commands::x', verdicts }, paint(false), columns);
      assert.doesNotMatch(text, /^\s*::/m);
      assert.doesNotMatch(text, /##\[/);
      assert.match(text, /not ours/);
    }
  });

  test('in the Test Anything Protocol', () => {
    const lines = tapReport(report).split('\n');
    const count = report.verdicts.length + report.mutants.length;
    assert.deepEqual(lines.slice(0, 2), ['TAP version 14', `1..${count}`]);
    assert.equal(lines.filter(line => /^(?:not )?ok \d/.test(line)).length, count);
    assert.deepEqual(
      lines.filter(line => /^not ok|# SKIP/.test(line)).map(line => line.replace(/ok \d+/, 'ok')),
      [
        'not ok - returns-to-issuer: nbjA / access',
        'not ok - mutant drop-client',
        'ok - mutant ignore-pool # SKIP there is one pool',
      ],
    );
  });

  test('as XML of JUnit', () => {
    const suites = wellFormedXml(junitReport(report)).children;
    const failed = suites.filter(({ attributes }) => attributes.failures !== '0');
    assert.deepEqual(
      failed.map(({ attributes }) => [attributes.name, attributes.failures, attributes.skipped]),
      [
        ['returns-to-issuer: The code goes back to the app client that the link names.', '1', '0'],
        ['mutants: Each known fault is caught.', '1', '1'],
      ],
    );
    const [failure] = failed[0]?.children.flatMap(({ children }) => children) ?? [];
    assert.equal(failure?.attributes.message, 'It went to <nobody>, 100 % & "more".\nNot # here.');
  });

  test('as annotations of GitHub', () => {
    const [first, second, ...more] = githubReport(report).split('\n');
    assert.match(
      first ?? '',
      /^::error title=returns-to-issuer%3A dist::.*%0A.*100 %25 & "more".%0ANot # here.$/,
    );
    assert.match(second ?? '', /^::error title=mutant drop-client%3A dist::/);
    assert.deepEqual(more, []);
  });
});
