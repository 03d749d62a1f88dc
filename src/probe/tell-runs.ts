import type { Alerts } from '../config/alerts-entry.ts';
import type { Outputs } from '../config/outputs-entry.ts';
import type { Environment } from '../config/substitute.ts';
import type { Random } from '../pool/random.ts';
import type { AlertState } from './alert/alert-state.ts';
import type { PublishToSns } from './alert/sns.ts';
import type { MetricsPage } from './report/metrics-page.ts';
import type { ProbeRun } from './run.ts';

/** A run to tell, with what is remembered of its journey and app client. */
export interface RunToTell {
  readonly run: ProbeRun;
  /** What `tellRuns` gave after the run before; undefined where there was none. */
  readonly state: AlertState | undefined;
}

/** The settings of outputs and alerts. */
export interface TellSettings {
  readonly outputs: Outputs;
  readonly alerts: Alerts;
}

/** What telling uses of the outside. */
export interface TellPorts {
  readonly fetch: typeof fetch;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly random: Random;
  /** Resolves after that many milliseconds. */
  readonly wait: (milliseconds: number) => Promise<void>;
  /** Writes a line to the standard output, for the embedded metric format. */
  readonly write: (line: string) => void;
  /** `publishToSns` of alert/sns.ts. */
  readonly publish: PublishToSns;
  readonly environment: Environment;
  /** What a relative path is relative to. */
  readonly directory: string;
  /** `openMetricsPage` of report/metrics-page.ts, opened while the probe runs on a schedule. */
  readonly metrics?: MetricsPage;
}

/** A round that has begun. */
export interface Round {
  /** A random UUID. */
  readonly id: string;
  /** What could not be told, one sentence each; no secret. */
  readonly problems: readonly string[];
}

/** What came of telling. */
export interface Told {
  /** What is to be remembered, for each of the runs in their order. */
  readonly states: readonly AlertState[];
  /** How many alerts were due. */
  readonly alerts: number;
  /** What could not be told, one sentence each, for the standard error; no secret. It changes no run's outcome. */
  readonly problems: readonly string[];
}
