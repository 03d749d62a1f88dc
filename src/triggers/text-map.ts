import * as z from 'zod';

/**
 * Texts by name in a response. Numbers and booleans become texts (observed of a boolean), nothing else does.
 */
export const textMap = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean()], { error: 'a string' }).transform(String),
);
