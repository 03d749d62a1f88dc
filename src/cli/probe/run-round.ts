import type { Browse } from '../../guard/visit.ts';
import { systemRandom } from '../../pool/random.ts';
import { EndpointUnreachable } from '../../probe/cognito.ts';
import { AttemptsUsed, UserBusy } from '../../probe/keep/hold.ts';
import { KeepProblem } from '../../probe/keep/keep.ts';
import type { Mailbox } from '../../probe/mailbox/mailbox.ts';
import type { ProbeRun } from '../../probe/run.ts';
import { type JourneyResult, runClientJourney, runUserJourney } from '../../probe/run-journey.ts';
import { failedStage } from '../../probe/stage.ts';
import type { Diagnose } from './create-diagnosis.ts';
import type { ProbeTools } from './probe-tools.ts';
import type { Work } from './work.ts';

/** What a round uses beside its tools. */
export interface RoundPorts {
  readonly tools: ProbeTools;
  readonly openMailbox: () => Promise<Mailbox>;
  readonly openBrowser: () => Promise<Browse>;
  /** Makes what says why runs of a round have failed. */
  readonly newDiagnosis: () => Diagnose;
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
  readonly work: Work;
  readonly why: UserBusy | AttemptsUsed;
}

/** What came of a round. */
export interface RoundResult {
  readonly runs: readonly MadeRun[];
  readonly postponed: readonly Postponed[];
  /** The first endpoint that did not answer. */
  readonly unreachable: EndpointUnreachable | undefined;
}

/**
 * Makes each journey, one after the other. The mailbox and the browser are opened when they are first needed, and closed at
 * the end.
 */
export async function runRound(all: readonly Work[], ports: RoundPorts): Promise<RoundResult> {
  const { tools, isStopped } = ports;
  const diagnose = ports.newDiagnosis();
  const runs: MadeRun[] = [];
  const postponed: Postponed[] = [];
  let unreachable: EndpointUnreachable | undefined;
  const mailbox = lateMailbox(ports.openMailbox);
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
        const result =
          work.journey.of === 'user'
            ? await runUserJourney(stagePorts, work.journey, userSubject(work), tools)
            : await runClientJourney(stagePorts, work.journey, work.subject);
        const error = failedStage(result.stages)?.error;
        if (error instanceof EndpointUnreachable) unreachable ??= error;
        runs.push({ work, run: asRun(result, await diagnose(result)) });
      } catch (error) {
        if (error instanceof KeepProblem) runs.push({ work, run: notBegun(work, error, Date.now()) });
        else if (error instanceof UserBusy || error instanceof AttemptsUsed)
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

type UserWork = Extract<Work, { journey: { of: 'user' } }>;

/** The type of work does not follow from its journey by itself: it is nested. */
function userSubject(work: Work): UserWork['subject'] {
  if (!isOfUser(work)) throw new Error('a journey of a user has one');
  return work.subject;
}

function isOfUser(work: Work): work is UserWork {
  return work.journey.of === 'user';
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
function notBegun({ journey, subject }: Work, { message }: KeepProblem, startedAt: number): ProbeRun {
  const { poolId, poolName, clientId, clientName } = subject;
  const stage = 'remember';
  return {
    ...{
      id: systemRandom.uuid(),
      journey: journey.name,
      startedAt,
      milliseconds: 0,
      mailMilliseconds: undefined,
    },
    subject: { poolId, poolName, clientId, clientName },
    stages: [{ stage, outcome: 'failed', milliseconds: 0, seen: message }],
    failure: { stage, kind: 'probe', message, cause: undefined, findings: [] },
  };
}

function asRun(result: JourneyResult, failure: ProbeRun['failure']): ProbeRun {
  const { id, journey, startedAt, milliseconds, mailMilliseconds, stages } = result;
  const { poolId, poolName, clientId, clientName } = result.subject;
  return {
    ...{ id, journey, startedAt, milliseconds, mailMilliseconds, failure },
    subject: { poolId, poolName, clientId, clientName },
    stages: stages.map(({ stage, outcome, milliseconds: took, seen }) => ({
      ...{ stage, outcome, seen },
      milliseconds: took,
    })),
  };
}
