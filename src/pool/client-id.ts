import { randomBase32 } from './base32.ts';
import type { Random } from './random.ts';

/** The pattern and length that the API gives for client ids (documented). */
export const clientIdForm: RegExp = /^[\w+]{1,128}$/;

/**
 * A new app client's id: 26 characters of `0-9a-v`. The service also makes ids of 25, for a leading zero is
 * left out (observed); so it is here.
 */
export function makeClientId(random: Random): string {
  return randomBase32(26, random).replace(/^0/, '');
}
