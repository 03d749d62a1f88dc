import type { Random } from './random.ts';

const alphabet = '0123456789abcdefghijklmnopqrstuv';

/**
 * That many random characters of `0-9a-v`, five bits each: the alphabet of client ids and secrets (observed).
 */
export function randomBase32(length: number, random: Random): string {
  let text = '';
  for (const byte of random.bytes(length)) text += alphabet.charAt(byte & 31);
  return text;
}
