import type { Random } from './random.ts';
import type { Seal } from './seal.ts';

/** A new user's `sub`: in the shape of a UUID, but its third group starts `70` (observed). */
export function makeSub(random: Random): string {
  return inForm(random.bytes(16).toString('hex'));
}

/** The `sub` that a user who does not exist could have: always the same for that pool and name. */
export function fakeSub(seal: Seal, poolId: string, name: string): string {
  return inForm(Buffer.from(seal.hash(`fake sub:${poolId}`, name), 'base64url').toString('hex'));
}

function inForm(hex: string): string {
  const groups = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `70${hex.slice(14, 16)}`,
    hex.slice(16, 20),
    hex.slice(20, 32),
  ];
  return groups.join('-');
}
