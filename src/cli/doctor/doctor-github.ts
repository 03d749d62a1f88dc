import type { Report, ReportedFinding } from '../../doctor/report.ts';
import { nameOf } from '../../doctor/subject.ts';
import { type Severity, severities } from '../../pool/severity.ts';
import { annotation } from '../github-annotation.ts';
import { seenWords } from './doctor-text.ts';
import { docsOf, placeOf, type ReportContext } from './report-context.ts';

/** GitHub shows no more of one kind in a step (observed). */
const most = 10;

const commands = {
  error: 'error',
  warning: 'warning',
  advice: 'notice',
} as const satisfies Record<Severity, string>;

/** The report as annotations of a GitHub Actions step: the first ten of each severity, and how many more there are. */
export function githubReport({ findings }: Report, context: ReportContext): string {
  const lines = severities.flatMap(severity => {
    const of = findings.filter(found => found.severity === severity);
    const more = of.length - most;
    return [
      ...of.slice(0, most).map(found => annotated(found, context)),
      ...(more > 0 ? [`${more} more of severity ${severity} are not annotated.`] : []),
    ];
  });
  return lines.length === 0 ? 'Nothing wrong.' : lines.join('\n');
}

function annotated(found: ReportedFinding, context: ReportContext): string {
  const { check, finding, severity, subject } = found;
  const place = placeOf(found, context);
  const title = `${check.id}: ${nameOf(subject)}`;
  const message = [finding.says, ...finding.seen.map(seenWords), check.fix, docsOf(check.id)].join('\n');
  return annotation(
    commands[severity],
    { file: place?.file, line: place?.line, col: place?.column, title },
    message,
  );
}
