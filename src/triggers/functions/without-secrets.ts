import { encodedRuns } from './encoded-runs.ts';
import type { SecretSet } from './secret-set.ts';
import { longestSpelling } from './secret-spellings.ts';
import type { SpellingIndex, Work } from './spelling-index.ts';

/**
 * Makes the secrets in a text unreadable. Where its end was cut off, what is left of a secret there goes as well, and an
 * ellipsis is put in place of the end.
 */
export type Readable = (text: string, isCut?: boolean) => string;

/** What stands in place of a secret. */
export const hidden = '•••';

/**
 * How many characters are compared for one run: many times what 64 KB of print take, and less than a tenth of a second.
 * Only texts and secrets that are made for it take more.
 */
const mostWork = 8_000_000;

/** From where to where something secret stands. */
type Place = readonly [from: number, to: number];

/**
 * Takes the secrets of these sets out of texts, however they are written there. What it does in all is bounded; the
 * rest of a text that would take more is hidden.
 */
export function withoutSecrets(sets: readonly SecretSet[]): Readable {
  const work: Work = { left: mostWork };
  return (text, isCut = false) => {
    const places = [
      ...encodedPlaces(text, sets, work, isCut),
      ...writtenPlaces(text, sets, work),
      ...(isCut ? begunPlace(text, sets, work) : []),
    ];
    const readable = withoutPlaces(text, places);
    return isCut ? `${readable}…` : readable;
  };
}

/** What is encoded goes as a whole where a secret is in it. */
function* encodedPlaces(
  text: string,
  sets: readonly SecretSet[],
  work: Work,
  isCut: boolean,
): Generator<Place> {
  for (const { form, from, to, plain, isCut: isCutItself } of encodedRuns(text)) {
    if (work.left < 0) return yield [from, text.length];
    const indexes = sets.map(set => set[form]);
    const isBegun = isCutItself || (isCut && to === text.length);
    if (holdsOne(plain, indexes, work) || (isBegun && beginningIn(plain, indexes, work, 4) !== undefined)) {
      yield [from, to];
    }
  }
}

function holdsOne(text: string, indexes: readonly SpellingIndex[], work: Work): boolean {
  for (let at = 0; at < text.length; at += 1) {
    if (indexes.some(index => index.lengthAt(text, at, work) > 0)) return true;
    // As if there were one: the caller hides it.
    if (work.left < 0) return true;
  }
  return false;
}

/** Wherever one begins, also within another: who may choose one secret must not part another by it. */
function* writtenPlaces(text: string, sets: readonly SecretSet[], work: Work): Generator<Place> {
  for (let at = 0; at < text.length; at += 1) {
    work.left -= 1;
    if (work.left < 0) return yield [at, text.length];
    for (const { plain, word, quoted } of sets) {
      const length = plain.lengthAt(text, at, work);
      if (length > 0) yield [at, at + length];
      const ofWord = word.lengthAt(text, at, work);
      if (ofWord > 0 && isWord(text, at, at + ofWord)) yield [at, at + ofWord];
      const ofQuoted = quoted.lengthAt(text, at, work);
      if (ofQuoted > 0) yield [at + 1, at + ofQuoted - (text[at + ofQuoted - 2] === '\\' ? 2 : 1)];
    }
  }
}

/** An end of a line that is written as `\n` is no letter. */
function isWord(text: string, from: number, to: number): boolean {
  return (
    /(?:^|[^\p{L}\p{N}]|\\[nrt])$/u.test(text.slice(Math.max(0, from - 2), from)) &&
    /^(?:$|[^\p{L}\p{N}])/u.test(text.slice(to, to + 2))
  );
}

function begunPlace(text: string, sets: readonly SecretSet[], work: Work): readonly Place[] {
  // A cut through a pair of surrogates leaves the sign for what cannot be read.
  const whole = text.endsWith('\uFFFD') ? text.slice(0, -1) : text;
  const indexes = sets.map(({ plain }) => plain);
  const from = beginningIn(whole, indexes, work, 1);
  return from === undefined ? [] : [[from, text.length]];
}

/** Where the longest beginning of a secret stands that a text ends with. */
function beginningIn(
  text: string,
  indexes: readonly SpellingIndex[],
  work: Work,
  shortest: number,
): number | undefined {
  for (let at = Math.max(0, text.length - longestSpelling); at <= text.length - shortest; at += 1) {
    if (work.left < 0 || indexes.some(index => index.hasBeginning(text, at, work))) return at;
  }
  return undefined;
}

function withoutPlaces(text: string, places: readonly Place[]): string {
  let readable = '';
  let end = 0;
  for (const [from, to] of places.toSorted(([a], [b]) => a - b)) {
    if (from >= end) readable += text.slice(end, from) + hidden;
    end = Math.max(end, to);
  }
  return readable + text.slice(end);
}
