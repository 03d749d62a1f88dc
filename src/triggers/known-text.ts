import * as z from 'zod';

/**
 * A text of which handlers are to write one of the known. Any other has the right form too: the contract's rules or
 * doubts say what comes of it.
 */
export function knownText<const Known extends readonly string[]>(
  known: Known,
): z.ZodType<string, Known[number]> {
  // The form takes more than its input type lets handlers write, never less.
  return z.string().meta({ examples: [...known] }) as z.ZodType<string, Known[number]>;
}
