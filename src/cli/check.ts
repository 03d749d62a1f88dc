import { formatProblems } from '../config/problem.ts';
import { defineCommand } from './command.ts';
import { exitCode } from './exit-code.ts';
import { readPools } from './read-pools.ts';

/** `lifeguard check`. */
export const check = defineCommand(
  {
    name: 'check',
    about:
      'Checks a pools.yaml and tells everything that is wrong with it: line, key, what was expected and what was ' +
      'found. Without FILE it checks pools.yaml in the working directory, or the example where there is none.',
    operands: '[FILE]',
    flags: {},
    examples: [
      ['lifeguard check', 'Check pools.yaml in the working directory'],
      ['lifeguard check staging.yaml --json', 'Check another file, for a program'],
    ],
  },
  async ({ flags, operands, terminal }) => {
    const { file, loaded } = readPools(operands[0], terminal);
    if (flags.json) {
      terminal.say(
        JSON.stringify({ file, ok: loaded.ok, problems: loaded.ok ? [] : loaded.problems }, null, 2),
      );
    } else if (loaded.ok) {
      const pools = loaded.pools.pools.length;
      const clients = loaded.pools.pools.reduce((sum, pool) => sum + pool.clients.length, 0);
      terminal.say(`${file} is right. Pools: ${pools}, app clients: ${clients}.`);
    } else {
      terminal.say(formatProblems(loaded.problems));
      terminal.say(`\n${file}: problems: ${loaded.problems.length}.`);
    }
    return loaded.ok ? exitCode.fine : exitCode.found;
  },
);
