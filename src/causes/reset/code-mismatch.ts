import { defineCause } from '../cause.ts';

export const codeMismatch = defineCause<{ user: string }>({
  id: 'code-mismatch',
  title: 'The code is not the one that was sent',
  shows: {
    type: 'CodeMismatchException',
    message: 'Invalid verification code provided, please try again.',
  },
  means: 'A code is outstanding for this user and app client, and the submitted one is another.',
  toldApart:
    'The user exists and has an outstanding code. A missing or disabled user shows the same where the ' +
    'app client hides who exists.',
  fix: 'Enter the code of the newest mail; take it over whole, without spaces or signs around it.',
});
