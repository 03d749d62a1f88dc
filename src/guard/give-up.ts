import { unhandled } from './page-hand.ts';
import type { Browse } from './visit.ts';

/** How many errands a page may keep from their end before no others are begun: each takes all of its time. */
export const mostEndless = 2;

/** What is told of an errand that was not begun. */
const notTried = 'it was not tried, as the page did not end on other links';

/** Runs errands until so many of them did not end, and tells of the others that they were not tried. */
export function givingUp({ visit }: Pick<Browse, 'visit'>, most: number): Browse['visit'] {
  let endless = 0;
  return async errand => {
    if (endless >= most) {
      const nothing = { requests: [], errors: [], isMutated: false };
      return [{ ...nothing, ...unhandled(errand, notTried), isEndless: true }];
    }
    const visits = await visit(errand);
    // With one of several answers it did not end: they are tried again, each alone.
    if (visits[0].isEndless && errand.answers.length === 1) endless += 1;
    return visits;
  };
}
