import { defineCause } from '../cause.ts';

export const codeAlreadyUsed = defineCause<{ user: string; usedAt: number }>({
  id: 'code-already-used',
  title: 'The code was used before',
  shows: {
    type: 'ExpiredCodeException',
    message: 'Invalid code provided, please request a code again.',
  },
  means: 'The code was right and has been used up by an earlier call: a code works once.',
  toldApart:
    'An earlier call with the same code succeeded, often seconds before: a double submit, a page that ' +
    'sends on load, or a mail scanner that opens links.',
  fix:
    'Treat the password as changed and sign in; make the page send only when the user submits, and ' +
    'only once.',
});
