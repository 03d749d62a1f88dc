import { defineCause } from '../cause.ts';

/** That the users must match is documented; the error, and that the client must too, are inferred. */
export const stepUpTokenRefused = defineCause<{ user: string; reason: string }>({
  id: 'step-up-token-refused',
  title: 'The access token of a step-up is of another user or app client',
  shows: { type: 'NotAuthorizedException', message: 'Access Token does not match the user and client.' },
  means:
    'ACCESS_TOKEN is valid, but was not issued to USERNAME by this app client, so what it says was proven is no part of ' +
    'this sign-in.',
  toldApart: 'The fact `reason` says which of them differs. A token that is not valid shows another text.',
  fix: 'Send the access token that this app client got for this user, or none.',
});
