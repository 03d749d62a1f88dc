import { type ExitCode, exitCode } from '../exit-code.ts';

/** Why there is no zip: one sentence for people, and how the command ends. */
export class LambdaNotPackaged extends Error {
  override readonly name = 'LambdaNotPackaged';
  readonly exitCode: ExitCode;

  constructor(message: string, end: ExitCode = exitCode.found) {
    super(message);
    this.exitCode = end;
  }
}
