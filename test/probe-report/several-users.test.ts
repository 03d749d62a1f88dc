import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { paint } from '../../src/cli/paint.ts';
import { githubReport } from '../../src/cli/probe/probe-github.ts';
import { junitReport } from '../../src/cli/probe/probe-junit.ts';
import { runLine, tableReport } from '../../src/cli/probe/probe-report.ts';
import { parsePools } from '../../src/config/load-pools.ts';
import type { ProbeUserEntry } from '../../src/config/probe-user-entry.ts';
import { keyOf } from '../../src/probe/alert/alert.ts';
import { worded } from '../../src/probe/alert/words.ts';
import { chosenUsers } from '../../src/probe/probed-users.ts';
import { emfLine } from '../../src/probe/report/emf.ts';
import { otlpMetrics } from '../../src/probe/report/otlp-metrics.ts';
import { prometheusText } from '../../src/probe/report/prometheus.ts';
import { runSubjectOf } from '../../src/probe/run-subject-of.ts';
import { subjectsIn } from '../../src/probe/subjects.ts';
import { anAlert } from '../probe-alert/an-alert.ts';
import { aFailedRun, aRun } from './a-run.ts';
import { parsePrometheus } from './parse-prometheus.ts';

const runOf = (userNumber: number) => aRun({ subject: { ...aRun().subject, userNumber } });
const failedRunOf = (userNumber: number) => aFailedRun({}, { subject: { ...aRun().subject, userNumber } });
const reported = [failedRunOf(2), runOf(3)].map(run => ({ run, lastSuccessAt: undefined }));
const look = { paint: paint(false), columns: 120 };

describe('several users of one app client', () => {
  const text = `regions: [us-east-1]
pools:
  - id: us-east-1_a
    name: people
    clients: [{ id: web, name: web }, { id: app, name: app }]
`;
  const read = parsePools(text, { file: 'pools.yaml', directory: '.', environment: {} });
  assert.ok(read.ok);
  const { pools } = read;
  const entry = (username: string, clients: string[]): ProbeUserEntry => ({
    ...{ pool: 'people', username, email: `${username}@example.com`, clients },
  });
  const entries = [entry('ann', ['web']), entry('bob', ['web', 'app']), entry('eve', ['app'])];
  const numbers = (of: readonly ProbeUserEntry[], user?: string) => {
    const { subjects } = subjectsIn(
      pools,
      { client: undefined, user },
      { target: { kind: 'aws' }, usersOf: pool => chosenUsers(of, pool), isKept: true },
    );
    return subjects.map(subject => [subject.clientId, runSubjectOf(subject).userNumber]);
  };

  test('are told apart by their number in the settings', () => {
    const both = [
      ['web', 1],
      ['web', 2],
      ['app', 2],
      ['app', 3],
    ];
    assert.deepEqual(numbers(entries), both);
    assert.deepEqual(numbers(entries, 'bob'), [
      ['web', 2],
      ['app', 2],
    ]);
    assert.deepEqual(numbers(entries.slice(0, 2)), [...both.slice(0, 2), ['app', undefined]]);
  });

  test('have each their own series for Prometheus and OpenTelemetry', () => {
    const samples = parsePrometheus(prometheusText(reported, undefined));
    const successes = samples.filter(({ name }) => name === 'cognito_probe_success');
    assert.deepEqual(
      successes.map(({ labels, value }) => [labels.user, value]),
      [
        ['2', 0],
        ['3', 1],
      ],
    );
    const sent = JSON.stringify(otlpMetrics(reported, {}, undefined));
    for (const user of ['2', '3']) {
      assert.ok(sent.includes(`{"key":"user","value":{"stringValue":"${user}"}}`), user);
    }
    assert.doesNotMatch(prometheusText([{ run: aRun(), lastSuccessAt: undefined }], undefined), /user=/);
  });

  test('are counted together by CloudWatch, and told apart in its log', () => {
    const [first, second] = reported.map(one => JSON.parse(emfLine(one, 'Own', undefined)));
    assert.deepEqual(first._aws.CloudWatchMetrics[0].Dimensions, second._aws.CloudWatchMetrics[0].Dimensions);
    assert.deepEqual([first.User, second.User], [2, 3]);
  });

  test('fail and recover each by themselves', () => {
    const keys = [anAlert(), anAlert({ run: failedRunOf(2) }), anAlert({ run: failedRunOf(3) })].map(keyOf);
    assert.equal(new Set(keys).size, 3);
    const { title, lines } = worded(anAlert({ run: failedRunOf(2) }));
    assert.match(title, / of phenom-dev-hasura-client of phenom-staging, user 2 fails /);
    assert.deepEqual(
      lines.find(([about]) => about === 'User'),
      ['User', 'number 2 of the settings'],
    );
  });

  test('have names of their own in reports', () => {
    const path = 'phenom-staging / phenom-dev-hasura-client / user 2';
    assert.match(junitReport([runOf(2), runOf(3)], []), new RegExp(`name="${path} / reset"`));
    assert.match(githubReport({ runs: [failedRunOf(2)], postponed: [] }), new RegExp(`${path}::`));
    assert.match(runLine(runOf(2), look), new RegExp(`${path} {2}ok`));
    const table = tableReport({ runs: [runOf(2), runOf(3)], passedOver: [], postponed: [] }, look).split(
      '\n',
    );
    assert.match(table[0] ?? '', /client id +user +result/);
    assert.match(table[2] ?? '', / 3 +ok /);
  });
});
