import type { CommandDescription } from './command.ts';
import { everyFlag, type Flag } from './flag.ts';
import { wrapped } from './wrapped.ts';

/** Lines that are wider are hard to read, however wide a terminal is. */
const widest = 98;

/** The help of one command. @param columns of the terminal */
export function commandHelp(command: CommandDescription, columns: number): string {
  const flags = Object.entries({ ...command.flags, ...everyFlag });
  const usage = ['lifeguard', command.name, '[FLAGS]', ...(command.operands ? [command.operands] : [])].join(
    ' ',
  );
  const rows = flags.map(([name, flag]) => [spelling(name, flag), about(flag)] as const);
  return [
    wrapped(`Usage: ${usage}`, columns, '', '  '),
    wrapped(command.about, Math.min(columns, 80), ''),
    listed(rows, columns),
    ['Examples:', ...listed(command.examples, columns)],
  ]
    .map(lines => lines.join('\n'))
    .join('\n\n');
}

/** The help of the command line as a whole. @param columns of the terminal */
export function overview(
  rows: readonly { readonly name: string; readonly summary: string }[],
  columns: number,
): string {
  const intro =
    'Runs Amazon Cognito user pools on this machine, and says why a password reset or sign-in fails.';
  const more = [
    'lifeguard COMMAND --help tells a command’s flags.',
    'Exit codes: 0 fine, 1 found something wrong, 2 used wrongly, 3 could not reach what it needed.',
  ];
  const width = Math.min(columns, widest);
  return [
    ['Usage: lifeguard COMMAND [FLAGS]'],
    wrapped(intro, width, ''),
    listed(
      rows.map(({ name, summary }) => [name, summary]),
      columns,
    ),
    more.flatMap(line => wrapped(line, width, '', '  ')),
  ]
    .map(lines => lines.join('\n'))
    .join('\n\n');
}

function spelling(name: string, flag: Flag): string {
  return flag.kind === 'switch' ? `--${name}` : `--${name} ${flag.value}`;
}

function about(flag: Flag): string {
  const fallback = 'fallback' in flag ? flag.fallback : undefined;
  return fallback === undefined ? flag.about : `${flag.about} (default: ${fallback})`;
}

/**
 * Two columns; the second is wrapped below itself. A first one that is too wide gets lines of its own, which a shell takes as
 * one. In a narrow terminal each does.
 */
function listed(rows: readonly (readonly [string, string])[], columns: number): readonly string[] {
  const most = Math.min(columns, widest);
  const width = Math.min(26, Math.max(...rows.map(([left]) => left.length)));
  const isNarrow = most < 72;
  const indent = ' '.repeat(isNarrow ? 6 : width + 4);
  return rows.flatMap(([left, right]) => {
    const beside = `  ${left.padEnd(width)}  `;
    if (!isNarrow && left.length <= width) return wrapped(right, most, beside, indent);
    // What a line of a command ends with takes two columns.
    const own = wrapped(left, most - 2, '  ', '    ');
    const lines = own.map((line, index) => (index < own.length - 1 ? `${line} \\` : line));
    return [...lines, ...wrapped(right, most, indent)];
  });
}
