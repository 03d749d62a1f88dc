import { didYouMean } from '../../config/suggest.ts';
import { type Command, defineCommand } from '../command.ts';
import { UsageProblem } from '../usage-problem.ts';
import { triggerCheck } from './trigger-check.ts';
import { triggerInvoke } from './trigger-invoke.ts';
import { triggerSample } from './trigger-sample.ts';

const words: ReadonlyMap<string, Command> = new Map([
  ['check', triggerCheck],
  ['sample', triggerSample],
  ['invoke', triggerInvoke],
]);

const overview = defineCommand(
  {
    name: 'trigger',
    about:
      'Tries the handlers of Lambda triggers before Cognito does. "check" sends a handler every event that it would get ' +
      'and tells what Cognito would refuse, "sample" prints an event, "invoke" sends one. Each has a help of its own: ' +
      'lifeguard trigger check --help.',
    operands: 'check|sample|invoke',
    flags: {},
    examples: [
      ['lifeguard trigger check sign-up.ts --trigger PreSignUp', 'Every event of a trigger'],
      ['lifeguard trigger sample PreSignUp_SignUp', 'The event of a sign-up'],
      ['lifeguard trigger invoke sign-up.ts --source PreSignUp_SignUp', 'One event, and what is answered'],
    ],
  },
  async () => {
    throw new UsageProblem(
      'lifeguard trigger takes the word check, sample or invoke: see lifeguard trigger --help.',
    );
  },
);

/** `lifeguard trigger`: hands the command line to the command that its first word names. */
export const trigger: Command = {
  description: overview.description,
  async execute(args, terminal) {
    const [word = '', ...rest] = args;
    const command = words.get(word);
    if (command) return command.execute(rest, terminal);
    if (word === '' || word.startsWith('-')) return overview.execute(args, terminal);
    const hint = didYouMean(word, words.keys()) ?? 'See lifeguard trigger --help.';
    throw new UsageProblem(`lifeguard trigger has no command ${word}. ${hint}`);
  },
};
