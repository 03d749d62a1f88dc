import { defineCause } from '../cause.ts';

export const sessionExpired = defineCause<{ challenge: string }>({
  id: 'session-expired',
  title: 'The session is past its time',
  shows: {
    type: 'NotAuthorizedException',
    message: 'Invalid session for the user, session is expired.',
  },
  means: 'Between the challenge and its answer passed more than AuthSessionValidity (3 to 15 minutes).',
  toldApart: 'The Session is right but old.',
  fix: 'Begin again; raise AuthSessionValidity if users need longer.',
});
