import type { ProbeRun } from '../run.ts';

/** A directive may name 100 metrics (documented); three are of the run, two of each stage. */
const mostStages = 48;

/**
 * A run as a line of CloudWatch's embedded metric format (documented): the metrics stand beside `_aws`, which names them.
 * The dimensions are ids, as CloudWatch takes ASCII there; the names stand beside them, for queries of the log.
 */
export function emfLine(run: ProbeRun, namespace: string, environment: string | undefined): string {
  const { subject, journey, failure, mailMilliseconds } = run;
  // A dimension may not be empty.
  const isOfPool = subject.clientId === '';
  const stages = run.stages.filter(({ outcome }) => outcome !== 'not run').slice(0, mostStages);
  const metrics: readonly Metric[] = [
    { name: 'Success', unit: 'None', value: failure ? 0 : 1 },
    { name: 'Duration', unit: 'Milliseconds', value: rounded(run.milliseconds) },
    ...(mailMilliseconds === undefined
      ? []
      : [{ name: 'MailLatency', unit: 'Milliseconds' as const, value: rounded(mailMilliseconds) }]),
    ...stages.flatMap(({ stage, outcome, milliseconds }): Metric[] => [
      { name: `StageSuccess_${stage}`, unit: 'None', value: outcome === 'ok' ? 1 : 0 },
      { name: `StageDuration_${stage}`, unit: 'Milliseconds', value: rounded(milliseconds) },
    ]),
  ];
  return JSON.stringify({
    _aws: {
      Timestamp: Math.round(run.startedAt),
      CloudWatchMetrics: [
        {
          Namespace: namespace,
          Dimensions: [isOfPool ? ['Pool', 'Journey'] : ['Pool', 'Client', 'Journey']],
          Metrics: metrics.map(({ name, unit }) => ({ Name: name, Unit: unit })),
        },
      ],
    },
    Pool: subject.poolId,
    ...(isOfPool ? {} : { Client: subject.clientId, ClientName: subject.clientName }),
    Journey: journey,
    ...Object.fromEntries(metrics.map(({ name, value }) => [name, value])),
    PoolName: subject.poolName,
    ...(environment !== undefined && { Environment: environment }),
    Run: run.id,
    ...(failure && {
      FailedStage: failure.stage,
      FailureKind: failure.kind,
      ...(failure.cause && { Cause: failure.cause.id }),
    }),
  });
}

interface Metric {
  readonly name: string;
  readonly unit: 'None' | 'Milliseconds';
  readonly value: number;
}

function rounded(milliseconds: number): number {
  return Math.round(milliseconds * 1_000) / 1_000;
}
