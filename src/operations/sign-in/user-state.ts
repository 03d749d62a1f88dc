import { passwordResetRequired } from '../../causes/sign-in/password-reset-required.ts';
import { userIsDisabled } from '../../causes/sign-in/user-is-disabled.ts';
import { userNotConfirmed } from '../../causes/sign-in/user-not-confirmed.ts';
import type { User } from '../../pool/user.ts';

/** @throws user-is-disabled */
export function requireEnabled(user: User): void {
  if (!user.enabled) throw userIsDisabled({ user: user.username });
}

/**
 * Lets a user go on who may sign in. Somebody unknown goes on too: the client may hide
 * who exists, and the proof fails.
 *
 * @throws user-is-disabled, user-not-confirmed, password-reset-required
 */
export function requireActive(user: User | undefined): void {
  if (!user) return;
  requireEnabled(user);
  if (user.status === 'UNCONFIRMED') throw userNotConfirmed({ user: user.username });
  if (user.status === 'RESET_REQUIRED') throw passwordResetRequired({ user: user.username });
}
