import { defineCause } from '../cause.ts';

export const userExists = defineCause<{ user: string }>({
  id: 'user-exists',
  title: 'The user exists already',
  shows: {
    type: 'UsernameExistsException',
    message: 'User account already exists',
  },
  means: 'AdminCreateUser for a username that a user of the pool has.',
  toldApart: 'AdminGetUser finds it.',
  fix: 'Choose another name, or use MessageAction RESEND to send the invitation again.',
});
