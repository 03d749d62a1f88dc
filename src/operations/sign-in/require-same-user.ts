import { sessionInvalid } from '../../causes/sign-in/session-invalid.ts';
import type { ChallengeName } from './challenges.ts';
import type { OpenedAnswer } from './open-answer.ts';
import { requireActive } from './user-state.ts';

/**
 * Lets a sign-in go on whose user is still the one that proved the first factor: it may have been disabled
 * since, or have got another password.
 *
 * @throws user-is-disabled, user-not-confirmed, password-reset-required, session-invalid
 */
export function requireSameUser(
  challenge: ChallengeName,
  { session, user }: Pick<OpenedAnswer, 'session' | 'user'>,
): void {
  requireActive(user);
  if (session.salt !== undefined && session.salt !== user.credential?.salt) {
    throw sessionInvalid({ challenge, reason: 'the password was changed since' });
  }
}
