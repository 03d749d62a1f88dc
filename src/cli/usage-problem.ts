/** A command line that is wrong: one sentence that says what, and perhaps what was meant. */
export class UsageProblem extends Error {
  override readonly name = 'UsageProblem';
}
