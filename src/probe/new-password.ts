import type { Random } from '../pool/random.ts';

/** A password that any policy takes: random, of 100 characters, and one of each kind that a policy may ask for. */
export function newPassword(random: Random): string {
  return `${random.bytes(72).toString('base64url')}aA1!`;
}
