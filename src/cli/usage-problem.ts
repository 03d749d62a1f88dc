import { CommandProblem } from './command-problem.ts';
import { exitCode } from './exit-code.ts';

/** A command line that is wrong: one sentence that says what, and perhaps what was meant. */
export class UsageProblem extends CommandProblem {
  override readonly name = 'UsageProblem';

  constructor(message: string) {
    super(message, exitCode.usage);
  }
}
