import { type Labels, labelsOf, type Metric, metrics, type ReportedRun } from './metrics.ts';

/** Runs in Prometheus' text format, version 0.0.4. No two may have the same labels, as those of `LatestRuns` have not. */
export function prometheusText(runs: readonly ReportedRun[], environment: string | undefined): string {
  const families = metrics.flatMap(metric => {
    const name = nameOf(metric);
    const lines = runs.flatMap(reported =>
      metric.points(reported).map(({ value, labels }) => {
        return `${name}${written({ ...labelsOf(reported.run, environment), ...labels })} ${value}`;
      }),
    );
    return lines.length === 0 ? [] : [`# HELP ${name} ${metric.help}`, `# TYPE ${name} gauge`, ...lines];
  });
  return families.map(line => `${line}\n`).join('');
}

function nameOf({ name, unit }: Metric): string {
  return `${name.replaceAll('.', '_')}${unit === 's' ? '_seconds' : ''}`;
}

/** A label that is empty is as if it were left out. */
function written(labels: Labels): string {
  const pairs = Object.entries(labels).flatMap(([name, value]) =>
    value ? [`${name}="${escaped(value)}"`] : [],
  );
  return `{${pairs.join(',')}}`;
}

/** As the format has it: a backslash, a quote and the end of a line are escaped, all else stands as it is. */
function escaped(value: string): string {
  return value.toWellFormed().replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}
