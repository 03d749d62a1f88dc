import { defineCause } from '../cause.ts';

export const messageWithoutPlace = defineCause<{ source: string; pool: string }>({
  id: 'message-without-place',
  title: 'The message has no place for the code',
  shows: {
    type: 'InvalidParameterException',
    message: ({ source }) => `The message of ${source} has no place for the code.`,
  },
  means:
    "The pool's own template for this message lacks {####}, so that there is no place for the code or temporary " +
    'password; or it has one, and the user that is invited signs in without a password. An invitation is then not ' +
    'sent, and AdminCreateUser succeeds all the same.',
  toldApart: 'No trigger wrote the message; the template of the pool did.',
  fix:
    'Put {####} into the template (and {username} for invitations), and invite again with MessageAction RESEND. For ' +
    'users without passwords, leave {####} out.',
  likely: 40,
  seen: [{ at: 'mail', text: 'The invitation does not arrive, though AdminCreateUser succeeded.' }],
});
