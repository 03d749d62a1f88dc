import { BrowserMissing } from '../../probe/browser-missing.ts';
import { subjectPath } from '../../probe/subject-name.ts';
import { paint } from '../paint.ts';
import { createTeller } from './create-teller.ts';
import { systemOutside } from './probe-outside.ts';
import { probePlan } from './probe-plan.ts';
import { runReport } from './probe-report.ts';
import { probeTools } from './probe-tools.ts';
import { roundReport } from './round-report.ts';
import { runRound } from './run-round.ts';
import { reportEntries } from './tell-report.ts';

/** What an event of a schedule may say; that of EventBridge says nothing of it. */
export interface ProbeEvent {
  /** The journeys to make; all of the settings where they are left out. */
  readonly journeys?: readonly string[];
}

/** What Lambda tells of the function's run. */
export interface ProbeContext {
  getRemainingTimeInMillis(): number;
}

/** What is kept for the end of a round: to say why runs have failed, to remember and to tell. */
const endTime = 20_000;

/** How a run that failed looks in the function's log. */
const look = { paint: paint(false), columns: 120 };

/**
 * Makes one round by the probe.yaml and pools.yaml that lie beside it, and answers as --json does. It rejects where a run has
 * failed or could not begin, so that the function's own count of errors tells it; the log has the runs that failed, with why,
 * as far as the function's role lets doctor look. What time does not suffice for is left to the next event.
 */
export async function handler(event: unknown, context: ProbeContext): Promise<readonly object[]> {
  const { env: environment } = process;
  const directory = environment.LAMBDA_TASK_ROOT ?? import.meta.dirname;
  const files = { settings: 'probe.yaml', config: 'pools.yaml' };
  const choice = { all: true, journey: journeysIn(event), ...files };
  const plan = probePlan(choice, { directory, environment });
  const tools = probeTools(plan, environment, systemOutside);
  const terminal = { environment, say: console.log, complain: console.error };
  const teller = createTeller(plan, tools, terminal);
  await teller.begin();
  const round = await runRound(plan.work, {
    tools,
    openBrowser: () => Promise.reject(new BrowserMissing('A Lambda function opens no page: leave page out.')),
    isStopped: () => context.getRemainingTimeInMillis() < tools.patience + endTime,
  });
  const report = roundReport(round, plan);
  const { runs } = report;
  const failed = runs.filter(({ failure }) => failure);
  for (const run of failed) console.error(runReport(run, look));
  await teller.end(round.runs);
  const [first] = failed;
  if (first?.failure) {
    const { stage, message } = first.failure;
    throw new Error(
      `${failed.length} of ${runs.length} runs failed, the first (${first.journey}, ${subjectPath(first.subject)}) at the stage ${stage}: ${message}`,
    );
  }
  const [late] = round.postponed;
  if (late && runs.length === 0) throw new Error(`No run could begin: ${late.why.message}`);
  if (late)
    console.error(
      `${round.postponed.length} of ${plan.work.length} runs could not begin: ${late.why.message}`,
    );
  const left = plan.work.length - runs.length - round.postponed.length;
  if (left > 0) console.error(`Time did not suffice for ${left} of ${plan.work.length} runs.`);
  return reportEntries(report);
}

function journeysIn(event: unknown): readonly string[] {
  if (typeof event !== 'object' || event === null || !('journeys' in event)) return [];
  return Array.isArray(event.journeys) ? event.journeys.filter(name => typeof name === 'string') : [];
}
