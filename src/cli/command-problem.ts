import type { ExitCode } from './exit-code.ts';

/**
 * Why a command ends before its work is done: what people read on the standard error, in one sentence, and the exit
 * code. `main` tells it; no command catches it.
 */
export class CommandProblem extends Error {
  override readonly name: string = 'CommandProblem';
  readonly exitCode: ExitCode;

  constructor(message: string, exitCode: ExitCode) {
    super(message);
    this.exitCode = exitCode;
  }
}
