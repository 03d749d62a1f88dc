import type { Random } from './random.ts';
import type { Seal } from './seal.ts';

/** What a confirmation code is for. A code of one purpose never serves another, nor one address another. */
export type CodePurpose = 'reset' | 'sign-up' | `verify-${'email' | 'phone_number'}`;

const day = 24 * 60 * 60_000;

/** How long a code lives, in milliseconds, by purpose (documented). */
export const codeLifetimes: Readonly<Record<CodePurpose, number>> = {
  reset: 60 * 60_000,
  'sign-up': day,
  'verify-email': day,
  'verify-phone_number': day,
};

/** Whose code it is, and for what. */
export interface CodeOwner {
  readonly poolId: string;
  readonly sub: string;
  readonly purpose: CodePurpose;
}

/** A new six-digit code, each of the million as likely. */
export function makeCode(random: Random): string {
  return String(random.below(1_000_000)).padStart(6, '0');
}

/** What is kept of a code: a keyed hash that holds for this pool, user and purpose only. */
export function hashCode(seal: Seal, owner: CodeOwner, code: string): string {
  return seal.hash(`code:${owner.poolId}`, JSON.stringify([owner.purpose, owner.sub, code]));
}
