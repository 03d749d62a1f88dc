import type { Environment } from '../../config/substitute.ts';
import { printable } from '../../pool/printable.ts';
import { EndpointUnreachable } from '../../probe/endpoint-unreachable.ts';
import { failureKindOf } from '../../probe/failure-kind.ts';
import type { RunFailure } from '../../probe/run.ts';
import type { JourneyResult } from '../../probe/run-journey.ts';
import { failedStage } from '../../probe/stage.ts';
import { causeOf } from './cause-of.ts';
import { createDoctor } from './create-doctor.ts';
import type { ProbeOutside } from './probe-outside.ts';
import type { ProbePlan } from './probe-plan.ts';

/** Says why a run has failed: who is to blame, the cause where one is known, and what doctor finds. Undefined for a good run. */
export type Diagnose = (result: JourneyResult) => Promise<RunFailure | undefined>;

/** Makes what diagnoses the runs of one round. */
export function createDiagnosis(
  plan: Pick<ProbePlan, 'file' | 'target'>,
  environment: Environment,
  outside: ProbeOutside,
): Diagnose {
  const doctor = createDoctor({ file: plan.file, target: plan.target, environment }, outside);
  return async ({ subject, stages }) => {
    const failed = failedStage(stages);
    if (!failed) return undefined;
    const { stage, seen, error } = failed;
    const kind = failureKindOf(error);
    const first = error?.cause instanceof Error ? error.cause : error;
    // What does not answer the probe answers nobody; what failed beside the target is none of doctor's.
    const isAsked = kind !== 'probe' && kind !== 'mailbox' && !(error instanceof EndpointUnreachable);
    const [cause, findings] = isAsked
      ? await Promise.all([
          causeOf(first, { subject, stages }, plan, outside).catch(() => undefined),
          doctor(stage, subject),
        ])
      : [undefined, []];
    return { stage, kind, message: printable(seen.slice(0, 600)), cause, findings };
  };
}
