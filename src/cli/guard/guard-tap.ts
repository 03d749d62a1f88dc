import { withoutCommands } from '../without-commands.ts';
import { type GuardReport, nameOfVerdict, notSeenWords } from './guard-report.ts';

/** The report in the Test Anything Protocol, version 14. */
export function tapReport({ verdicts, mutants }: GuardReport): string {
  const lines = [
    ...verdicts.map(verdict => ({
      name: nameOfVerdict(verdict),
      problem: verdict.problem,
      skip: verdict.isSeen ? undefined : notSeenWords,
    })),
    ...mutants.map(({ name, about, outcome, by }) => ({
      name: `mutant ${name}`,
      problem: outcome === 'not caught' ? `A page that ${about} was not caught.` : undefined,
      skip: outcome === 'no place' ? by : undefined,
    })),
  ];
  const report = [
    'TAP version 14',
    `1..${lines.length}`,
    ...lines.flatMap(({ name, problem, skip }, index) => [
      `${problem === undefined ? 'ok' : 'not ok'} ${index + 1} - ${escaped(name)}${skip ? ` # SKIP ${skip}` : ''}`,
      ...(problem === undefined ? [] : ['  ---', `  message: ${JSON.stringify(problem)}`, '  ...']),
    ]),
  ];
  return withoutCommands(report.join('\n'));
}

/** A `#` begins a directive. */
function escaped(name: string): string {
  return name.replaceAll('\\', '\\\\').replaceAll('#', '\\#').replaceAll(/\s+/g, ' ');
}
