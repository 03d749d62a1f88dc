import type { Random } from './random.ts';

/** A new code of a first factor: eight digits (observed), each of the hundred million as likely. */
export function makeOtp(random: Random): string {
  return String(random.below(100_000_000)).padStart(8, '0');
}
