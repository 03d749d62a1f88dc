import type { Resource } from './otlp-settings.ts';
import { attributes, nanoseconds, scope } from './otlp-values.ts';
import type { ReportedRun } from './prometheus.ts';

/** So many stages of a run are told. */
const mostStages = 50;

interface Point {
  readonly value: number;
  readonly attributes?: Readonly<Record<string, string | undefined>>;
}

interface Metric {
  readonly name: string;
  readonly description: string;
  /** As UCUM has it; empty for a truth value, of which Prometheus would otherwise make a ratio. */
  readonly unit: '' | 's';
  readonly points: (reported: ReportedRun) => readonly Point[];
}

/** A collector that gives them to Prometheus makes the names of them that the textfile has. */
const metrics: readonly Metric[] = [
  {
    name: 'cognito.probe.success',
    description: 'Whether the run went well: 1, or 0.',
    unit: '',
    points: ({ run }) => [{ value: run.failure === undefined ? 1 : 0 }],
  },
  {
    name: 'cognito.probe.duration',
    description: 'How long the run took.',
    unit: 's',
    points: ({ run }) => [{ value: run.milliseconds / 1_000 }],
  },
  {
    name: 'cognito.probe.stage.success',
    description: 'Whether a stage of the run went well: 1, or 0.',
    unit: '',
    points: ({ run }) =>
      stagesOf(run).map(({ stage, outcome }) => ({ value: outcome === 'ok' ? 1 : 0, attributes: { stage } })),
  },
  {
    name: 'cognito.probe.stage.duration',
    description: 'How long a stage of the run took.',
    unit: 's',
    points: ({ run }) =>
      stagesOf(run).map(({ stage, milliseconds }) => ({
        value: milliseconds / 1_000,
        attributes: { stage },
      })),
  },
  {
    name: 'cognito.probe.mail.latency',
    description: 'How long the mail took, from the request until it was there.',
    unit: 's',
    points: ({ run: { mailMilliseconds } }) =>
      mailMilliseconds === undefined ? [] : [{ value: mailMilliseconds / 1_000 }],
  },
  {
    name: 'cognito.probe.last_success.timestamp',
    description: 'When the last run that went well began, in seconds since 1970.',
    unit: 's',
    points: ({ lastSuccessAt }) => (lastSuccessAt === undefined ? [] : [{ value: lastSuccessAt / 1_000 }]),
  },
  {
    name: 'cognito.probe.failure_info',
    description: 'Why the run failed; always 1.',
    unit: '',
    points: ({ run: { failure } }) =>
      failure === undefined
        ? []
        : [
            {
              value: 1,
              attributes: {
                stage: failure.stage,
                kind: failure.kind,
                cause: failure.cause?.id,
                finding: failure.findings[0]?.check,
              },
            },
          ],
  },
];

function stagesOf({ stages }: ReportedRun['run']) {
  return stages.filter(({ outcome }) => outcome !== 'not run').slice(0, mostStages);
}

/** An ExportMetricsServiceRequest: gauges, with a point of each run. */
export function otlpMetrics(
  runs: readonly ReportedRun[],
  resource: Resource,
  environment: string | undefined,
): object {
  const found = metrics.flatMap(({ name, description, unit, points }) => {
    const dataPoints = runs.flatMap(reported =>
      points(reported).map(point => dataPoint(reported, point, environment)),
    );
    return dataPoints.length === 0 ? [] : [{ name, description, unit, gauge: { dataPoints } }];
  });
  return {
    resourceMetrics: [
      { resource: { attributes: attributes(resource) }, scopeMetrics: [{ scope, metrics: found }] },
    ],
  };
}

function dataPoint({ run }: ReportedRun, point: Point, environment: string | undefined): object {
  const { subject, journey, startedAt, milliseconds } = run;
  return {
    attributes: attributes({
      pool: subject.poolId,
      client: subject.clientId || undefined,
      journey,
      env: environment,
      ...point.attributes,
    }),
    timeUnixNano: nanoseconds(startedAt + milliseconds),
    asDouble: point.value,
  };
}
