import type { CommandDescription } from './command.ts';
import { everyFlag, type Flag } from './flag.ts';

/** The help of one command. */
export function commandHelp(command: CommandDescription): string {
  const flags = Object.entries({ ...command.flags, ...everyFlag });
  const usage = ['lifeguard', command.name, '[FLAGS]', ...(command.operands ? [command.operands] : [])].join(
    ' ',
  );
  return [
    `Usage: ${usage}`,
    wrap(command.about, 80).join('\n'),
    columns(flags.map(([name, flag]) => [spelling(name, flag), about(flag)])),
    `Examples:\n${columns(command.examples)}`,
  ].join('\n\n');
}

/** The help of the command line as a whole. */
export function overview(rows: readonly { readonly name: string; readonly summary: string }[]): string {
  return [
    'Usage: lifeguard COMMAND [FLAGS]',
    'Runs Amazon Cognito user pools on this machine, and says why a password reset or sign-in fails.',
    columns(rows.map(({ name, summary }) => [name, summary])),
    'lifeguard COMMAND --help tells a command’s flags.\nExit codes: 0 fine, 1 found something wrong, 2 used wrongly, 3 could not reach what it needed.',
  ].join('\n\n');
}

function spelling(name: string, flag: Flag): string {
  return flag.kind === 'switch' ? `--${name}` : `--${name} ${flag.value}`;
}

function about(flag: Flag): string {
  const fallback = 'fallback' in flag ? flag.fallback : undefined;
  return fallback === undefined ? flag.about : `${flag.about} (default: ${fallback})`;
}

/** Two columns; the second is wrapped below itself. A first one that is too wide gets a line of its own. */
function columns(rows: readonly (readonly [string, string])[]): string {
  const width = Math.min(26, Math.max(...rows.map(([left]) => left.length)));
  return rows
    .flatMap(([left, right]) => {
      const lines = wrap(right, 94 - width);
      const below = lines.map(line => `${' '.repeat(width + 4)}${line}`);
      if (left.length > width) return [`  ${left}`, ...below];
      return [`  ${left.padEnd(width)}  ${lines[0] ?? ''}`, ...below.slice(1)];
    })
    .join('\n');
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const line = lines.at(-1);
    if (line === undefined || line.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = `${line} ${word}`;
  }
  return lines;
}
