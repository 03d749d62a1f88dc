import type { ProbeRun } from '../../probe/run.ts';
import { runSubjectOf } from '../../probe/run-subject-of.ts';
import type { PassedOverWork } from '../../probe/work.ts';
import type { ProbePlan } from './probe-plan.ts';
import type { RoundResult } from './run-round.ts';

/** What could not begin now, and why. */
export interface PostponedWork extends PassedOverWork {
  /** From when on it may, in milliseconds since 1970. */
  readonly until: number;
}

/** What came of a round, as reports tell it. */
export interface RoundReport {
  readonly runs: readonly ProbeRun[];
  readonly passedOver: readonly PassedOverWork[];
  readonly postponed: readonly PostponedWork[];
}

/** That of a round. */
export function roundReport(
  { runs, postponed }: Pick<RoundResult, 'runs' | 'postponed'>,
  { passedOver }: Pick<ProbePlan, 'passedOver'>,
): RoundReport {
  return {
    runs: runs.map(({ run }) => run),
    passedOver,
    postponed: postponed.map(({ work: { journey, subject }, why: { message, until } }) => ({
      subject: runSubjectOf(subject),
      ...{ journey: journey.name, reason: message, until },
    })),
  };
}
