import { defineCause } from '../cause.ts';

/** The text is inferred: the service documents the error only. */
export const passkeyCountBehind = defineCause<{ user: string; given: number; known: number }>({
  id: 'passkey-count-behind',
  title: 'The passkey counts fewer signatures than it has made',
  shows: { type: 'NotAuthorizedException', message: 'Incorrect username or password.' },
  means:
    'The authenticator counts its signatures, and this one does not count further than the last that was ' +
    'seen. Two authenticators may hold the same key: one is a copy. Or an answer was sent twice.',
  toldApart: 'The signature itself is right. The facts show both counts.',
  fix: 'Delete the passkey and register another one, unless you know that the same answer was sent twice.',
});
