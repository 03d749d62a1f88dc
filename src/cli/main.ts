import { didYouMean } from '../config/suggest.ts';
import { printableLines } from '../pool/printable.ts';
import type { Command } from './command.ts';
import { CommandProblem } from './command-problem.ts';
import { type ExitCode, exitCode } from './exit-code.ts';
import { overview } from './help.ts';
import { processTerminal, type Terminal } from './terminal.ts';
import { withoutCommands } from './without-commands.ts';

interface Row {
  readonly name: string;
  readonly summary: string;
  /** Only the command that is run is loaded. */
  readonly load: () => Promise<Command>;
}

/** Every command, in the order of the help. */
export const commands: readonly Row[] = [
  {
    name: 'up',
    summary: 'Run the pools of pools.yaml on this machine',
    load: async () => (await import('./up.ts')).up,
  },
  {
    name: 'probe',
    summary: 'Reset a test user for real and tell each stage',
    load: async () => (await import('./probe/probe.ts')).probe,
  },
  {
    name: 'guard',
    summary: 'Prove that a reset page sends each code back to its app client',
    load: async () => (await import('./guard/guard.ts')).guard,
  },
  {
    name: 'explain',
    summary: 'Tell what is behind an error, link, token, log or record of calls',
    load: async () => (await import('./explain/explain.ts')).explain,
  },
  {
    name: 'doctor',
    summary: 'Tell what will go wrong with user pools, on AWS or here',
    load: async () => (await import('./doctor/doctor.ts')).doctor,
  },
  {
    name: 'check',
    summary: 'Tell everything that is wrong with a pools.yaml',
    load: async () => (await import('./check.ts')).check,
  },
  {
    name: 'inventory',
    summary: 'Hold pools.yaml against what exists, and write it from that',
    load: async () => (await import('./inventory/inventory.ts')).inventory,
  },
  {
    name: 'mail',
    summary: 'Show every message of every app client as its reader gets it',
    load: async () => (await import('./mail/mail.ts')).mail,
  },
  {
    name: 'trigger',
    summary: 'Try the handlers of Lambda triggers before Cognito does',
    load: async () => (await import('./trigger/trigger.ts')).trigger,
  },
  {
    name: 'lambda',
    summary: 'Make the zip of a Lambda function, the same on every machine',
    load: async () => (await import('./lambda/lambda.ts')).lambda,
  },
  {
    name: 'tap',
    summary: 'Stand between an app and Cognito and tell why calls fail',
    load: async () => (await import('./tap/tap.ts')).tap,
  },
  {
    name: 'replay',
    summary: 'Send a tap’s recording to another endpoint and tell what differs',
    load: async () => (await import('./replay/replay.ts')).replay,
  },
  {
    name: 'keys',
    summary: 'Turn the keys that sign the tokens of a pool',
    load: async () => (await import('./keys.ts')).keys,
  },
  {
    name: 'version',
    summary: 'Print the version',
    load: async () => (await import('./version.ts')).version,
  },
];

/** Runs one command line and gives its exit code. It rejects only with a bug. */
export async function main(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const [name, ...rest] = args;
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    const named = rest.find(word => !word.startsWith('-'));
    if (named !== undefined) return main([named, '--help'], terminal);
    const rows = commands.map(command => ({ name: command.name, summary: command.summary }));
    terminal.say(
      rest.includes('--json')
        ? JSON.stringify({ commands: rows }, null, 2)
        : overview(rows, terminal.columns),
    );
    return name === undefined ? exitCode.usage : exitCode.fine;
  }
  if (name === '--version' || name === '-v') return main(['version', ...rest], terminal);
  const row = commands.find(command => command.name === name);
  if (!row) {
    const hint = didYouMean(
      name,
      commands.map(command => command.name),
    );
    terminal.complain(`There is no command ${JSON.stringify(name)}. ${hint ?? 'See lifeguard --help.'}`);
    return exitCode.usage;
  }
  try {
    return await (await row.load()).execute(rest, terminal);
  } catch (error) {
    if (!(error instanceof CommandProblem)) throw error;
    // Names of files and answers of servers may stand in it, which neither a terminal nor GitHub must obey.
    terminal.complain(withoutCommands(printableLines(error.message)));
    return error.exitCode;
  }
}

/** Runs the command line of this process. */
export async function run(): Promise<void> {
  process.exitCode = await main(process.argv.slice(2), processTerminal());
}
