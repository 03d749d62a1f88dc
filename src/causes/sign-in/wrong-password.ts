import { defineCause } from '../cause.ts';

export const wrongPassword = defineCause<{ user: string }>({
  id: 'wrong-password',
  title: 'The password is wrong',
  shows: {
    type: 'NotAuthorizedException',
    message: 'Incorrect username or password.',
  },
  means: "The user exists and may sign in, and the password is not the user's.",
  toldApart:
    "The user is there, enabled and confirmed. A temporary password copied with the sentence's full " +
    'stop ends here too.',
  fix: 'Enter the right password, or reset it.',
});
