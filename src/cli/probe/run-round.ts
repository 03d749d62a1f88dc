import type { Browse } from '../../guard/visit.ts';
import { EndpointUnreachable } from '../../probe/endpoint-unreachable.ts';
import { AttemptsUsed, UserBusy } from '../../probe/keep/hold.ts';
import { KeepProblem } from '../../probe/keep/keep.ts';
import type { Mailbox } from '../../probe/mailbox/mailbox.ts';
import type { ProbePorts } from '../../probe/probe-ports.ts';
import type { ProbeRun } from '../../probe/run.ts';
import { type JourneyResult, runPlainJourney, runUserJourney } from '../../probe/run-journey.ts';
import { runSubjectOf } from '../../probe/run-subject-of.ts';
import { failedStage } from '../../probe/stage.ts';
import type { Work } from '../../probe/work.ts';
import type { ProbeTools } from './probe-tools.ts';

/** What a round uses beside its tools. */
export interface RoundPorts {
  readonly tools: ProbeTools;
  readonly openBrowser: () => Promise<Browse>;
  /** Whether to begin no further run. */
  readonly isStopped: () => boolean;
}

/** A run with what it was of. */
export interface MadeRun {
  readonly work: Work;
  readonly run: ProbeRun;
}

/** What could not begin now. */
export interface Postponed {
  readonly work: Extract<Work, { of: 'user' }>;
  readonly why: UserBusy | AttemptsUsed;
}

/** What came of a round. */
export interface RoundResult {
  readonly runs: readonly MadeRun[];
  readonly postponed: readonly Postponed[];
  /** The first endpoint that did not answer, in words that hold no secret. */
  readonly unreachable:
    | (Pick<EndpointUnreachable, 'origin' | 'isAnother'> & { readonly words: string })
    | undefined;
}

/**
 * Makes each journey, one after the other. The mailbox and the browser are opened when they are first needed, and closed at
 * the end.
 */
export async function runRound(all: readonly Work[], ports: RoundPorts): Promise<RoundResult> {
  const { tools, isStopped } = ports;
  const diagnose = tools.newDiagnosis();
  const runs: MadeRun[] = [];
  const postponed: Postponed[] = [];
  let unreachable: RoundResult['unreachable'];
  const mailbox = lateMailbox(tools.openMailbox);
  let browser: Promise<Browse> | undefined;
  const openBrowser = () => {
    browser ??= ports.openBrowser();
    return browser;
  };
  try {
    for (const work of all) {
      if (isStopped()) break;
      const stagePorts = tools.portsFor(work.subject, mailbox, openBrowser);
      try {
        const result = await runWork(work, stagePorts, tools);
        const failed = failedStage(result.stages);
        if (failed?.error instanceof EndpointUnreachable) {
          const { origin, isAnother } = failed.error;
          unreachable ??= { origin, isAnother, words: failed.seen };
        }
        runs.push({ work, run: asRun(result, await diagnose(result)) });
      } catch (error) {
        if (error instanceof KeepProblem) runs.push({ work, run: notBegun(work, error, tools) });
        else if (work.of === 'user' && (error instanceof UserBusy || error instanceof AttemptsUsed))
          postponed.push({ work, why: error });
        else throw error;
      }
    }
  } finally {
    await mailbox.close();
    await browser?.then(
      opened => opened.close(),
      () => {},
    );
  }
  return { runs, postponed, unreachable };
}

function runWork(work: Work, ports: ProbePorts, tools: ProbeTools): Promise<JourneyResult> {
  switch (work.of) {
    case 'user':
      return runUserJourney(ports, work.journey, work.subject, tools);
    case 'client':
      return runPlainJourney(ports, work.journey, work.subject);
    case 'pool':
      return runPlainJourney(ports, work.journey, work.subject);
  }
}

/** Opens the mailbox at the first mail that is waited for: not every journey has one. */
function lateMailbox(open: () => Promise<Mailbox>): Mailbox {
  let opened: Promise<Mailbox> | undefined;
  const once = () => {
    opened ??= open();
    return opened;
  };
  return {
    prepare: async (wanted, signal) => (await once()).prepare(wanted, signal),
    receive: async (wanted, signal) => (await once()).receive(wanted, signal),
    async close() {
      await opened?.then(
        mailbox => mailbox.close(),
        () => {},
      );
    },
  };
}

/** A run that could not begin, since what is remembered cannot be used. It is told as each other: a schedule goes on. */
function notBegun(
  { journey, subject }: Work,
  { message }: KeepProblem,
  { now, random }: ProbeTools,
): ProbeRun {
  const stage = 'remember';
  return {
    ...{
      id: random.uuid(),
      journey: journey.name,
      startedAt: now(),
      milliseconds: 0,
      mailMilliseconds: undefined,
    },
    subject: runSubjectOf(subject),
    stages: [{ stage, outcome: 'failed', milliseconds: 0, seen: message }],
    failure: { stage, kind: 'probe', message, cause: undefined, findings: [] },
  };
}

function asRun(result: JourneyResult, failure: ProbeRun['failure']): ProbeRun {
  return { ...result, failure, stages: result.stages.map(({ error: _, ...outcome }) => outcome) };
}
