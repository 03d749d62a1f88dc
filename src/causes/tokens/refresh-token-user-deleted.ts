import { defineCause } from '../cause.ts';
import { reported } from '../documented.ts';
import { judgedBy } from '../judged-by.ts';
import { settlesWhereShown } from '../settles-where-shown.ts';

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
  likely: 20,
  seen: [{ at: 'callback', error: 'invalid_grant' }],
  judge: judgedBy(function* (known) {
    const { user } = known;
    if (user?.exists === false)
      yield settlesWhereShown(known, /invalid_grant|has been deleted/, 'The pool has no such user.');
  }),
  source: reported('aws-amplify/amplify-js', 6172),
});
