import { defineCause } from '../cause.ts';

export const sessionDoesNotExist = defineCause<{ user: string; session: string }>({
  id: 'session-does-not-exist',
  title: 'The user has no active session of that id',
  shows: {
    type: 'ResourceNotFoundException',
    message: 'Session does not exist.',
  },
  means:
    'The SessionId is not one of an active session of this user: it was revoked, has expired, belongs to another ' +
    'user or is mistyped. The wording of the message is inferred.',
  toldApart: 'ListUserSessions and AdminListUserSessions show the sessions that are active.',
  fix: 'List the sessions again and take the SessionId from there. Nothing is left to do if the session was to end.',
});
