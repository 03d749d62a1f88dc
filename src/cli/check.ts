import type { LoadedPools } from '../config/load-pools.ts';
import { formatProblems, type Problem } from '../config/problem.ts';
import { systemClock } from '../pool/clock.ts';
import { printableLines } from '../pool/printable.ts';
import { systemRandom } from '../pool/random.ts';
import { defineCommand } from './command.ts';
import { exitCode } from './exit-code.ts';
import { ownMessagesProblems } from './own-messages-problems.ts';
import { readPools } from './read-pools.ts';
import { readableJson } from './readable-json.ts';

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
    const problems = loaded.ok
      ? [...(await refused(loaded)), ...(await ownMessagesProblems(loaded, terminal.directory))]
      : loaded.problems;
    const isRight = loaded.ok && problems.length === 0;
    if (flags.json) {
      terminal.say(readableJson({ file, ok: isRight, problems }));
    } else if (isRight) {
      const pools = loaded.pools.pools.length;
      const clients = loaded.pools.pools.reduce((sum, pool) => sum + pool.clients.length, 0);
      terminal.say(`${file} is right. Pools: ${pools}, app clients: ${clients}.`);
    } else {
      terminal.say(printableLines(formatProblems(problems)));
      terminal.say(`\n${file}: problems: ${problems.length}.`);
    }
    return isRight ? exitCode.fine : exitCode.found;
  },
);

/** What the schema cannot tell: what `lifeguard up` would be refused. */
async function refused({ pools, explain }: Extract<LoadedPools, { ok: true }>): Promise<readonly Problem[]> {
  // Loaded only here, so that a file with other faults is told at once.
  const { tryPools } = await import('../server/try-pools.ts');
  return explain(await tryPools({ clock: systemClock, random: systemRandom }, pools));
}
