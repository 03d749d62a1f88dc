import fc from 'fast-check';

const surrogates = 0x800;

/**
 * Any character of Unicode: the unit of texts, with the very values of fast-check's own unit 'binary'. That one makes a
 * table of all 1,112,064 of them in each process, to find the number of a character, which is here reckoned.
 */
export const anyCharacter: fc.Arbitrary<string> = fc
  .integer({ min: 0, max: 0x10ffff - surrogates })
  .map(number => String.fromCodePoint(number < 0xd800 ? number : number + surrogates), numberOf);

/** @throws {Error} where it is not one character, from which fast-check learns that it did not make it */
function numberOf(value: unknown): number {
  const code = typeof value === 'string' && /^.$/su.test(value) ? value.codePointAt(0) : undefined;
  if (code === undefined || (code >= 0xd800 && code < 0xe000)) throw new Error('not one character');
  return code < 0xd800 ? code : code - surrogates;
}
