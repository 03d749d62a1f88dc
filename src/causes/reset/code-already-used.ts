import { defineCause } from '../cause.ts';

export const codeAlreadyUsed = defineCause<{ user: string; usedAt: number }>({
  id: 'code-already-used',
  title: 'The code was used before',
  shows: {
    type: 'ExpiredCodeException',
    message: 'Invalid code provided, please request a code again.',
  },
  means:
    "The user's newest code has been used up by an earlier call: a code works once. Whether this one has the same " +
    'digits is not looked at.',
  toldApart:
    'An earlier call of the same user succeeded, often seconds before: a double submit, a page that sends on ' +
    'load, or a mail scanner that opens links.',
  fix:
    "If the earlier call was the user's, the password is set, or the sign-up confirmed: sign in. Otherwise " +
    'request a new code. Make the page send only when the user submits, and only once.',
});
