import { SourceNotRead } from '../source-not-read.ts';
import { deepest, tooDeep } from './plain-yaml.ts';

/** How much may be made: values and characters together. */
const most = 50_000_000;

/** What is left to make of templates that belong together: what one takes from another counts for both. */
export interface Budget {
  /** Takes an amount of it. @throws SourceNotRead if there is no more */
  spend(amount: number): void;
  /** Makes something one level deeper. @throws SourceNotRead if that is too deep */
  deeper<T>(make: () => T): T;
}

/** Makes one, nothing of it spent yet. */
export function createBudget(): Budget {
  let made = 0;
  let depth = 0;
  return {
    spend(amount) {
      made += amount;
      if (made > most) throw new SourceNotRead('has functions that make a text without measure');
    },
    deeper(make) {
      if (depth >= 3 * deepest) throw tooDeep();
      depth += 1;
      try {
        return make();
      } finally {
        depth -= 1;
      }
    },
  };
}
