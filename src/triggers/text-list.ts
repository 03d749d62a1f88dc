import * as z from 'zod';

/** Texts, one after the other. */
export const textList = z.array(z.string());
