import { defineCause } from '../cause.ts';

export const codeExpired = defineCause<{ user: string; sentAt: number; expiredAt: number }>({
  id: 'code-expired',
  title: 'The code is older than its lifetime',
  shows: {
    type: 'ExpiredCodeException',
    message: 'Invalid code provided, please request a code again.',
  },
  means:
    "The lifetime of the user's newest code has passed: one hour for a reset, a day for a sign-up. The digits are " +
    'not looked at any more.',
  toldApart:
    'The newest code was sent longer ago than its lifetime. If it is younger, look first at the client that ' +
    'submits it (code-issued-to-another-client).',
  fix: 'Request a new code and use it in time.',
});
