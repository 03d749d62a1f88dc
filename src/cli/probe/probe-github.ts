import { subjectPath } from '../../probe/subject-name.ts';
import { annotation } from '../github-annotation.ts';
import type { RoundReport } from './round-report.ts';

/**
 * A round as annotations of a GitHub Actions step: an error for each failure of the target, a warning for what kept the
 * probe from finding out.
 */
export function githubReport({ runs, postponed }: Pick<RoundReport, 'runs' | 'postponed'>): string {
  const failed = runs.flatMap(({ subject, journey, failure }) => {
    if (!failure) return [];
    const told = [
      failure.message,
      ...(failure.cause ? [`Cause: ${failure.cause.title} (${failure.cause.id})`] : []),
      ...failure.findings.slice(0, 5).map(({ check, title }) => `Doctor: ${title} (${check})`),
    ];
    const title = `${journey} failed at ${failure.stage}: ${subjectPath(subject)}`;
    return [annotation(failure.kind === 'target' ? 'error' : 'warning', { title }, told.join('\n'))];
  });
  const late = postponed.map(({ journey, subject, reason }) =>
    annotation('warning', { title: `${journey} did not begin: ${subjectPath(subject)}` }, reason),
  );
  const lines = [...failed, ...late];
  return lines.length === 0 ? 'Nothing wrong.' : lines.join('\n');
}
