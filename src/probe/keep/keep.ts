import type { KeptName, KeptUser } from './kept-user.ts';

/** Where the probe remembers from one run to the next. */
export interface Keep {
  /**
   * Changes what is remembered of a user in one step: nobody else changes it in between. The change may be made again,
   * with what another has written meanwhile. Nothing is written where it gives back what it was given.
   *
   * @returns what the change gives beside, once it is written
   * @throws KeepProblem
   */
  readonly update: <T>(
    name: KeptName,
    change: (kept: KeptUser) => { readonly kept: KeptUser; readonly gives: T },
  ) => Promise<T>;
}

/** What is remembered cannot be read or written. The message is a sentence and holds no secret. */
export class KeepProblem extends Error {
  override readonly name = 'KeepProblem';
}

/** How often a change is made again where others are faster, before it is given up. */
export const mostTries = 20;
