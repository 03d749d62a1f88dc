import type { Evidence } from '../../causes/evidence.ts';
import type { Finding } from '../../explain/explain.ts';
import type { RankedCause, RuledOut } from '../../explain/rank.ts';
import { maskAddresses } from '../../explain/safe-text.ts';
import { printable } from '../../pool/printable.ts';
import type { Paint } from '../paint.ts';
import { wrapped } from '../wrapped.ts';
import type { NamedReading } from './named-reading.ts';

/** How it is shown. */
export interface ExplainLook {
  readonly paint: Paint;
  /** How wide a line may be. */
  readonly columns: number;
  /** Whether all causes are told, not the first ones. */
  readonly all: boolean;
  /** Whether e-mail addresses are shown as they are. */
  readonly showUsers: boolean;
}

/** How many causes are told, and how many that are ruled out. */
const first = { causes: 3, ruledOut: 3, findings: 10 } as const;

/** The report for people: what was read, the causes of each failure with what shows it, and what to look at next. */
export function explainReport(
  readings: readonly NamedReading[],
  findings: readonly Finding[],
  look: ExplainLook,
): string {
  const shown = look.all ? findings : findings.slice(0, first.findings);
  const more = findings.length - shown.length;
  return [
    readText(readings, look),
    ...shown.map(finding => findingText(finding, look)),
    ...(more > 0
      ? [
          `${more} more ${more === 1 ? 'kind of failure was' : 'kinds of failure were'} seen: --all tells ${more === 1 ? 'it' : 'them'}.`,
        ]
      : []),
    ...(findings.length === 0 ? [nothing(readings, look)] : []),
  ].join('\n\n');
}

/** Text as it may be shown: a name in a token or recording may hold what a terminal obeys. */
function shownText(text: string, { showUsers }: ExplainLook): string {
  return printable(showUsers ? text : maskAddresses(text));
}

function readText(readings: readonly NamedReading[], look: ExplainLook): string {
  const { paint, columns } = look;
  const width = Math.min(18, Math.max(...readings.map(({ kind }) => kind.length))) + 2;
  const lines = readings.flatMap(({ kind, says, notes = [] }) => [
    ...wrapped(shownText(says, look), columns, `  ${kind.padEnd(width)}`, ' '.repeat(width + 2)),
    ...notes.flatMap(note => wrapped(shownText(note, look), columns, ' '.repeat(width + 2))),
  ]);
  return [paint.bold('Read'), ...lines].join('\n');
}

function findingText(finding: Finding, look: ExplainLook): string {
  const { paint, columns } = look;
  const { causes, ruledOut, note } = finding;
  const sure = causes.filter(({ confidence }) => confidence === 'certain');
  // Beside what is certain, the others only distract.
  const shown = look.all ? causes : (sure.length > 0 ? sure : causes).slice(0, first.causes);
  const more = causes.length - shown.length;
  return [
    ...wrapped(shownText(headingOf(finding), look), columns, '').map(line => paint.bold(line)),
    ...(note === undefined ? [] : wrapped(shownText(note, look), columns, '  ')),
    ...(causes.length === 0 && note === undefined ? ['  No cause that is known shows this.'] : []),
    ...shown.flatMap((cause, index) => causeLines(cause, index === 0, look)),
    ...(more > 0 ? [`  ${more} more${sure.length > 0 ? ', all unlikely' : ''}: --all tells them.`] : []),
    ...ruledOutLines(ruledOut, look),
    ...nextLines(finding, look),
  ].join('\n');
}

function headingOf({ error, times, causes: [cause] }: Finding): string {
  if (!error) {
    return cause?.confidence === 'certain'
      ? 'Wrong in what was handed over'
      : 'Nothing wrong by itself; it would fit';
  }
  const { operation, type, message } = error;
  const what = [type, message].filter(part => part !== undefined).join(': ');
  return `${operation === undefined ? '' : `${operation}: `}${what}${times > 1 ? ` (${times} times)` : ''}`;
}

const labelWidth = 12;

function causeLines(cause: RankedCause, isFirst: boolean, look: ExplainLook): string[] {
  const { paint, columns } = look;
  const { definition, confidence, evidence } = cause;
  const indent = ' '.repeat(labelWidth);
  const [head = '', ...rest] = wrapped(definition.title, columns, indent);
  const label = confidence.padEnd(labelWidth - 2);
  return [
    `  ${confidence === 'certain' ? paint.bad(label) : label}${paint.bold(head.trimStart())}`,
    ...rest.map(line => paint.bold(line)),
    ...(isFirst ? wrapped(definition.means, columns, indent) : []),
    ...evidence.flatMap(one => evidenceLines(one, look)),
    ...wrapped(definition.fix, columns, `${indent}Do: `, `${indent}    `),
    `${indent}${paint.dim(`docs/causes/${definition.id}.md`)}`,
  ];
}

const evidenceWords: Readonly<Record<Evidence['speaks'], string>> = {
  'settles it': 'Seen: ',
  for: 'For: ',
  against: 'Against: ',
  'rules it out': 'Against: ',
};

function evidenceLines({ says, speaks }: Evidence, look: ExplainLook): string[] {
  const indent = ' '.repeat(labelWidth);
  const word = evidenceWords[speaks];
  return wrapped(shownText(says, look), look.columns, indent + word, indent + ' '.repeat(word.length));
}

function ruledOutLines(ruledOut: readonly RuledOut[], look: ExplainLook): string[] {
  if (ruledOut.length === 0) return [];
  const shown = look.all ? ruledOut : ruledOut.slice(0, first.ruledOut);
  const more = ruledOut.length - shown.length;
  return [
    '  Ruled out',
    ...shown.flatMap(({ definition, evidence }) => {
      const why = evidence
        .filter(({ speaks }) => speaks === 'rules it out')
        .map(({ says }) => says)
        .join(' ');
      return wrapped(shownText(`${definition.title}: ${why}`, look), look.columns, '    ', '      ');
    }),
    ...(more > 0 ? [`    and ${more} more: --all tells them.`] : []),
  ];
}

/** What would make it sure, where it is not. */
function nextLines({ causes, known }: Finding, look: ExplainLook): string[] {
  const [cause, ...others] = causes;
  if (!cause || cause.confidence === 'certain') return [];
  const commands = [cause, ...others]
    .slice(0, first.causes)
    .flatMap(({ definition }) => definition.settledBy?.(known) ?? []);
  return [
    '  To be sure',
    ...wrapped(cause.definition.toldApart, look.columns, '    '),
    // A command is not broken, so that it can be copied.
    ...[...new Set(commands)].slice(0, 2).map(command => `    ${look.paint.link(shownText(command, look))}`),
  ];
}

function nothing(readings: readonly NamedReading[], { columns }: ExplainLook): string {
  const isError = readings.some(({ found }) => found.errors && found.errors.length > 0);
  const text = isError
    ? 'No cause that is known shows this.'
    : 'Nothing is wrong with it by itself. Hand the error over as well, with --client ID of who sent the call.';
  return wrapped(text, columns, '').join('\n');
}
