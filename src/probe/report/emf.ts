import { metrics, type ReportedRun } from './metrics.ts';

/** A directive may name so many metrics (documented). */
const mostMetrics = 100;

/**
 * A run as a line of CloudWatch's embedded metric format (documented): the metrics stand beside `_aws`, which names them.
 * The dimensions are ids, as CloudWatch takes ASCII there; the names stand beside them, for queries of the log. Runs with
 * the same dimensions are counted together.
 */
export function emfLine(reported: ReportedRun, namespace: string, environment: string | undefined): string {
  const { id, subject, journey, failure, startedAt } = reported.run;
  const told = metrics
    .flatMap(({ emf, unit, points }) => {
      if (emf === undefined) return [];
      return points(reported).map(({ value, labels: { stage } = {} }) => ({
        name: stage === undefined ? emf : `${emf}_${stage}`,
        ...(unit === 's' ? { unit: 'Milliseconds', value: inMilliseconds(value) } : { unit: 'None', value }),
      }));
    })
    .slice(0, mostMetrics);
  return JSON.stringify({
    _aws: {
      Timestamp: Math.round(startedAt),
      CloudWatchMetrics: [
        {
          Namespace: namespace,
          // A dimension may not be empty.
          Dimensions: [['Pool', ...(subject.clientId ? ['Client'] : []), 'Journey']],
          Metrics: told.map(({ name, unit }) => ({ Name: name, Unit: unit })),
        },
      ],
    },
    Pool: subject.poolId,
    ...(subject.clientId && { Client: subject.clientId, ClientName: subject.clientName }),
    Journey: journey,
    ...(subject.userNumber !== undefined && { User: subject.userNumber }),
    ...Object.fromEntries(told.map(({ name, value }) => [name, value])),
    PoolName: subject.poolName,
    ...(environment !== undefined && { Environment: environment }),
    Run: id,
    ...(failure && {
      FailedStage: failure.stage,
      FailureKind: failure.kind,
      ...(failure.cause && { Cause: failure.cause.id }),
    }),
  });
}

/** To the microsecond, without what division leaves. */
function inMilliseconds(seconds: number): number {
  return Math.round(seconds * 1_000_000) / 1_000;
}
