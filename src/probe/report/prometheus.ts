import type { ProbeRun } from '../run.ts';

/** A run with what is remembered of its journey and app client. */
export interface ReportedRun {
  readonly run: ProbeRun;
  /** Milliseconds since 1970. */
  readonly lastSuccessAt: number | undefined;
}

/** So many runs, and stages of a run, are told: more would make more series than a Prometheus should be given. */
export const mostRuns = 1_000;
const mostStages = 50;

type Labels = Readonly<Record<string, string>>;
interface Sample {
  readonly labels: Labels;
  readonly value: number;
}
interface Metric {
  readonly name: string;
  readonly help: string;
  /** Of a run whose labels are given. */
  readonly samples: (reported: ReportedRun, labels: Labels) => readonly Sample[];
}

/** One sample, or none where there is no value. */
function one(labels: Labels, value: number | undefined): Sample[] {
  return value === undefined ? [] : [{ labels, value }];
}

function stagesOf({ stages }: ProbeRun) {
  return stages.filter(({ outcome }) => outcome !== 'not run').slice(0, mostStages);
}

const metrics: readonly Metric[] = [
  {
    name: 'cognito_probe_success',
    help: 'Whether the last run went well: 1, or 0.',
    samples: ({ run }, labels) => one(labels, run.failure === undefined ? 1 : 0),
  },
  {
    name: 'cognito_probe_duration_seconds',
    help: 'How long the last run took.',
    samples: ({ run }, labels) => one(labels, run.milliseconds / 1_000),
  },
  {
    name: 'cognito_probe_stage_success',
    help: 'Whether a stage of the last run went well: 1, or 0. A stage that did not run has no value.',
    samples: ({ run }, labels) =>
      stagesOf(run).map(({ stage, outcome }) => ({
        labels: { ...labels, stage },
        value: outcome === 'ok' ? 1 : 0,
      })),
  },
  {
    name: 'cognito_probe_stage_duration_seconds',
    help: 'How long a stage of the last run took.',
    samples: ({ run }, labels) =>
      stagesOf(run).map(({ stage, milliseconds }) => ({
        labels: { ...labels, stage },
        value: milliseconds / 1_000,
      })),
  },
  {
    name: 'cognito_probe_mail_latency_seconds',
    help: 'How long the mail of the last run took, from the request until it was there.',
    samples: ({ run }, labels) =>
      one(labels, run.mailMilliseconds === undefined ? undefined : run.mailMilliseconds / 1_000),
  },
  {
    name: 'cognito_probe_last_run_timestamp_seconds',
    help: 'When the last run began, in seconds since 1970.',
    samples: ({ run }, labels) => one(labels, run.startedAt / 1_000),
  },
  {
    name: 'cognito_probe_last_success_timestamp_seconds',
    help: 'When the last run that went well began, in seconds since 1970.',
    samples: ({ lastSuccessAt }, labels) =>
      one(labels, lastSuccessAt === undefined ? undefined : lastSuccessAt / 1_000),
  },
  {
    name: 'cognito_probe_failure_info',
    help: 'Why the last run failed; always 1.',
    samples: ({ run: { failure } }, labels) =>
      failure === undefined ? [] : [{ labels: { ...labels, ...failureLabels(failure) }, value: 1 }],
  },
  {
    name: 'cognito_probe_info',
    help: 'The names of what is probed; always 1.',
    samples: ({ run: { subject } }, labels) =>
      one({ ...labels, pool_name: subject.poolName, client_name: subject.clientName }, 1),
  },
];

/** The label that is empty is as if it were left out: so is one that is not known. */
function failureLabels({ stage, kind, cause, findings }: NonNullable<ProbeRun['failure']>): Labels {
  return { stage, kind, cause: cause?.id ?? '', finding: findings[0]?.check ?? '' };
}

/**
 * The runs in Prometheus' text format, version 0.0.4. No more than `mostRuns` are told, and no address or other text that
 * is not bounded: neither the user nor the message of a failure.
 */
export function prometheusText(runs: readonly ReportedRun[], environment: string | undefined): string {
  const latest = latestOfEach(runs);
  const families = metrics.flatMap(({ name, help, samples }) => {
    const found = latest.flatMap(reported => samples(reported, labelsOf(reported.run, environment)));
    if (found.length === 0) return [];
    const lines = found.map(({ labels, value }) => `${name}${written(labels)} ${value}`);
    return [`# HELP ${name} ${help}`, `# TYPE ${name} gauge`, ...lines];
  });
  return families.map(line => `${line}\n`).join('');
}

/** The same metric with the same labels may stand there once. */
function latestOfEach(runs: readonly ReportedRun[]): readonly ReportedRun[] {
  const latest = new Map<string, ReportedRun>();
  for (const reported of runs) latest.set(seriesOf(reported.run), reported);
  return [...latest.values()].slice(-mostRuns);
}

/** Names a journey of an app client. */
export function seriesOf({ subject: { poolId, clientId }, journey }: ProbeRun): string {
  return JSON.stringify([poolId, clientId, journey]);
}

function labelsOf({ subject, journey }: ProbeRun, environment: string | undefined): Labels {
  const labels = { pool: subject.poolId, client: subject.clientId, journey };
  return environment === undefined ? labels : { ...labels, env: environment };
}

function written(labels: Labels): string {
  const pairs = Object.entries(labels)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}="${escaped(value)}"`);
  return `{${pairs.join(',')}}`;
}

/** As the format has it: a backslash, a quote and the end of a line are escaped, all else stands as it is. */
function escaped(value: string): string {
  return value.toWellFormed().replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}
