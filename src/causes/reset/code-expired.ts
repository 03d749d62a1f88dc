import { defineCause } from '../cause.ts';

export const codeExpired = defineCause<{ user: string; sentAt: number; expiredAt: number }>({
  id: 'code-expired',
  title: 'The code is older than its lifetime',
  shows: {
    type: 'ExpiredCodeException',
    message: 'Invalid code provided, please request a code again.',
  },
  means:
    'The code was right and came from the right app client, but its lifetime had passed: one hour for ' +
    'a reset, a day for a sign-up.',
  toldApart:
    'The code was sent longer ago than its lifetime, and it is the newest one. If it is younger, look ' +
    'at the client that submits it first.',
  fix: 'Request a new code and use it in time.',
});
