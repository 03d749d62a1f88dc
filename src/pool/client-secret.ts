import { randomBase32 } from './base32.ts';
import type { Random } from './random.ts';

/** A new client secret: 52 characters of `0-9a-v`, 260 bits (observed; 51 where a leading zero is left out). */
export function makeClientSecret(random: Random): string {
  return randomBase32(52, random).replace(/^0/, '');
}
