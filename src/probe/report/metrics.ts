import type { ProbeRun } from '../run.ts';

/** A run with what is remembered of its journey and app client. */
export interface ReportedRun {
  readonly run: ProbeRun;
  /** Milliseconds since 1970. */
  readonly lastSuccessAt: number | undefined;
}

/** By name; what is undefined is left out. None holds a text that is not bounded: neither a user nor a message. */
export type Labels = Readonly<Record<string, string | undefined>>;

/** A value of a run. */
export interface Point {
  readonly value: number;
  /** Beside those of the run. */
  readonly labels?: Labels;
}

/** A metric, of which each writer makes its own. */
export interface Metric {
  /** As OpenTelemetry has it: Prometheus has `_` for each dot, and the unit behind it. */
  readonly name: string;
  /** Seconds; or none, as of a truth value. */
  readonly unit: 's' | '';
  readonly help: string;
  /** As CloudWatch has it, with the stage behind it where it is of one; left out, CloudWatch is not told of it. */
  readonly emf?: string;
  readonly points: (reported: ReportedRun) => readonly Point[];
}

/** So many stages of a run are told. */
const mostStages = 50;

/** All that is measured. */
export const metrics: readonly Metric[] = [
  {
    name: 'cognito.probe.success',
    unit: '',
    help: 'Whether the last run went well: 1, or 0.',
    emf: 'Success',
    points: ({ run }) => one(run.failure ? 0 : 1),
  },
  {
    name: 'cognito.probe.duration',
    unit: 's',
    help: 'How long the last run took.',
    emf: 'Duration',
    points: ({ run }) => one(run.milliseconds / 1_000),
  },
  {
    name: 'cognito.probe.mail.latency',
    unit: 's',
    help: 'How long the mail of the last run took, from the request until it was there.',
    emf: 'MailLatency',
    points: ({ run }) => (run.mailMilliseconds === undefined ? [] : one(run.mailMilliseconds / 1_000)),
  },
  {
    name: 'cognito.probe.stage.success',
    unit: '',
    help: 'Whether a stage of the last run went well: 1, or 0. A stage that did not run has no value.',
    emf: 'StageSuccess',
    points: ({ run }) => ofStages(run, ({ outcome }) => (outcome === 'ok' ? 1 : 0)),
  },
  {
    name: 'cognito.probe.stage.duration',
    unit: 's',
    help: 'How long a stage of the last run took.',
    emf: 'StageDuration',
    points: ({ run }) => ofStages(run, ({ milliseconds }) => milliseconds / 1_000),
  },
  {
    name: 'cognito.probe.last_run.timestamp',
    unit: 's',
    help: 'When the last run began, in seconds since 1970.',
    points: ({ run }) => one(run.startedAt / 1_000),
  },
  {
    name: 'cognito.probe.last_success.timestamp',
    unit: 's',
    help: 'When the last run that went well began, in seconds since 1970.',
    points: ({ lastSuccessAt }) => (lastSuccessAt === undefined ? [] : one(lastSuccessAt / 1_000)),
  },
  {
    name: 'cognito.probe.failure_info',
    unit: '',
    help: 'Why the last run failed; always 1.',
    points: ({ run: { failure } }) => {
      if (!failure) return [];
      const { stage, kind, cause, findings } = failure;
      return one(1, { stage, kind, cause: cause?.id, finding: findings[0]?.check });
    },
  },
  {
    name: 'cognito.probe.info',
    unit: '',
    help: 'The names of what is probed; always 1.',
    points: ({ run: { subject } }) =>
      one(1, { pool_name: subject.poolName, client_name: subject.clientName }),
  },
];

/** What tells the values of runs apart. */
export function labelsOf({ subject, journey }: ProbeRun, environment: string | undefined): Labels {
  const { poolId, clientId, userNumber } = subject;
  const user = userNumber === undefined ? undefined : String(userNumber);
  return { pool: poolId, client: clientId, journey, user, env: environment };
}

function one(value: number, labels: Labels = {}): readonly Point[] {
  return [{ value, labels }];
}

function ofStages({ stages }: ProbeRun, value: (stage: ProbeRun['stages'][number]) => number) {
  return stages
    .filter(({ outcome }) => outcome !== 'not run')
    .slice(0, mostStages)
    .map(stage => ({ value: value(stage), labels: { stage: stage.stage } }));
}
