import { defineCause } from '../cause.ts';

/** The text is inferred: the service documents the error only. */
export const passkeyOfAnotherRelyingParty = defineCause<{ user: string; relyingParty: string }>({
  id: 'passkey-of-another-relying-party',
  title: 'The passkey was made for another relying party',
  shows: {
    type: 'WebAuthnRelyingPartyMismatchException',
    message: 'The relying party of the credential does not match that of the user pool.',
  },
  means:
    'The authenticator was asked to make the passkey for a site other than the relying party of the pool,' +
    ' or the pool has got another one meanwhile.',
  toldApart: 'The fact `relyingParty` is the one that the pool has now.',
  fix: 'Hand `rp` of the options to the browser unchanged.',
});
