import type { Code } from './code.ts';
import type { Page } from './page.ts';

/** One file, parsed. */
export interface Source {
  /** Below the folder that is read, with `/`. */
  readonly path: string;
  readonly text: string;
  /** Its script, or those in a page as one. */
  readonly code: Code;
  /** Where it is a page of HTML. */
  readonly page?: Page;
  /** Whether a handler of messages in another file names it: what it writes is taken for part of a message. */
  readonly isOfMessages?: boolean;
}
