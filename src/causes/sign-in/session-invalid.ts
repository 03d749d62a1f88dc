import { defineCause } from '../cause.ts';

export const sessionInvalid = defineCause<{ challenge: string; reason: string }>({
  id: 'session-invalid',
  title: 'The session is not one of this user and client',
  shows: {
    type: 'NotAuthorizedException',
    message: 'Invalid session for the user.',
  },
  means: 'The Session was altered, or given out for another user, client, pool or challenge.',
  toldApart: 'It does not open, or what it is bound to differs from the request.',
  fix: 'Answer with the Session of the last response, unchanged, as the same user and client.',
});
