import { type Evidence, rulesOut, settles } from './evidence.ts';
import { existingUser } from './existing-user.ts';
import type { Known } from './known.ts';

/** Judges a cause that is at work exactly where the user has one of these statuses. */
export function userStatusIs(known: Known, ...statuses: readonly string[]): readonly Evidence[] {
  const status = existingUser(known)?.status;
  if (status === undefined) return known.user ? [rulesOut('The pool has no user of that name.')] : [];
  const says = `The status of the user is ${status}.`;
  return [statuses.includes(status) ? settles(says) : rulesOut(says)];
}
