import { type Evidence, rulesOut } from './evidence.ts';
import { existingUser } from './existing-user.ts';
import type { Known } from './known.ts';
import { settlesWhereShown } from './settles-where-shown.ts';

/**
 * Judges a cause that is at work exactly where the user has this status.
 *
 * @param shown what the name and message of the error that it shows have
 */
export function userStatusIs(known: Known, wanted: string, shown: RegExp): readonly Evidence[] {
  const status = existingUser(known)?.status;
  if (status === undefined) return known.user ? [rulesOut('The pool has no user of that name.')] : [];
  const says = `The status of the user is ${status}.`;
  return [status === wanted ? settlesWhereShown(known, shown, says) : rulesOut(says)];
}
