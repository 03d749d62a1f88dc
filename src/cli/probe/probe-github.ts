import type { ProbeRun } from '../../probe/run.ts';
import { subjectPath } from '../../probe/subject-name.ts';
import { annotation } from '../github-annotation.ts';

/**
 * The runs as annotations of a GitHub Actions step: an error for each failure of the target, a warning for what kept the
 * probe from finding out.
 */
export function githubReport(runs: readonly ProbeRun[]): string {
  const lines = runs.flatMap(({ subject, journey, failure }) => {
    if (!failure) return [];
    const told = [
      failure.message,
      ...(failure.cause ? [`Cause: ${failure.cause.title} (${failure.cause.id})`] : []),
      ...failure.findings.slice(0, 5).map(({ check, title }) => `Doctor: ${title} (${check})`),
    ];
    const title = `${journey} failed at ${failure.stage}: ${subjectPath(subject)}`;
    return [annotation(failure.kind === 'target' ? 'error' : 'warning', { title }, told.join('\n'))];
  });
  return lines.length === 0 ? 'Nothing wrong.' : lines.join('\n');
}
