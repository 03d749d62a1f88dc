import type { Failure } from '../causes/cause.ts';
import { type WrongForm, wrongForm } from './wrong-form.ts';

/** One thing that is wrong with what a handler answered. */
export interface Breach extends WrongForm {
  /** What Cognito does about it. */
  readonly failure: Failure;
}

/** Makes a breach, whose sentence is made of its parts. */
export function breachOf(field: string, is: string, mustBe: string, failure: Failure): Breach {
  return { ...wrongForm(field, is, mustBe), failure };
}
