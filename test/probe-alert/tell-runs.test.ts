import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, describe, test } from 'node:test';
import * as z from 'zod';
import { alertsEntry } from '../../src/config/alerts-entry.ts';
import { outputsEntry } from '../../src/config/outputs-entry.ts';
import type { AlertState } from '../../src/probe/alert/alert-state.ts';
import { latestRuns } from '../../src/probe/report/latest-runs.ts';
import { openMetricsPage } from '../../src/probe/report/metrics-page.ts';
import type { ProbeRun } from '../../src/probe/run.ts';
import {
  startRound,
  type TellPorts,
  type TellSettings,
  type Told,
  tellRuns,
} from '../../src/probe/tell-runs.ts';
import { aFailedRun, aRun } from '../probe-report/a-run.ts';
import { parsePrometheus } from '../probe-report/parse-prometheus.ts';
import { postPorts, type StandIn, startStandIn } from './stand-in.ts';

const directory = mkdtempSync(join(tmpdir(), 'lifeguard-'));
let service: StandIn;
let written: string[];
before(async () => {
  service = await startStandIn();
});
after(async () => {
  await service.close();
  rmSync(directory, { recursive: true });
});
beforeEach(() => {
  service.reset();
  written = [];
});

function settingsOf(outputs: object, alerts: object): TellSettings {
  return { outputs: outputsEntry.parse(outputs), alerts: alertsEntry.parse(alerts) };
}

function ports(): TellPorts {
  return {
    ...postPorts(),
    write: line => void written.push(line),
    publish: () => assert.fail('nothing is published'),
    environment: {},
    directory,
    metrics: latestRuns(),
  };
}

const texts = z.looseObject({ data: z.object({ alerts: z.array(z.looseObject({ kind: z.string() })) }) });

/** The kinds of the alerts that each request to that path told. */
function toldAt(path: string): string[] {
  return service.requests
    .filter(({ url }) => url === path)
    .map(({ json }) =>
      texts
        .parse(json)
        .data.alerts.map(({ kind }) => kind)
        .join(' '),
    );
}

/** Tells runs of the same journey and app client, one a round. */
async function rounds(runs: readonly ProbeRun[], settings: TellSettings): Promise<readonly Told[]> {
  const told: Told[] = [];
  let state: AlertState | undefined;
  for (const run of runs) {
    const result = await tellRuns([{ run, state }], settings, ports());
    [state] = result.states;
    told.push(result);
  }
  return told;
}

describe('a round', () => {
  test('writes the reports, tells the channels, and pings', async () => {
    const settings = settingsOf(
      { environment: 'production', prometheus: 'probe.prom', otlp: { endpoint: service.url }, emf: {} },
      { after: 1, webhook: [{ url: `${service.url}/hook` }], ping: { url: `${service.url}/ping/uuid` } },
    );
    const round = await startRound(settings, ports());
    assert.deepEqual(round.problems, []);
    const other = aRun({ subject: { ...aRun().subject, clientId: 'another' } });
    const told = await tellRuns(
      [aFailedRun(), other].map(run => ({ run, state: undefined })),
      settings,
      ports(),
      round,
    );
    assert.deepEqual(told.problems, []);
    assert.equal(told.alerts, 1);
    assert.deepEqual(
      told.states.map(({ open, lastSuccessAt }) => [open?.severity, lastSuccessAt]),
      [
        ['page', undefined],
        [undefined, aRun().startedAt],
      ],
    );
    assert.deepEqual(
      service.requests.map(({ url }) => url).sort(),
      [
        '/hook',
        `/ping/uuid/fail?rid=${round.id}`,
        `/ping/uuid/start?rid=${round.id}`,
        '/v1/metrics',
        '/v1/traces',
      ].sort(),
    );
    const samples = parsePrometheus(readFileSync(join(directory, 'probe.prom'), 'utf8'));
    assert.deepEqual(
      samples.filter(({ name }) => name === 'cognito_probe_success').map(({ value }) => value),
      [0, 1],
    );
    assert.deepEqual(
      written.map(line => JSON.parse(line).Success),
      [0, 1],
    );
  });

  test('of which nobody is to be told touches nothing', async () => {
    const { problems, alerts } = await tellRuns(
      [{ run: aFailedRun(), state: undefined }],
      settingsOf({}, { after: 1 }),
      ports(),
    );
    assert.deepEqual([problems, alerts, service.requests.length, written], [[], 1, 0, []]);
  });

  test('in which nothing was due leaves the file as it was', async () => {
    const settings = settingsOf({ prometheus: 'kept.prom', otlp: { endpoint: service.url } }, {});
    await tellRuns([{ run: aRun(), state: undefined }], settings, ports());
    const before = readFileSync(join(directory, 'kept.prom'), 'utf8');
    service.reset();
    await tellRuns([], settings, ports());
    assert.equal(readFileSync(join(directory, 'kept.prom'), 'utf8'), before);
    assert.equal(service.requests.length, 0);
  });

  test('shows what former rounds had on the page and in the file', async () => {
    const metrics = await openMetricsPage({ address: '127.0.0.1:0', hosts: [], environment: undefined });
    const settings = settingsOf({ prometheus: 'all.prom' }, {});
    for (const journey of ['reset', 'jwks']) {
      await tellRuns([{ run: aRun({ journey }), state: undefined }], settings, { ...ports(), metrics });
    }
    const page = await (await fetch(metrics.url)).text();
    await metrics.close();
    assert.equal(page, readFileSync(join(directory, 'all.prom'), 'utf8'));
    assert.equal(parsePrometheus(page).filter(({ name }) => name === 'cognito_probe_success').length, 2);
  });
});

describe('what cannot be told', () => {
  test('is told in words without an address, and changes nothing else', async () => {
    service.answer(...Array.from({ length: 20 }, () => ({ status: 404 })));
    const host = new URL(service.url).host;
    const settings = settingsOf(
      { prometheus: 'no-such-folder/probe.prom', otlp: { endpoint: `${service.url}/secret` } },
      {
        after: 1,
        webhook: [{ url: `${service.url}/secret` }],
        slack: [{ url: `${service.url}/secret` }],
        ping: { url: `${service.url}/secret` },
      },
    );
    const round = await startRound(settings, ports());
    assert.deepEqual(round.problems, [`The ping at ${host} was not told: it answered 404.`]);
    const { problems, states } = await tellRuns(
      [{ run: aFailedRun(), state: undefined }],
      settings,
      ports(),
      round,
    );
    assert.deepEqual(problems, [
      `The webhook at ${host} was not told of 1 alert: it answered 404.`,
      `Slack at ${host} was not told of 1 alert: it answered 404.`,
      'The file no-such-folder/probe.prom was not written (ENOENT).',
      'The OpenTelemetry collector was not told: it answered 404.',
      `The ping at ${host} was not told: it answered 404.`,
    ]);
    assert.equal(states[0]?.open?.severity, 'page');
  });

  const settings = () =>
    settingsOf({}, { webhook: [{ url: `${service.url}/one` }, { url: `${service.url}/two` }] });
  const down = [{ status: 500 }, { status: 500 }, { status: 500 }];

  test('is told again after the next round, to who missed it', async () => {
    service.answer(...down, ...down);
    const [, missed, again] = await rounds(
      [aFailedRun(), aFailedRun(), aFailedRun(), aFailedRun()],
      settings(),
    );
    assert.equal(missed?.problems.length, 2);
    assert.deepEqual(missed?.states[0]?.owed?.channels, ['webhook[0]', 'webhook[1]']);
    assert.deepEqual(again?.problems, []);
    assert.equal(again?.states[0]?.owed, undefined);
    // Three tries, then once.
    assert.deepEqual(toldAt('/one'), ['firing', 'firing', 'firing', 'firing']);
    assert.deepEqual(toldAt('/two'), ['firing', 'firing', 'firing', 'firing']);
  });

  test('is not told as failing once it is over', async () => {
    service.answer(...down, ...down);
    await rounds([aFailedRun(), aFailedRun(), aRun(), aRun()], settings());
    assert.deepEqual(toldAt('/one'), ['firing', 'firing', 'firing', 'recovered']);
  });

  test('a recovery that was missed is told again', async () => {
    service.answer({ status: 200 }, { status: 200 }, ...down, ...down);
    await rounds([aFailedRun(), aFailedRun(), aRun(), aRun(), aRun()], settings());
    assert.deepEqual(toldAt('/one'), ['firing', 'recovered', 'recovered', 'recovered', 'recovered']);
  });

  test('is given up after ten rounds', async () => {
    service.answer(...Array.from({ length: 1_000 }, () => ({ status: 400 })));
    const told = await rounds(
      Array.from({ length: 14 }, () => aFailedRun()),
      settings(),
    );
    assert.deepEqual(
      told.map(({ problems }) => problems.length),
      [0, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 0, 0],
    );
    assert.equal(told.at(-1)?.states[0]?.owed, undefined);
  });
});
