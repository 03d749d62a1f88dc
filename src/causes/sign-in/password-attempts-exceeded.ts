import { defineCause } from '../cause.ts';

export const passwordAttemptsExceeded = defineCause<{ user: string; failures: number; lockedUntil: number }>({
  id: 'password-attempts-exceeded',
  title: 'The user is locked for a while after wrong passwords',
  shows: {
    type: 'NotAuthorizedException',
    message: 'Password attempts exceeded',
  },
  means:
    'The fifth wrong password in a row locks the user for one second, and each further one for twice as long as ' +
    'the one before, up to fifteen minutes. A try during the lock is refused and not counted.',
  toldApart: 'Several wrong passwords precede the call; even the right password is refused for now.',
  fix: 'Wait, do not retry in a loop. Fifteen quiet minutes reset the count.',
});
