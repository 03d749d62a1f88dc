import type { Asked } from '../asked.ts';
import type { Reading } from '../reading.ts';

/** Reads what a function that returns nothing shows, where somebody has told whose answer it is. */
export function readNoAnswer(text: string, { trigger }: Asked): Reading | undefined {
  const word = text.trim();
  if (trigger === undefined || !/^(?:null|undefined|None)$/.test(word)) return undefined;
  return {
    kind: 'trigger answer',
    says: `of ${trigger}: nothing`,
    found: {
      answers: [{ source: trigger, breaches: [{ field: '(answer)', was: word, mustBe: 'the event' }] }],
    },
    told: [
      {
        cause: 'handler-answered-nothing',
        evidence: { says: `The answer is ${word}; it must be the event.`, speaks: 'settles it' },
      },
    ],
  };
}
