import { CommandProblem } from './command-problem.ts';
import { exitCode } from './exit-code.ts';

/** What a command needs cannot be read, written, loaded or listened at: one sentence that says what. */
export class NotReached extends CommandProblem {
  override readonly name = 'NotReached';

  constructor(message: string) {
    super(message, exitCode.unreachable);
  }
}
