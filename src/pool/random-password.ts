import type { Random } from './random.ts';

const kinds = 'aA1!';

/**
 * A password that any policy takes: random, and with one of each kind that a policy may ask for.
 *
 * @param length in characters, a multiple of four
 */
export function randomPassword(random: Random, length: number): string {
  return random.bytes(((length - kinds.length) / 4) * 3).toString('base64url') + kinds;
}
