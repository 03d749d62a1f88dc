import { defineCause } from '../cause.ts';

export const sessionAlreadyUsed = defineCause<{ challenge: string }>({
  id: 'session-already-used',
  title: 'The session was answered before',
  shows: {
    type: 'NotAuthorizedException',
    message: 'Invalid session for the user, session can only be used once.',
  },
  means: 'A Session is good for one successful answer, and it had one.',
  toldApart: 'Two answers with the same Session, often a double submit.',
  fix: 'Send each answer once; begin again with InitiateAuth.',
});
