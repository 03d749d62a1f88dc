import { type Judge, speaksAgainst } from './evidence.ts';
import { judgedBy } from './judged-by.ts';

/**
 * Judges causes that are breaches of a trigger's contract: what keeps it speaks against them. A breach itself names its
 * cause, so that no judge is needed for it.
 */
export const keptContract: Judge = judgedBy(function* ({ answers }) {
  for (const { source, breaches } of answers)
    if (breaches.length === 0)
      yield speaksAgainst(`The answer${source === undefined ? '' : ` to ${source}`} keeps its contract.`);
});
