import type { Alerts } from '../config/alerts-entry.ts';
import type { Outputs } from '../config/outputs-entry.ts';
import { type AlertState, readAlertState } from './alert/alert-state.ts';
import { decide } from './alert/decide.ts';
import { dueEvent, settle } from './alert/owed.ts';
import { pingEnd, pingStart } from './alert/ping.ts';
import { type ChannelPorts, tellChannels } from './alert/tell-channels.ts';
import { problemsOf, type ReportPorts, writeReports } from './report/write-reports.ts';
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

/**
 * What telling uses of the outside. `publish` is what `publishToSns` of alert/sns.ts gives; `metrics` is what `latestRuns` of
 * report/latest-runs.ts gives, or `openMetricsPage` of report/metrics-page.ts where a page is served.
 */
export interface TellPorts extends ChannelPorts, ReportPorts {}

/** A round that has begun. */
export interface BegunRound {
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

/** Says to whoever expects a ping that a round begins. Never throws. */
export async function startRound({ alerts }: TellSettings, ports: TellPorts): Promise<BegunRound> {
  const id = ports.random.uuid();
  const { ping } = alerts;
  const problems = ping ? await problemsOf(nameOfPing(ping.url), pingStart(ports, ping, id)) : [];
  return { id, problems };
}

/**
 * Tells the runs of a round: writes the reports, decides which alerts are due, tells the channels, and pings. Never throws:
 * what cannot be told is told in `problems`, and the alerts that a channel missed are told it again after the next round.
 *
 * @param round what `startRound` gave; undefined where no start was told
 */
export async function tellRuns(
  told: readonly RunToTell[],
  settings: TellSettings,
  ports: TellPorts,
  round?: BegunRound,
): Promise<Told> {
  const { outputs, alerts } = settings;
  const at = ports.now();
  const decided = told.map(({ run, state }, index) => {
    const decision = decide(readAlertState(state), run, alerts, at);
    return { index, run, decision, due: dueEvent(decision, run.failure !== undefined) };
  });
  const reported = decided.map(({ run, decision: { state } }) => ({
    run,
    lastSuccessAt: state.lastSuccessAt,
  }));

  const deliveries = decided.flatMap(({ index, run, decision: { slowMail }, due }) => {
    const alert = { run, at, environment: outputs.environment, docs: alerts.docs };
    return [
      ...(due ? [{ index, alert: { ...alert, event: due.event }, only: due.only }] : []),
      ...(slowMail ? [{ index: undefined, alert: { ...alert, event: slowMail }, only: undefined }] : []),
    ];
  });
  // What is new goes first, so that nothing old keeps it from being told.
  deliveries.sort((one, other) => Number(one.only !== undefined) - Number(other.only !== undefined));

  const { ping } = alerts;
  const runs = told.map(({ run }) => run);
  const [channels, ...problems] = await Promise.all([
    tellChannels(alerts, ports, deliveries),
    writeReports(outputs, ports, reported),
    ping ? problemsOf(nameOfPing(ping.url), pingEnd(ports, ping, runs, round?.id)) : [],
  ]);
  return {
    states: decided.map(({ index, decision: { state }, due }) => {
      const missed = channels.missed.filter(({ delivery }) => delivery.index === index);
      return settle(
        state,
        due,
        missed.map(({ channel }) => channel),
      );
    }),
    alerts: deliveries.length,
    problems: [...channels.problems, ...problems.flat()],
  };
}

function nameOfPing(url: string): string {
  return `The ping at ${new URL(url).host}`;
}
