import { defineCommand } from './command.ts';
import { exitCode } from './exit-code.ts';

/** `lifeguard version`. */
export const version = defineCommand(
  {
    name: 'version',
    about: 'Prints the version of Lifeguard and of the Node.js that runs it.',
    flags: {},
    examples: [['lifeguard version', 'Print both']],
  },
  async ({ flags, terminal }) => {
    const node = process.versions.node;
    terminal.say(
      flags.json
        ? JSON.stringify({ lifeguard: terminal.version, node })
        : `lifeguard ${terminal.version}, Node.js ${node}`,
    );
    return exitCode.fine;
  },
);
