import { parseArgs } from 'node:util';
import { didYouMean } from '../config/suggest.ts';
import type { Flag, Flags, ListFlag, Values } from './flag.ts';
import { UsageProblem } from './usage-problem.ts';

/**
 * Reads what follows a command's name.
 *
 * @throws UsageProblem with one sentence for the first thing that is wrong
 */
export function readArguments<F extends Flags>(
  command: { readonly name: string; readonly operands?: string; readonly flags: F },
  args: readonly string[],
): { readonly flags: Values<F>; readonly operands: readonly string[] } {
  const options = Object.fromEntries(
    Object.entries(command.flags).map(([name, { kind }]) => [
      name,
      { type: kind === 'switch' ? ('boolean' as const) : ('string' as const) },
    ]),
  );
  const { tokens } = parseArgs({
    args: [...args],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const given = new Map<string, string | number | boolean>();
  const lists = new Map<string, string[]>();
  const operands: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') operands.push(token.value);
    if (token.kind !== 'option') continue;
    const flag = Object.hasOwn(command.flags, token.name) ? command.flags[token.name] : undefined;
    if (!flag) throw unknownFlag(command, token.rawName);
    if (flag.kind === 'list') {
      lists.set(token.name, [...(lists.get(token.name) ?? []), neededText(flag, token.rawName, token.value)]);
      continue;
    }
    if (given.has(token.name)) throw new UsageProblem(`${token.rawName} is given twice.`);
    given.set(token.name, readValue(flag, token.rawName, token.value));
  }
  const most = command.operands?.endsWith('...') ? operands.length : command.operands?.split(' ').length;
  const extra = operands[most ?? 0];
  if (extra !== undefined) {
    const takes = command.operands === undefined ? 'no arguments' : `only ${command.operands}`;
    throw new UsageProblem(`lifeguard ${command.name} takes ${takes}, so "${extra}" is one too many.`);
  }
  const flags = Object.entries(command.flags).map(([name, flag]) => [
    name,
    flag.kind === 'list' ? (lists.get(name) ?? []) : (given.get(name) ?? unsaid(flag)),
  ]);
  // Each value was read as the kind of its flag says.
  return { flags: Object.fromEntries(flags) as Values<F>, operands };
}

function unknownFlag(command: { readonly name: string; readonly flags: Flags }, name: string): UsageProblem {
  const known = Object.keys(command.flags).map(flag => `--${flag}`);
  const hint = didYouMean(name, known) ?? `See lifeguard ${command.name} --help.`;
  return new UsageProblem(`lifeguard ${command.name} has no flag ${name}. ${hint}`);
}

function unsaid(flag: Exclude<Flag, ListFlag>): string | number | boolean | undefined {
  return flag.kind === 'switch' ? false : flag.fallback;
}

function readValue(
  flag: Exclude<Flag, ListFlag>,
  name: string,
  text: string | undefined,
): string | number | boolean {
  if (flag.kind === 'switch') {
    if (text === undefined) return true;
    throw new UsageProblem(`${name} takes no value.`);
  }
  const given = neededText(flag, name, text);
  if (flag.kind === 'text') return given;
  const number = /^\d{1,15}$/.test(given) ? Number(given) : Number.NaN;
  if (number >= flag.from && number <= flag.to) return number;
  throw new UsageProblem(
    `${name} is a whole number from ${flag.from} to ${flag.to}, not ${JSON.stringify(given.slice(0, 40))}.`,
  );
}

/** A value that looks like a flag is a forgotten value; `--name=-value` says otherwise. */
function neededText({ value }: { readonly value: string }, name: string, text: string | undefined): string {
  if (text === undefined || text === '') throw new UsageProblem(`${name} needs a value: ${name} ${value}.`);
  return text;
}
