import { defineCause } from '../cause.ts';

export const codeReplaced = defineCause<{ user: string }>({
  id: 'code-replaced',
  title: 'The code was replaced by a newer one',
  shows: {
    type: 'CodeMismatchException',
    message: 'Invalid verification code provided, please try again.',
  },
  means:
    'The submitted code was right once, but a newer one has been requested since, and the newest ' +
    'counts.',
  toldApart: 'Two codes were sent to the user, and the submitted one is the one before the newest.',
  fix: 'Use the newest mail; say on the page that a new code ends the older one.',
});
