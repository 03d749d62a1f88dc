import type { Mutation } from './mutate.ts';
import type { Secret } from './told-secret.ts';

/** A request that a page made, or tried to make. */
export interface PageRequest {
  readonly method: string;
  readonly url: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** What it told beside what it should; such a request goes nowhere. */
  readonly tells?: Secret;
}

/** What a call of Cognito's API is answered with; status 0 is a connection that breaks. */
export interface ApiAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What somebody does with a page: opens a link, fills in the form, submits it. */
export interface Errand {
  /** The address of the mail. */
  readonly link: string;
  /** What is typed where the page left the field empty; the password always. */
  readonly values: { readonly username: string; readonly code: string; readonly password: string };
  /**
   * What ConfirmForgotPassword is answered with when the form is submitted, and then, as long as the page lets somebody
   * try again, when it is submitted once more. Calls of Cognito never leave the machine.
   */
  readonly answers: readonly [ApiAnswer, ...ApiAnswer[]];
  /** A fault that is put into the page's scripts before they run. */
  readonly mutation: Mutation | undefined;
}

/** How far somebody came with the form. */
export type FormState =
  /** The page did not load, did not end, or went away. */
  | 'not reached'
  /** It was filled in and submitted. */
  | 'submitted'
  /** There is none, or it cannot be used. */
  | 'none';

/** What was seen of a page until it was submitted and had answered in words. */
export interface Visit {
  readonly form: FormState;
  /** Why there is no form, or the errand could not be done; no part of it that the page could choose is a secret. */
  readonly obstacle: string | undefined;
  readonly requests: readonly PageRequest[];
  /** The address of the page when its form stood, before anything was typed. */
  readonly address: string;
  /** What the page said before it was submitted, and at the end. */
  readonly words: { readonly before: string; readonly after: string };
  /** Errors that no code of the page caught. */
  readonly errors: readonly string[];
  /** Whether the errand's fault found a place in the page's scripts. */
  readonly isMutated: boolean;
  /** Whether the page kept the errand from its end, so that its time was over. */
  readonly isEndless: boolean;
}

/** What was seen on one errand: with its first answer, and with as many of the others as the page could be tried with. */
export type Visits = readonly [Visit, ...Visit[]];

/** Something that opens pages. */
export interface Browse {
  /** What it is called in reports, such as `Chromium`. */
  readonly name: string;
  /** Whether it does all that browsers do. */
  readonly isBrowser: boolean;
  /** Never rejects for what a page does. @throws if the browser itself ends */
  visit(errand: Errand): Promise<Visits>;
  close(): Promise<void>;
}

/** How long things may take, in milliseconds. */
export interface Patience {
  /** Until a page has loaded. */
  readonly load: number;
  /** Until a form, a call or an answer in words comes, after which the page is taken to have none. */
  readonly quiet: number;
}
