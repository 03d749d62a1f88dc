import { labelsOf, metrics, type Point, type ReportedRun } from './metrics.ts';
import type { Resource } from './otlp-settings.ts';
import { attributes, nanoseconds, scope } from './otlp-values.ts';

/**
 * An ExportMetricsServiceRequest: gauges, with a point of each run. A collector that gives them to Prometheus makes the
 * names of them that the textfile has; a truth value has no unit, of which it would otherwise make a ratio.
 */
export function otlpMetrics(
  runs: readonly ReportedRun[],
  resource: Resource,
  environment: string | undefined,
): object {
  const found = metrics.flatMap(({ name, help, unit, points }) => {
    const dataPoints = runs.flatMap(reported =>
      points(reported).map(point => dataPoint(reported, point, environment)),
    );
    return dataPoints.length === 0 ? [] : [{ name, description: help, unit, gauge: { dataPoints } }];
  });
  return {
    resourceMetrics: [
      { resource: { attributes: attributes(resource) }, scopeMetrics: [{ scope, metrics: found }] },
    ],
  };
}

function dataPoint({ run }: ReportedRun, { value, labels }: Point, environment: string | undefined): object {
  return {
    attributes: attributes({ ...labelsOf(run, environment), ...labels }),
    timeUnixNano: nanoseconds(run.startedAt + run.milliseconds),
    asDouble: value,
  };
}
