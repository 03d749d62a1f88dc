import type { Failure } from '../causes/cause.ts';

/** One thing that is wrong with what a handler answered. */
export interface Breach {
  /**
   * The member by its path in the response; `response` where it is all of it, `(answer)` where there is none.
   */
  readonly field: string;
  /** What it is, such as `the string "true"`. Of a secret only the type. */
  readonly is: string;
  /** What it must be, such as `the boolean true`. */
  readonly mustBe: string;
  /** Both in a sentence: `autoConfirmUser is the string "true"; it must be the boolean true`. */
  readonly problem: string;
  /** What Cognito does about it. */
  readonly failure: Failure;
}

/** Makes a breach, whose sentence is made of its parts. */
export function breachOf(field: string, is: string, mustBe: string, failure: Failure): Breach {
  return { field, is, mustBe, problem: `${field} is ${is}; it must be ${mustBe}`, failure };
}
