import { type Evidence, rulesOut } from './evidence.ts';
import type { Known } from './known.ts';
import { settlesWhereShown } from './settles-where-shown.ts';

/** How the service shows a user who is not there, where the client does not hide it. */
export const shownUserNotFound: RegExp = /UserNotFoundException|User does not exist|combination not found/;

const absent = 'The pool has no user of that name.';

/**
 * Judges a cause that is at work exactly where the pool has no such user.
 *
 * @param shown what the name and message of the error that it shows have
 */
export function userIsAbsent(known: Known, shown: RegExp): readonly Evidence[] {
  const { user } = known;
  if (!user) return [];
  return [user.exists ? rulesOut('The user exists in the pool.') : settlesWhereShown(known, shown, absent)];
}

/**
 * Judges a cause that is at work exactly where the pool has no such user, or a disabled one.
 *
 * @param shown what the name and message of the error that it shows have
 */
export function userIsAbsentOrDisabled(known: Known, shown: RegExp): readonly Evidence[] {
  const { user } = known;
  if (!user) return [];
  if (user.exists && user.isEnabled) return [rulesOut('The user exists and is enabled.')];
  return [settlesWhereShown(known, shown, user.exists ? 'The user is disabled.' : absent)];
}
