import type { Spellings } from './secret-spellings.ts';
import { type SpellingIndex, spellingIndex } from './spelling-index.ts';

/** Secrets that are looked for together, by the ways in which they may stand in a text. */
export type SecretSet = Readonly<Record<keyof Spellings, SpellingIndex>>;

/** Begins with those. */
export function secretSet(secrets: readonly Spellings[] = []): SecretSet {
  const set: SecretSet = {
    plain: spellingIndex(),
    word: spellingIndex(),
    quoted: spellingIndex(),
    hex: spellingIndex(),
    list: spellingIndex(),
    base64: spellingIndex(),
  };
  for (const secret of secrets) eachSpelling(secret, (form, spelling) => set[form].add(spelling));
  return set;
}

/** Hands over all spellings of a secret, each with its form. */
export function eachSpelling(
  spellings: Spellings,
  take: (form: keyof Spellings, spelling: string) => void,
): void {
  const { plain, word, quoted, hex, list, base64 } = spellings;
  for (const one of plain) take('plain', one);
  for (const one of word) take('word', one);
  for (const one of quoted) take('quoted', one);
  for (const one of hex) take('hex', one);
  for (const one of list) take('list', one);
  for (const one of base64) take('base64', one);
}
