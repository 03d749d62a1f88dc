import { invariant } from '../invariant.ts';

/** Somebody who resets a password reads what went wrong and what to do, and no name of an exception. */
export const saysFailuresInWords = invariant(
  'says-failures-in-words',
  'Each failure is told in words.',
  ['failure'],
  ({ occasion, visit, calls }) => {
    if (calls.length === 0) return `The page called nothing: ${visit.obstacle ?? 'it was submitted'}.`;
    const { before, after } = visit.words;
    if (after === before) return 'The page says nothing.';
    const known = new Set(before.split(' '));
    // A name or an id as a detail for support is fine; it is no sentence.
    const fresh = withoutMessage(after, occasion.answer.body)
      .split(' ')
      .filter(
        word =>
          /\p{L}/u.test(word) &&
          !/\p{N}/u.test(word) &&
          !/(?:Exception|Error)\b/.test(word) &&
          !known.has(word),
      );
    return fresh.length < fewestWords
      ? `The page says only “${fresh.join(' ')}” in words of its own.`
      : undefined;
  },
);

/** The fewest new words that can tell what happened and what to do. */
const fewestWords = 4;

/** The service's own message tells a user nothing, and often the wrong thing. */
function withoutMessage(words: string, body: string): string {
  const message = /"message":"([^"]+)"/.exec(body)?.[1];
  return message === undefined ? words : words.replaceAll(message, ' ');
}
