import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import * as z from 'zod';
import type { Outputs } from '../../src/config/outputs-entry.ts';
import type { Environment } from '../../src/config/substitute.ts';
import { otlpResource, otlpTarget } from '../../src/probe/report/otlp-settings.ts';
import { sendOtlp } from '../../src/probe/report/send-otlp.ts';
import { postPorts, type StandIn, startStandIn } from '../probe-alert/stand-in.ts';
import { aFailedRun, aRun } from './a-run.ts';

const keyValue = z.strictObject({
  key: z.string().min(1),
  value: z.strictObject({ stringValue: z.string() }),
});
const attributes = z.array(keyValue);
const resource = z.strictObject({ attributes });
const scope = z.strictObject({ name: z.string() });
const nanoseconds = z.string().regex(/^\d{19}$/);

/** ExportMetricsServiceRequest as JSON: every name that is not one of the protocol's is a mistake. */
const metricsRequest = z.strictObject({
  resourceMetrics: z.array(
    z.strictObject({
      resource,
      scopeMetrics: z.array(
        z.strictObject({
          scope,
          metrics: z.array(
            z.strictObject({
              name: z.string(),
              description: z.string(),
              unit: z.string(),
              gauge: z.strictObject({
                dataPoints: z
                  .array(z.strictObject({ attributes, timeUnixNano: nanoseconds, asDouble: z.number() }))
                  .min(1),
              }),
            }),
          ),
        }),
      ),
    }),
  ),
});

/** ExportTraceServiceRequest as JSON. */
const traceRequest = z.strictObject({
  resourceSpans: z.array(
    z.strictObject({
      resource,
      scopeSpans: z.array(
        z.strictObject({
          scope,
          spans: z.array(
            z.strictObject({
              traceId: z.string().regex(/^[0-9a-f]{32}$/),
              spanId: z.string().regex(/^[0-9a-f]{16}$/),
              parentSpanId: z
                .string()
                .regex(/^[0-9a-f]{16}$/)
                .exactOptional(),
              name: z.string(),
              kind: z.literal(1),
              startTimeUnixNano: nanoseconds,
              endTimeUnixNano: nanoseconds,
              attributes,
              status: z.strictObject({
                code: z.union([z.literal(1), z.literal(2)]),
                message: z.string().exactOptional(),
              }),
            }),
          ),
        }),
      ),
    }),
  ),
});

let collector: StandIn;
before(async () => {
  collector = await startStandIn();
});
after(() => collector.close());
beforeEach(() => collector.reset());

function portsWith(environment: Environment = {}) {
  return { ...postPorts(), environment };
}

function read(values: z.output<typeof attributes>): Record<string, string> {
  return Object.fromEntries(values.map(({ key, value }) => [key, value.stringValue]));
}

describe('what a collector gets', () => {
  test('metrics, of the names that Prometheus would make the same of', async () => {
    const run = aFailedRun();
    await sendOtlp(portsWith(), { endpoint: collector.url }, [{ run, lastSuccessAt: 1_000 }], 'production');
    const [metrics, traces, ...others] = collector.requests;
    assert.deepEqual(others, []);
    assert.equal(metrics?.url, '/v1/metrics');
    assert.equal(metrics?.headers['content-type'], 'application/json');
    assert.equal(traces?.url, '/v1/traces');
    const [sent] = metricsRequest.parse(metrics?.json).resourceMetrics;
    assert.deepEqual(read(sent?.resource.attributes ?? []), {
      'service.name': 'lifeguard-probe',
      'deployment.environment.name': 'production',
    });
    const found = sent?.scopeMetrics[0]?.metrics.map(({ name, unit, gauge }) => [
      name,
      unit,
      gauge.dataPoints.map(({ asDouble }) => asDouble),
    ]);
    assert.deepEqual(found, [
      ['cognito.probe.success', '', [0]],
      ['cognito.probe.duration', 's', [4.2505]],
      ['cognito.probe.mail.latency', 's', [1.2]],
      ['cognito.probe.stage.success', '', [1, 0]],
      ['cognito.probe.stage.duration', 's', [0.1, 0.05]],
      ['cognito.probe.last_run.timestamp', 's', [1_777_636_800]],
      ['cognito.probe.last_success.timestamp', 's', [1]],
      ['cognito.probe.failure_info', '', [1]],
      ['cognito.probe.info', '', [1]],
    ]);
    const info = sent?.scopeMetrics[0]?.metrics.at(-2)?.gauge.dataPoints[0];
    assert.deepEqual(read(info?.attributes ?? []), {
      pool: 'us-east-1_AkG9mnbjA',
      client: '6sjjnkaeagnqgkmbl1mr5rtfsr',
      journey: 'reset',
      env: 'production',
      stage: 'confirm',
      kind: 'target',
      cause: 'code-issued-to-another-client',
      finding: 'client-without-srp',
    });
    assert.equal(info?.timeUnixNano, String(BigInt(Date.UTC(2026, 4, 1, 12)) * 1_000_000n + 4_250_500_000n));
  });

  test('a trace, with a span for each stage that ran, one after the other', async () => {
    const run = aFailedRun({ message: 'test@example.com typed 123456' });
    await sendOtlp(portsWith(), { endpoint: collector.url }, [{ run, lastSuccessAt: undefined }], undefined);
    const { resourceSpans } = traceRequest.parse(collector.requests[1]?.json);
    const [root, request, confirm, ...others] = resourceSpans[0]?.scopeSpans[0]?.spans ?? [];
    assert.deepEqual(others, []);
    assert.equal(root?.name, 'probe reset');
    assert.equal(root?.parentSpanId, undefined);
    assert.deepEqual(root?.status, { code: 2, message: '(address) typed (code)' });
    assert.deepEqual([request?.name, request?.status.code], ['request', 1]);
    assert.deepEqual([confirm?.name, confirm?.status.code], ['confirm', 2]);
    for (const span of [request, confirm]) {
      assert.equal(span?.parentSpanId, root?.spanId);
      assert.equal(span?.traceId, root?.traceId);
    }
    assert.equal(request?.startTimeUnixNano, root?.startTimeUnixNano);
    assert.equal(confirm?.startTimeUnixNano, request?.endTimeUnixNano);
    assert.equal(new Set([root, request, confirm].map(span => span?.spanId)).size, 3);
  });

  test('many runs in several requests, each within what a collector takes', async () => {
    const runs = Array.from({ length: 150 }, (_, index) => ({
      run: aRun({ id: `run ${index}` }),
      lastSuccessAt: undefined,
    }));
    await sendOtlp(portsWith(), { endpoint: `${collector.url}/` }, runs, undefined);
    assert.deepEqual(
      collector.requests.map(({ url }) => url),
      ['/v1/metrics', '/v1/metrics', '/v1/traces', '/v1/traces'],
    );
    for (const { body } of collector.requests) assert.ok(body.length < 2 * 1024 * 1024);
  });
});

describe('an answer of a collector', () => {
  const rows = [
    ['503, then 200', [503], 3, undefined],
    ['429, then 200', [429], 3, undefined],
    ['500, which the protocol has not tried again', [500], 1, 'answered 500'],
    ['400', [400], 1, 'answered 400'],
    ['503 each time', [503, 503, 503, 503], 3, 'answered 503'],
  ] as const;
  for (const [name, statuses, requests, message] of rows) {
    test(name, async () => {
      collector.answer(...statuses.map(status => ({ status })));
      const sent = sendOtlp(
        portsWith(),
        { endpoint: collector.url },
        [{ run: aRun(), lastSuccessAt: undefined }],
        '',
      );
      if (message === undefined) await sent;
      else await assert.rejects(sent, { name: 'NotTold', message });
      assert.equal(collector.requests.length, requests);
    });
  }

  test('that takes only a part is told', async () => {
    const body = JSON.stringify({ partialSuccess: { rejectedDataPoints: '2', errorMessage: 'too old' } });
    collector.answer({ status: 200, body });
    await assert.rejects(
      sendOtlp(portsWith(), { endpoint: collector.url }, [{ run: aRun(), lastSuccessAt: undefined }], ''),
      { message: 'did not take all of the metrics: too old' },
    );
  });
});

describe('where traces go', () => {
  const rows: readonly (readonly [string, NonNullable<Outputs['otlp']>, Environment, string | undefined])[] =
    [
      ['by default', {}, {}, 'http://localhost:4318/v1/traces'],
      [
        'by the settings',
        { endpoint: 'http://c:1/x/' },
        { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://e' },
        'http://c:1/x/v1/traces',
      ],
      [
        'by the variable of all',
        {},
        { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://e:4318/' },
        'http://e:4318/v1/traces',
      ],
      [
        'by the variable of the signal, as it is',
        {},
        { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://e', OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'http://t/own' },
        'http://t/own',
      ],
      [
        'an empty variable is none',
        {},
        { OTEL_EXPORTER_OTLP_ENDPOINT: '' },
        'http://localhost:4318/v1/traces',
      ],
      ['nowhere, where all is off', {}, { OTEL_SDK_DISABLED: 'true' }, undefined],
      ['nowhere, where traces are', { endpoint: 'http://c' }, { OTEL_TRACES_EXPORTER: 'none' }, undefined],
    ];
  for (const [name, settings, environment, url] of rows) {
    test(name, () => assert.equal(otlpTarget('traces', settings, environment)?.url, url));
  }

  test('with headers of both, and those of the settings first', () => {
    const target = otlpTarget(
      'metrics',
      { headers: { 'x-key': 'settings' } },
      {
        OTEL_EXPORTER_OTLP_HEADERS: 'authorization=Basic%20abc%3D, x-key=environment,broken',
        OTEL_EXPORTER_OTLP_TIMEOUT: '2500',
      },
    );
    assert.deepEqual(target?.headers, { authorization: 'Basic abc=', 'x-key': 'settings' });
    assert.equal(target?.patience, 2_500);
  });

  test('the resource is that of the environment', () => {
    assert.deepEqual(
      otlpResource(
        { OTEL_SERVICE_NAME: 'own', OTEL_RESOURCE_ATTRIBUTES: 'service.name=other,team=identity' },
        'staging',
      ),
      { 'service.name': 'own', 'deployment.environment.name': 'staging', team: 'identity' },
    );
  });
});
