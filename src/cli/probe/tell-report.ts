import { formatOf } from '../format-of.ts';
import { paint } from '../paint.ts';
import { readableJson } from '../readable-json.ts';
import type { Terminal } from '../terminal.ts';
import { writeReport } from '../write-report.ts';
import type { ProbeChoice } from './probe-flags.ts';
import { githubReport } from './probe-github.ts';
import { junitReport } from './probe-junit.ts';
import { type Look, runReport, tableReport } from './probe-report.ts';
import type { RoundReport } from './round-report.ts';

type Choice = Pick<ProbeChoice, 'all' | 'format' | 'output'> & { readonly json: boolean };

const forPrograms = ['json', 'junit', 'github'] as const;
type Format = 'text' | (typeof forPrograms)[number];

/** How a report is written, by the word of its format. */
const formats = {
  text: textReport,
  json: jsonReport,
  junit: ({ runs, passedOver, postponed }) => junitReport(runs, [...passedOver, ...postponed]),
  // What the log shows, and below it what GitHub shows beside the run.
  github: (report, choice, look) => `${textReport(report, choice, look)}\n${githubReport(report)}`,
} satisfies Readonly<Record<Format, (report: RoundReport, choice: Choice, look: Look) => string>>;

/** How the report is to be written. @throws UsageProblem */
export function probeFormat(choice: Pick<Choice, 'format' | 'json'>): Format {
  return formatOf(choice, forPrograms);
}

/** Tells a round in the terminal, or writes it to the file that was named. @throws NotReached, UsageProblem */
export function tellReport(report: RoundReport, choice: Choice, look: Look, terminal: Terminal): void {
  const format = probeFormat(choice);
  // Colours are for a terminal, and neither for a file nor for a log of GitHub's.
  const isShown = format === 'text' && choice.output === undefined;
  const text = formats[format](report, choice, isShown ? look : { ...look, paint: paint(false) });
  writeReport(text, choice.output, terminal);
}

function textReport(report: RoundReport, { all }: Choice, look: Look): string {
  const { runs, passedOver, postponed } = report;
  const [first] = runs;
  const isAlone = runs.length + passedOver.length + postponed.length === 1 && !all;
  return first && isAlone ? runReport(first, look) : tableReport(report, look);
}

function jsonReport(report: RoundReport): string {
  return readableJson(reportEntries(report));
}

/** What programs are told of a round: its runs, what was passed over, and what could not begin. */
export function reportEntries({ runs, passedOver, postponed }: RoundReport): readonly object[] {
  return [
    ...runs.map(run => ({ ok: !run.failure, ...run })),
    ...passedOver.map(({ journey, subject, reason }) => ({ journey, subject, passedOver: reason })),
    ...postponed.map(({ journey, subject, reason, until }) => ({
      ...{ journey, subject, postponed: reason, until },
    })),
  ];
}
