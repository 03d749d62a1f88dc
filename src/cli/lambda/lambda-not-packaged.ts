import { CommandProblem } from '../command-problem.ts';
import { exitCode } from '../exit-code.ts';

/** What was asked to be packaged must not be as it is: a sentence that says what to change. */
export class LambdaNotPackaged extends CommandProblem {
  override readonly name = 'LambdaNotPackaged';

  constructor(message: string) {
    super(message, exitCode.found);
  }
}
