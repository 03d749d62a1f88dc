import type { Seen } from '../../doctor/finding.ts';
import { type Folded, fold, type Group } from '../../doctor/fold.ts';
import type { Report } from '../../doctor/report.ts';
import { nameOf, poolOf, type Subject } from '../../doctor/subject.ts';
import { printable } from '../../pool/printable.ts';
import { counted } from '../counted.ts';
import type { Paint } from '../paint.ts';
import { wrapped } from '../wrapped.ts';
import { listed } from './listed.ts';
import { notReadLines } from './not-read-lines.ts';
import { docsOf } from './report-context.ts';

/** How it is shown. */
export interface Look {
  readonly paint: Paint;
  /** How wide a line may be. */
  readonly columns: number;
  /** Whether what is fine, does not apply or is accepted is told too. */
  readonly all: boolean;
}

/** How many things that show one finding are told, unless all is. */
const mostSeen = 5;

/** The report for people: what was found, by pool, what was not looked at, and the verdict as the last line. */
export function textReport(report: Report, look: Look): string {
  const groups = fold(report.findings, poolOf);
  return [
    ...groups.map(group => groupText(group, look)),
    ...(look.all ? everyCheck(report, look) : []),
    ...[
      [...notLookedAt(report, look), ...notReadText(report, look), ...stale(report, look)].join('\n'),
    ].filter(text => text !== ''),
    verdict(report, look),
  ].join('\n\n');
}

function groupText({ pool, findings }: Group, look: Look): string {
  const [first] = findings.flatMap(({ subjects }) => subjects);
  const heading = pool
    ? `${look.paint.bold(printable(pool.name))} ${look.paint.dim(printable(pool.id))}`
    : look.paint.bold(first?.kind === 'source' ? printable(first.folder) : 'All pools');
  let about = '';
  const blocks = findings.map((folded, index) => {
    const named = printable(namedSubjects(folded.subjects, look.all));
    const isNew = named !== about && named !== '';
    about = named;
    const indent = named === '' ? '  ' : '    ';
    return [
      ...(isNew ? wrapped(named, look.columns, '  ', '    ') : []),
      ...findingLines(folded, look, indent),
      ...(isFollowed(folded, findings[index + 1]) ? [] : fixLines(folded, look, indent)),
    ];
  });
  return [heading, ...blocks.flat()].join('\n');
}

/** What the findings below it are about, where it is not the pool itself. */
function namedSubjects(subjects: readonly Subject[], all: boolean): string {
  const [first] = subjects;
  if (first === undefined || ['pool', 'account', 'source'].includes(first.kind)) return '';
  if (first.kind !== 'client') return nameOf(first);
  const names = subjects.flatMap(subject => (subject.kind === 'client' ? [subject.name] : []));
  if (names.length === 1) return `app client ${first.name} ${first.id}`;
  return `${names.length} app clients: ${listed(names, all)}`;
}

/** What, and how it was seen. */
function findingLines(folded: Folded, { paint, columns, all }: Look, indent: string): string[] {
  const { severity, finding } = folded.first;
  const mark = {
    error: paint.bad('error  '),
    warning: paint.bold('warning'),
    advice: 'advice ',
  }[severity];
  const below = `${indent}  `;
  const [head = '', ...rest] = wrapped(finding.says, columns, `${indent}${' '.repeat(9)}`);
  const seen = seenLines(folded, all).flatMap(line => wrapped(line, columns, below, `${below}  `));
  return [`${indent}${mark}  ${head.trimStart()}`, ...rest, ...seen];
}

/** What to do, and where to read on. */
function fixLines({ first: { check } }: Folded, { paint, columns }: Look, indent: string): string[] {
  const below = `${indent}  `;
  return [...wrapped(check.fix, columns, below), `${below}${paint.dim(docsOf(check.id))}`];
}

/** Whether the same is told of another place in code next: what to do is told once, below the last of them. */
function isFollowed({ first }: Folded, next: Folded | undefined): boolean {
  return first.finding.place !== undefined && next?.first.check === first.check;
}

/** What shows it, a line each; what shows it of some of the app clients alone has their names. */
function seenLines({ subjects, findings }: Folded, all: boolean): readonly string[] {
  const seen = findings.flatMap(({ subject, finding }) =>
    finding.seen.map(one => ({ subject, words: seenWords(one) })),
  );
  const lines = [...Map.groupBy(seen, ({ words }) => words)].map(([words, of]) => {
    const about = [...new Set(of.map(({ subject }) => subject))];
    const names = about.flatMap(subject => (subject.kind === 'client' ? [printable(subject.name)] : []));
    return about.length < subjects.length ? `${listed(names, all)}: ${words}` : words;
  });
  const more = lines.length - mostSeen;
  return all || more <= 1 ? lines : [...lines.slice(0, mostSeen), `and ${more} more; --all tells them`];
}

/** `DescribeUserPool: DeletionProtection is INACTIVE, should be ACTIVE`. */
export function seenWords({ call, field, actual, expected }: Seen): string {
  const what = field === undefined ? actual : `${field} is ${actual}`;
  return `${call}: ${what}${expected === undefined ? '' : `, should be ${expected}`}`;
}

function notLookedAt({ notLookedAt: missed }: Report, { columns, all }: Look): string[] {
  const notServed = missed.filter(({ isNotServed }) => isNotServed);
  const others = missed.filter(({ isNotServed }) => !isNotServed);
  const what = notServed
    .map(({ reason }) => reason.replace(/ is not served here$/, ''))
    .toSorted((a, b) => a.localeCompare(b, 'en'))
    .join(', ');
  const count = new Set(notServed.flatMap(({ checks }) => checks)).size;
  return [
    ...(count > 0
      ? wrapped(
          `${counted(count, 'check')} skipped: this endpoint does not serve ${what}.`,
          columns,
          '',
          '  ',
        )
      : []),
    ...others.flatMap(({ reason, checks }) => {
      const text = `Not looked at, ${counted(checks.length, 'check')}: ${reason} (${listed(checks, all)}).`;
      return wrapped(text, columns, '', '  ');
    }),
  ];
}

function notReadText({ subjects: { source } }: Report, { columns, all }: Look): string[] {
  return source.flatMap(({ read }) =>
    notReadLines(printable(read), all).flatMap(line => wrapped(line, columns, '', '  ')),
  );
}

function stale({ stale: entries }: Report, { columns }: Look): string[] {
  const words = {
    expired: 'has expired',
    unused: 'accepts nothing any more',
    'no such check': 'names no check',
  };
  return printable(entries).flatMap(({ entry: { check, of }, why }) =>
    wrapped(`Baseline: ${check}${of === undefined ? '' : ` of ${of}`} ${words[why]}.`, columns, '', '  '),
  );
}

function everyCheck({ results, accepted }: Report, { columns, paint }: Look): string[] {
  const rest = results.flatMap(({ check, subject, outcome }) => {
    if (outcome.kind === 'fine') return [`fine     ${check.id}: ${nameOf(subject)}`];
    if (outcome.kind === 'not applicable') {
      return [`no case  ${check.id}: ${nameOf(subject)}: ${outcome.reason}`];
    }
    return [];
  });
  const known = accepted.map(
    ({ check, subject, accepted: reason = '' }) => `accepted ${check.id}: ${nameOf(subject)}: ${reason}`,
  );
  const lines = [...known, ...rest].flatMap(line => wrapped(printable(line), columns, '  ', ' '.repeat(11)));
  return lines.length === 0 ? [] : [[paint.bold('All else'), ...lines].join('\n')];
}

function verdict(
  { counts, subjects, accepted, notLookedAt: missed }: Report,
  { paint, columns }: Look,
): string {
  const found = (['error', 'warning', 'advice'] as const)
    .filter(severity => counts[severity] > 0)
    .map(severity =>
      severity === 'advice'
        ? counted(counts[severity], 'piece of advice', 'pieces of advice')
        : counted(counts[severity], severity),
    );
  const [source] = subjects.source;
  const what = source
    ? counted(source.read.files, 'file')
    : `${counted(subjects.pool.length, 'pool')}, ${counted(subjects.client.length, 'app client')}`;
  const looked = `${what}, ${counted(counts.checks, 'check')}`;
  const denied = new Set(missed.filter(({ isNotServed }) => !isNotServed).flatMap(({ checks }) => checks))
    .size;
  const rest = [
    ...(accepted.length > 0 ? [`${accepted.length} accepted`] : []),
    ...(denied > 0 ? [`${counted(denied, 'check')} not looked at`] : []),
  ];
  const tail = rest.length > 0 ? ` (${rest.join(', ')})` : '';
  const text =
    found.length === 0
      ? `Nothing wrong: ${looked}${tail}.`
      : `Found ${found.join(', ')} in ${looked}${tail}.`;
  const lines = wrapped(text, columns, '').join('\n');
  return found.length === 0 ? paint.good(lines) : paint.bold(lines);
}
