import type { ProbeRun } from '../../probe/run.ts';
import { subjectPath } from '../../probe/subject-name.ts';
import type { PassedOverWork } from '../../probe/work.ts';
import { type JunitCase, type JunitSuite, junit } from '../junit.ts';

/** The runs as JUnit's XML: a suite for each run, a case for each stage; what could not be probed is a skipped case. */
export function junitReport(runs: readonly ProbeRun[], passedOver: readonly PassedOverWork[]): string {
  return junit('lifeguard probe', [...runs.map(suiteOfRun), ...passedOver.map(suiteOfPassedOver)]);
}

function suiteOfRun(run: ProbeRun): JunitSuite {
  const { subject, journey, stages, startedAt, milliseconds } = run;
  const name = `${subjectPath(subject)} / ${journey}`;
  return { name, startedAt, milliseconds, cases: stages.map(stage => caseOf(stage, name, run)) };
}

function caseOf(
  { stage, outcome, milliseconds, seen }: ProbeRun['stages'][number],
  classname: string,
  { failure }: ProbeRun,
): JunitCase {
  const named = { classname, name: stage, milliseconds };
  if (outcome === 'not run') return { ...named, skipped: seen || 'an earlier stage failed' };
  if (outcome === 'ok') return named;
  const problem = {
    // What is not the target's fault is an error of the test, not a failure of what is tested.
    kind: failure?.kind === 'target' ? 'failure' : 'error',
    message: seen,
    type: failure?.cause?.id ?? failure?.kind ?? stage,
    details: reasonsOf(failure),
  } as const;
  return { ...named, problem };
}

function suiteOfPassedOver({ journey, subject, reason }: PassedOverWork): JunitSuite {
  const name = `${subjectPath(subject)} / ${journey}`;
  return { name, cases: [{ classname: name, name: journey, skipped: reason }] };
}

function reasonsOf(failure: ProbeRun['failure']): string {
  const lines = [
    ...(failure?.cause ? [`${failure.cause.id}: ${failure.cause.title}`] : []),
    ...(failure?.findings ?? []).map(({ check, title }) => `${check}: ${title}`),
  ];
  return lines.join('\n');
}
