import { type Judge, settles, speaksAgainst } from './evidence.ts';
import { judgedBy } from './judged-by.ts';

/** Judges a cause by the trigger's answers: the breaches of their contract that have this cause. */
export function breached(id: string): Judge {
  return judgedBy(function* ({ answers }) {
    for (const { source, breaches } of answers) {
      for (const { cause, field, was, mustBe } of breaches)
        if (cause === id) yield settles(`${field} of the answer is ${was}; it must be ${mustBe}.`);
      if (breaches.length === 0)
        yield speaksAgainst(`The answer${source === undefined ? '' : ` to ${source}`} keeps its contract.`);
    }
  });
}
