import { defineCause } from '../cause.ts';

/** The text is that of wrong passwords (inferred: the service documents none for codes). */
export const mfaAttemptsExceeded = defineCause<{ user: string; failures: number; lockedUntil: number }>({
  id: 'mfa-attempts-exceeded',
  title: 'The user is locked for a while after wrong codes of a second factor',
  shows: { type: 'NotAuthorizedException', message: 'Password attempts exceeded' },
  means:
    'The fifth wrong code in a row locks the second factor for one second, and each further one for twice as long as ' +
    'the one before, up to fifteen minutes; so six digits cannot be guessed. A try during the lock is refused and not ' +
    'counted.',
  toldApart:
    'Several wrong codes precede the call; even the right code is refused for now. The password is not in doubt.',
  fix: 'Wait, do not retry in a loop. Fifteen quiet minutes reset the count, and so does a right code after the lock.',
});
