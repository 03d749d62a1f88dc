import assert from 'node:assert/strict';
import {
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import fc from 'fast-check';
import { latestRuns, mostRuns } from '../../src/probe/report/latest-runs.ts';
import { prometheusText } from '../../src/probe/report/prometheus.ts';
import { writeReports } from '../../src/probe/report/write-reports.ts';
import type { ProbeRun } from '../../src/probe/run.ts';
import { postPorts } from '../probe-alert/stand-in.ts';
import { aFailedRun, aRun } from './a-run.ts';
import { parsePrometheus } from './parse-prometheus.ts';

const labels = {
  pool: 'us-east-1_AkG9mnbjA',
  client: '6sjjnkaeagnqgkmbl1mr5rtfsr',
  journey: 'reset',
  env: 'production',
};

function samplesOf(run: ProbeRun, lastSuccessAt?: number) {
  const samples = parsePrometheus(prometheusText([{ run, lastSuccessAt }], 'production'));
  return samples.map(({ name, labels: { stage, ...of }, value }) => [name, stage, of, value] as const);
}

describe('the metrics of a run for Prometheus', () => {
  test('that went well', () => {
    const names = { ...labels, pool_name: 'phenom-staging', client_name: 'phenom-dev-hasura-client' };
    assert.deepEqual(samplesOf(aRun(), Date.UTC(2026, 4, 1, 12)), [
      ['cognito_probe_success', undefined, labels, 1],
      ['cognito_probe_duration_seconds', undefined, labels, 4.2505],
      ['cognito_probe_mail_latency_seconds', undefined, labels, 1.2],
      ['cognito_probe_stage_success', 'request', labels, 1],
      ['cognito_probe_stage_success', 'mail', labels, 1],
      ['cognito_probe_stage_success', 'sign-in', labels, 1],
      ['cognito_probe_stage_duration_seconds', 'request', labels, 0.10025],
      ['cognito_probe_stage_duration_seconds', 'mail', labels, 1.2],
      ['cognito_probe_stage_duration_seconds', 'sign-in', labels, 0.08],
      ['cognito_probe_last_run_timestamp_seconds', undefined, labels, 1777636800],
      ['cognito_probe_last_success_timestamp_seconds', undefined, labels, 1777636800],
      ['cognito_probe_info', undefined, names, 1],
    ]);
  });

  test('that failed, with the reason in words that are bounded', () => {
    const samples = samplesOf(aFailedRun({}, { mailMilliseconds: undefined }));
    assert.deepEqual(
      samples.filter(([name]) => name === 'cognito_probe_failure_info'),
      [
        [
          'cognito_probe_failure_info',
          'confirm',
          {
            ...labels,
            kind: 'target',
            cause: 'code-issued-to-another-client',
            finding: 'client-without-srp',
          },
          1,
        ],
      ],
    );
    assert.deepEqual(
      samples
        .filter(([name]) => name === 'cognito_probe_stage_success')
        .map(([, stage, , value]) => [stage, value]),
      [
        ['request', 1],
        ['confirm', 0],
      ],
    );
    assert.ok(!samples.some(([name]) => /mail_latency|last_success/.test(name)));
  });

  test('says nothing of what is not known', () => {
    const text = prometheusText(
      [{ run: aFailedRun({ cause: undefined, findings: [] }), lastSuccessAt: undefined }],
      undefined,
    );
    assert.match(
      text,
      /failure_info\{pool="[^"]+",client="[^"]+",journey="reset",stage="confirm",kind="target"\} 1\n/,
    );
    assert.doesNotMatch(text, /env=/);
  });

  test('neither user, address nor message of a failure stand in it', () => {
    const message = 'test@example.com got the code 123456';
    const text = prometheusText([{ run: aFailedRun({ message }), lastSuccessAt: undefined }], undefined);
    assert.doesNotMatch(text, /example\.com|123456/);
  });
});

describe('the metrics of many runs', () => {
  test('of the same journey and app client, the last counts', () => {
    const latest = latestRuns().show([aFailedRun(), aRun()].map(run => ({ run, lastSuccessAt: undefined })));
    const text = prometheusText(latest, undefined);
    const [success, ...others] = parsePrometheus(text).filter(({ name }) => name === 'cognito_probe_success');
    assert.equal(success?.value, 1);
    assert.deepEqual(others, []);
  });

  test('are bounded', () => {
    const stages = Array.from({ length: 80 }, (_, index) => ({
      stage: `own-${index}`,
      outcome: 'ok' as const,
      milliseconds: 1,
      seen: '',
    }));
    const runs = Array.from({ length: mostRuns + 5 }, (_, index) => ({
      run: aRun({
        stages: index === mostRuns ? stages : [],
        subject: { ...aRun().subject, clientId: `c${index}` },
      }),
      lastSuccessAt: undefined,
    }));
    const samples = parsePrometheus(prometheusText(latestRuns().show(runs), undefined));
    assert.equal(samples.filter(({ name }) => name === 'cognito_probe_success').length, mostRuns);
    assert.equal(samples.filter(({ name }) => name === 'cognito_probe_stage_success').length, 50);
  });

  test('no name breaks the format', () => {
    const anyText = fc.string({ unit: 'binary', maxLength: 30 });
    const row = fc.record({ poolName: anyText, clientName: anyText, journey: anyText, stage: anyText });
    fc.assert(
      fc.property(row, ({ poolName, clientName, journey, stage }) => {
        const run = aFailedRun({ stage }, { journey, subject: { ...aRun().subject, poolName, clientName } });
        const samples = parsePrometheus(prometheusText([{ run, lastSuccessAt: 0 }], 'x'));
        const info = samples.find(({ name }) => name === 'cognito_probe_info');
        assert.equal(info?.labels.pool_name ?? '', poolName.toWellFormed());
        assert.equal(info?.labels.journey ?? '', journey.toWellFormed());
      }),
      { numRuns: 100 },
    );
  });
});

describe('the file for node_exporter', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lifeguard-'));
  const path = join(folder, 'probe.prom');
  after(() => rmSync(folder, { recursive: true, force: true }));
  const ports = (directory: string) => ({
    ...postPorts(),
    environment: {},
    directory,
    write: () => {},
    metrics: latestRuns(),
  });
  const writing = (run: ProbeRun, directory = folder) =>
    writeReports({ prometheus: 'probe.prom', metricsHosts: [] }, ports(directory), [
      { run, lastSuccessAt: undefined },
    ]);

  test('is replaced as a whole, may be read by others, and leaves nothing beside it', async () => {
    assert.deepEqual([await writing(aFailedRun()), await writing(aRun())], [[], []]);
    assert.equal(parsePrometheus(readFileSync(path, 'utf8'))[0]?.value, 1);
    assert.deepEqual(readdirSync(folder), ['probe.prom']);
    assert.equal(statSync(path).mode & 0o777, 0o644);
  });

  test('takes the place of a link that somebody has laid in its folder, and leaves what it leads to', async () => {
    const shared = mkdtempSync(join(folder, 'shared-'));
    const own = join(shared, 'authorized_keys');
    writeFileSync(own, 'of ours');
    symlinkSync(own, join(shared, 'probe.prom'));
    assert.deepEqual(await writing(aRun(), shared), []);
    assert.equal(readFileSync(own, 'utf8'), 'of ours');
    assert.ok(lstatSync(join(shared, 'probe.prom')).isFile());
  });

  test('that cannot be written is told', async () => {
    assert.deepEqual(await writing(aRun(), join(folder, 'none')), [
      'The file probe.prom was not written (ENOENT).',
    ]);
  });
});
