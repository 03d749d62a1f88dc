import { defineCause } from '../cause.ts';

export const usernameTaken = defineCause<{ user: string }>({
  id: 'username-taken',
  title: 'The username is taken',
  shows: {
    type: 'UsernameExistsException',
    message: 'User already exists',
  },
  means: 'A user of the pool, confirmed or not, has that username.',
  toldApart: 'AdminGetUser finds it; in a pool that ignores case also when it is written in another case.',
  fix:
    'If it is the same person and UserStatus is UNCONFIRMED, send the code again; otherwise choose ' +
    'another name.',
});
