import { defineCause } from '../cause.ts';

/** The text is inferred: the service documents the error only. */
export const passkeyNotProven = defineCause<{ user: string; reason: string }>({
  id: 'passkey-not-proven',
  title: 'The passkey did not prove the user',
  shows: { type: 'NotAuthorizedException', message: 'Incorrect username or password.' },
  means:
    'What the browser made of WEB_AUTHN does not fit the challenge: another challenge, page or relying ' +
    "party was signed for, the passkey is not one of the user's, or the signature is wrong.",
  toldApart: 'The fact `reason` says what does not fit; from outside it looks like a wrong password.',
  fix:
    'Hand CREDENTIAL_REQUEST_OPTIONS to the browser unchanged, and send `credential.toJSON()` as JSON ' +
    'text in CREDENTIAL.',
});
