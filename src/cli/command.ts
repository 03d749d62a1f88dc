import type { ExitCode } from './exit-code.ts';
import { everyFlag, type Flags, type Values } from './flag.ts';
import { commandHelp } from './help.ts';
import { readArguments } from './read-arguments.ts';
import type { Terminal } from './terminal.ts';

/** What a command is, for its help and its arguments. */
export interface CommandDescription<F extends Flags = Flags> {
  readonly name: string;
  /** What it does, as one or a few sentences. */
  readonly about: string;
  /**
   * What follows the flags, such as `[FILE]`; as many arguments may be given as there are words, any number where they
   * end in `...`.
   */
  readonly operands?: string;
  readonly flags: F;
  /** Command lines that work, each with what it does. */
  readonly examples: readonly (readonly [line: string, about: string])[];
}

/** What a command is run with. */
export interface Invocation<F extends Flags> {
  readonly flags: Values<F & typeof everyFlag>;
  readonly operands: readonly string[];
  readonly terminal: Terminal;
}

/** One command of the command line. */
export interface Command {
  readonly description: CommandDescription;
  /** @throws UsageProblem if the arguments are not what the command takes */
  execute(args: readonly string[], terminal: Terminal): Promise<ExitCode>;
}

/**
 * Makes a command of its description and what it does.
 *
 * @example export const check = defineCommand({ name: 'check', operands: '[FILE]', flags: {}, ...
 * }, async ({ operands }) => ...);
 */
export function defineCommand<const F extends Flags>(
  description: CommandDescription<F>,
  run: (invocation: Invocation<F>) => Promise<ExitCode>,
): Command {
  return {
    description,
    async execute(args, terminal) {
      if (args.includes('--help') || args.includes('-h')) {
        terminal.say(commandHelp(description, terminal.columns));
        return 0;
      }
      const { flags, operands } = readArguments(
        { ...description, flags: { ...description.flags, ...everyFlag } },
        args,
      );
      return run({ flags, operands, terminal });
    },
  };
}
