import { defineCause } from '../cause.ts';
import { reported } from '../documented.ts';
import { settles } from '../evidence.ts';
import { judgedBy } from '../judged-by.ts';

export const refreshTokenUserDeleted = defineCause<{ user: string }>({
  id: 'refresh-token-user-deleted',
  title: 'The user of the refresh token was deleted',
  shows: {
    type: 'NotAuthorizedException',
    message: 'The user has been deleted for the associated refresh token',
  },
  means:
    'The user that signed in no longer exists; one who was created again under the name is another ' +
    'user.',
  toldApart: 'No user of the pool has the sub of the token.',
  fix: 'Sign in as a user who exists.',
  likely: 90,
  seen: [{ at: 'callback', error: 'invalid_grant' }],
  judge: judgedBy(function* ({ user }) {
    if (user?.exists === false) yield settles('The pool has no such user.');
  }),
  source: reported('aws-amplify/amplify-js', 6172),
});
