import { pause } from '../../probe/pause.ts';
import { MetricsNotServed, type MetricsPage, openMetricsPage } from '../../probe/report/metrics-page.ts';
import { nextStart, scheduleProblems } from '../../probe/schedule.ts';
import type { Work } from '../../probe/work.ts';
import { type ExitCode, exitCode } from '../exit-code.ts';
import { NotReached } from '../not-reached.ts';
import { readableJson } from '../readable-json.ts';
import type { Terminal } from '../terminal.ts';
import { UsageProblem } from '../usage-problem.ts';
import { createTeller } from './create-teller.ts';
import type { ProbePlan } from './probe-plan.ts';
import { type Look, runLine } from './probe-report.ts';
import { type RoundPorts, runRound } from './run-round.ts';

/**
 * Makes round after round until the process is asked to end, which lets the run that is being made come to its end. Rounds
 * never overlap. What has no attempts left is made later, as soon as it may be.
 *
 * @param every milliseconds from the start of one round to the next
 * @throws UsageProblem where the interval would use up the attempts of a user, or the mails of a day
 * @throws NotReached where the metrics cannot be served
 */
export async function repeat(
  plan: ProbePlan,
  every: number,
  ports: Omit<RoundPorts, 'isStopped'>,
  look: Look & { readonly json: boolean },
  terminal: Terminal,
): Promise<ExitCode> {
  const { settings, target, work } = plan;
  const { now, random } = ports.tools;
  const { attemptsAnHour } = settings;
  const isAws = target.kind === 'aws';
  const { refused, warnings } = scheduleProblems(work, every, { attemptsAnHour, isAws });
  if (refused !== undefined) throw new UsageProblem(refused);
  const reasons = plan.passedOver.map(({ reason }) => reason);
  for (const warning of new Set([...warnings, ...reasons])) terminal.complain(warning);

  const stop = new AbortController();
  void terminal.untilStopped().then(() => stop.abort());
  const metrics = await metricsOf(plan);
  if (metrics) terminal.complain(`Metrics at ${metrics.url}`);
  const teller = createTeller(plan, ports.tools, terminal, metrics);
  const isStopped = () => stop.signal.aborted;
  try {
    while (!isStopped()) {
      const startedAt = now();
      await teller.begin();
      let due: readonly Work[] = work;
      while (due.length > 0 && !isStopped()) {
        const round = await runRound(due, { ...ports, isStopped });
        for (const { run } of round.runs) {
          terminal.say(look.json ? readableJson({ ok: !run.failure, ...run }, 0) : runLine(run, look));
        }
        await teller.end(round.runs);
        const later = round.postponed.map(({ work: one, why }) => ({
          work: one,
          at: why.until,
        }));
        due = later.map(one => one.work);
        if (due.length === 0) break;
        const at = Math.min(...later.map(one => one.at));
        terminal.complain(
          `${due.length} wait until ${new Date(at).toISOString()}: ${round.postponed[0]?.why.message}`,
        );
        await until(at, now, stop.signal);
      }
      await until(nextStart(startedAt, every, random), now, stop.signal);
    }
    return exitCode.fine;
  } finally {
    await metrics?.close();
  }
}

async function metricsOf({ settings: { outputs } }: ProbePlan): Promise<MetricsPage | undefined> {
  const { metrics, metricsHosts, environment } = outputs;
  if (metrics === undefined) return undefined;
  try {
    return await openMetricsPage({ address: metrics, hosts: metricsHosts, environment });
  } catch (error) {
    throw error instanceof MetricsNotServed ? new NotReached(error.message) : error;
  }
}

/** The most that one timer waits: a machine may sleep in between, and a clock be set. */
const longest = 60_000;

/** Waits until a time of day, or until it is stopped. */
async function until(at: number, now: () => number, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const left = at - now();
    if (left <= 0) return;
    await pause(Math.min(left, longest), signal);
  }
}
