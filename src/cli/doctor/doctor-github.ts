import type { Report, ReportedFinding } from '../../doctor/report.ts';
import { nameOf } from '../../doctor/subject.ts';
import { printableLines } from '../../pool/printable.ts';
import { type Severity, severities } from '../../pool/severity.ts';
import { seenWords } from './doctor-text.ts';
import { docsOf, placeOf, type ReportContext } from './report-context.ts';

/** GitHub shows no more of one kind in a step (observed). */
const most = 10;

const commands: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  advice: 'notice',
};

/** The report as annotations of a GitHub Actions step: the first ten of each severity, and how many more there are. */
export function githubReport({ findings }: Report, context: ReportContext): string {
  const lines = severities.flatMap(severity => {
    const of = findings.filter(found => found.severity === severity);
    const more = of.length - most;
    return [
      ...of.slice(0, most).map(found => annotation(found, context)),
      ...(more > 0 ? [`${more} more of severity ${severity} are not annotated.`] : []),
    ];
  });
  return lines.length === 0 ? 'Nothing wrong.' : lines.join('\n');
}

function annotation(found: ReportedFinding, context: ReportContext): string {
  const { check, finding, severity, subject } = found;
  const place = placeOf(found, context);
  const properties = Object.entries({
    file: place?.file,
    line: place?.line,
    col: place?.column,
    title: `${check.id}: ${nameOf(subject)}`,
  })
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${escapedProperty(String(value))}`);
  const message = [finding.says, ...finding.seen.map(seenWords), check.fix, docsOf(check.id)].join('\n');
  return `::${commands[severity]} ${properties.join(',')}::${escaped(message)}`;
}

/** As the toolkit of GitHub Actions does it. */
function escaped(text: string): string {
  return printableLines(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapedProperty(text: string): string {
  return escaped(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
