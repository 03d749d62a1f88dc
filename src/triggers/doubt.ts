import { type WrongForm, wrongForm } from './wrong-form.ts';

/** What Cognito takes, and the handler can hardly mean. */
export interface Doubt extends WrongForm {
  /** What comes of it, as a sentence. */
  readonly outcome: string;
}

/** Makes a doubt, whose sentence is made of its parts. */
export function doubtOf(field: string, is: string, mustBe: string, outcome: string): Doubt {
  return { ...wrongForm(field, is, mustBe), outcome };
}
